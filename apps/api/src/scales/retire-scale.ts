import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import type { RetireScaleDto, ScaleMadeDto } from './scales.dto';
import { lockSubjectsAndScales, requireFreeScaleName, storedScale } from './stored-scale';

/** Takes a scale out of use, or brings it back. Its marks stay. */
@Injectable()
export class RetireScale {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, scaleId: number, { retired }: RetireScaleDto): Promise<ScaleMadeDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      await lockSubjectsAndScales(tx, schoolId);
      const scale = await storedScale(tx, schoolId, scaleId);
      if (scale.retired === retired) return { id: scaleId };
      if (scale.replacedBy !== null) {
        throw conflict(`${scale.name} was replaced by a newer version`, 'Its marks stay; it cannot be brought back.');
      }
      if (retired) {
        const users = await tx.query<{ name: string }[]>(
          `SELECT name FROM subject s WHERE school_id = $1 AND retired_at IS NULL AND (scale_id = $2 OR EXISTS (
             SELECT 1 FROM subject_scale y WHERE y.school_id = s.school_id AND y.subject_id = s.id AND y.scale_id = $2))
           ORDER BY position, id`,
          [schoolId, scaleId],
        );
        const names = users.map(({ name }) => name).join(', ');
        if (names)
          throw conflict(
            `${names} still ${users.length > 1 ? 'use' : 'uses'} ${scale.name}`,
            'Choose another scale there first.',
          );
      } else {
        await requireFreeScaleName(tx, schoolId, scale.name, scaleId);
      }
      const at = this.clock.now();
      await tx.query('UPDATE scale SET retired_at = $3 WHERE school_id = $1 AND id = $2', [
        schoolId,
        scaleId,
        retired ? at : null,
      ]);
      await recordAudit(tx, {
        schoolId,
        at,
        accountId: caller.accountId,
        action: retired ? 'scale.retired' : 'scale.brought-back',
        why: 'assessment.write',
        subjectKind: 'scale',
        subjectIds: [String(scaleId)],
      });
      return { id: scaleId };
    });
  }
}
