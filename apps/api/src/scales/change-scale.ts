import { Injectable } from '@nestjs/common';
import type { ScaleGivenDto } from '../assessments/scale-given.dto';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { conflict } from '../core/http/problem.exception';
import { promiseJob } from '../core/jobs/outbox';
import { Clock } from '../core/time/clock';
import type { ScaleMadeDto } from './scales.dto';
import { checkedScale, lockSubjectsAndScales, requireFreeScaleName, scaleColumns, storedScale } from './stored-scale';

/** Changes a scale on which nothing is marked yet. One in use keeps what its marks mean: only its name may change. */
@Injectable()
export class ChangeScale {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, scaleId: number, given: ScaleGivenDto): Promise<ScaleMadeDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      await lockSubjectsAndScales(tx, schoolId);
      // Against a first mark that is saved at this very moment: its foreign key needs this row.
      await tx.query('SELECT 1 FROM scale WHERE school_id = $1 AND id = $2 FOR UPDATE', [schoolId, scaleId]);
      const before = await storedScale(tx, schoolId, scaleId);
      const scale = checkedScale(given);
      const meansTheSame =
        JSON.stringify(scaleColumns({ ...before, name: scale.name })) === JSON.stringify(scaleColumns(scale));
      if (before.marks > 0 && !meansTheSame) {
        throw conflict(
          `${before.name} is in use, so only its name can be changed`,
          'Make a new version and say how the old marks are to be read. Nothing was changed.',
        );
      }
      if (!before.retired) await requireFreeScaleName(tx, schoolId, scale.name, scaleId);
      await tx.query(
        `UPDATE scale SET name = $3, kind = $4, basis = $5, direction = $6, least = $7, greatest = $8, decimals = $9,
           steps = $10, mean = $11, sd = $12, reliability = $13, threshold = $14
         WHERE school_id = $1 AND id = $2`,
        [schoolId, scaleId, ...scaleColumns(scale)],
      );
      const { id: _id, version: _version, replacedBy: _replacedBy, retired: _retired, marks: _marks, ...was } = before;
      await recordAudit(tx, {
        schoolId,
        at: this.clock.now(),
        accountId: caller.accountId,
        action: 'scale.changed',
        why: 'assessment.write',
        subjectKind: 'scale',
        subjectIds: [String(scaleId)],
        detail: { was, is: scale },
      });
      if (!meansTheSame) await promiseJob(tx, { name: 'analyse-school', schoolId, payload: {} }, this.clock.now());
      return { id: scaleId };
    });
  }
}
