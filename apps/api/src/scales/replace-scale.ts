import { mappingProblem } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { badInput, conflict } from '../core/http/problem.exception';
import { promiseJob } from '../core/jobs/outbox';
import { Clock } from '../core/time/clock';
import { carryExpectations } from './carry-expectations';
import { mappingOf, type ReplaceScaleDto, type ScaleMadeDto } from './scales.dto';
import { checkedScale, insertScale, lockSubjectsAndScales, requireFreeScaleName, storedScale } from './stored-scale';

/**
 * Replaces a scale by a new version, with a stated mapping or with the statement that there is none. What was marked on
 * the old one stays on it; subjects, and pupils who work on it, are marked on the new one from now on.
 */
@Injectable()
export class ReplaceScale {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, scaleId: number, given: ReplaceScaleDto): Promise<ScaleMadeDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      await lockSubjectsAndScales(tx, schoolId);
      const old = await storedScale(tx, schoolId, scaleId);
      if (old.replacedBy !== null || old.retired) {
        throw conflict(`${old.name} is no longer in use`, 'Make the new version from the one that replaced it.');
      }
      const scale = checkedScale(given.scale, (field) => `scale.${field}`);
      const mapping = mappingOf(given.mapping);
      const problem = mappingProblem(mapping, old, scale);
      if (problem) throw badInput('mapping', problem);
      await requireFreeScaleName(tx, schoolId, scale.name, scaleId);

      const at = this.clock.now();
      const id = await insertScale(tx, schoolId, scale, { version: old.version + 1, versionOf: scaleId });
      await tx.query(
        `INSERT INTO scale_mapping (school_id, from_scale_id, to_scale_id, mapping, stated_by, stated_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [schoolId, scaleId, id, JSON.stringify(mapping), caller.staffId, at],
      );
      await tx.query('UPDATE scale SET retired_at = $3 WHERE school_id = $1 AND id = $2', [schoolId, scaleId, at]);
      await tx.query('UPDATE subject SET scale_id = $3 WHERE school_id = $1 AND scale_id = $2', [
        schoolId,
        scaleId,
        id,
      ]);
      await tx.query('UPDATE subject_scale SET scale_id = $3 WHERE school_id = $1 AND scale_id = $2', [
        schoolId,
        scaleId,
        id,
      ]);
      await tx.query(
        `UPDATE working_to SET scale_id = $3 WHERE school_id = $1 AND scale_id = $2 AND (ends_on IS NULL OR ends_on >= $4)`,
        [schoolId, scaleId, id, this.clock.today()],
      );
      const expectations = await carryExpectations(tx, schoolId, { from: scaleId, to: id, mapping });
      await recordAudit(tx, {
        schoolId,
        at,
        accountId: caller.accountId,
        action: 'scale.replaced',
        why: 'assessment.write',
        subjectKind: 'scale',
        subjectIds: [String(scaleId), String(id)],
        detail: { scale, mapping, expectations },
      });
      await promiseJob(tx, { name: 'analyse-school', schoolId, payload: {} }, at);
      return { id };
    });
  }
}
