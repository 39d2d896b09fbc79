import { Injectable } from '@nestjs/common';
import type { ScaleGivenDto } from '../assessments/scale-given.dto';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { Clock } from '../core/time/clock';
import type { ScaleMadeDto } from './scales.dto';
import { checkedScale, insertScale, lockSubjectsAndScales, requireFreeScaleName } from './stored-scale';

/** Adds a scale of the school's own. */
@Injectable()
export class CreateScale {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, given: ScaleGivenDto): Promise<ScaleMadeDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const scale = checkedScale(given);
      await lockSubjectsAndScales(tx, schoolId);
      await requireFreeScaleName(tx, schoolId, scale.name, null);
      const id = await insertScale(tx, schoolId, scale);
      await recordAudit(tx, {
        schoolId,
        at: this.clock.now(),
        accountId: caller.accountId,
        action: 'scale.created',
        why: 'assessment.write',
        subjectKind: 'scale',
        subjectIds: [String(id)],
        detail: scale,
      });
      return { id };
    });
  }
}
