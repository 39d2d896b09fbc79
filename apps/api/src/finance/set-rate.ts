import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { promiseJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import type { RateDto, SetRateDto } from './finance.dto';

/** Sets what an hour of a role costs from a day on; earlier days keep the rate they had. */
@Injectable()
export class SetRate {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, rate: SetRateDto): Promise<RateDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const role = rate.role.trim();
      await tx.query(
        `INSERT INTO staff_rate (school_id, role, starts_on, pence_per_hour, additional) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (school_id, role, starts_on)
         DO UPDATE SET pence_per_hour = EXCLUDED.pence_per_hour, additional = EXCLUDED.additional`,
        [schoolId, role, rate.startsOn, rate.pencePerHour, rate.additional],
      );
      await recordAudit(tx, {
        schoolId,
        at: this.clock.now(),
        accountId: caller.accountId,
        action: 'rate.set',
        why: 'rates.write',
        subjectKind: 'rate',
        subjectIds: [role],
        detail: { startsOn: rate.startsOn, pencePerHour: rate.pencePerHour, additional: rate.additional },
      });
      await promiseJob(tx, { name: 'estimate-impact', schoolId, payload: {} }, this.clock.now());
      await announce(tx, { schoolId, topic: 'grid' });
      return { role, startsOn: rate.startsOn, pencePerHour: rate.pencePerHour, additional: rate.additional };
    });
  }
}
