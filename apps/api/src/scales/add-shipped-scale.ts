import { shippedScales } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { badInput } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import type { ScaleMadeDto, ShippedScaleDto } from './scales.dto';
import { insertScale, lockSubjectsAndScales, requireFreeScaleName } from './stored-scale';

/** Adds a copy of a scale of the shipped library. */
@Injectable()
export class AddShippedScale {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, { key }: ShippedScaleDto): Promise<ScaleMadeDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const shipped = shippedScales.find((one) => one.key === key);
      if (!shipped) throw badInput('key', 'There is no such scale in the library.');
      await lockSubjectsAndScales(tx, schoolId);
      await requireFreeScaleName(tx, schoolId, shipped.name, null);
      const id = await insertScale(tx, schoolId, { ...shipped.scale, name: shipped.name }, { libraryKey: key });
      await recordAudit(tx, {
        schoolId,
        at: this.clock.now(),
        accountId: caller.accountId,
        action: 'scale.added',
        why: 'assessment.write',
        subjectKind: 'scale',
        subjectIds: [String(id)],
        detail: { libraryKey: key },
      });
      return { id };
    });
  }
}
