import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { promiseJob } from '../core/jobs/outbox';
import { Clock } from '../core/time/clock';

/** Promises that the school's impact is worked out again. */
@Injectable()
export class AskForImpact {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run({ schoolId, accountId }: Caller): Promise<void> {
    const at = this.clock.now();
    await this.database.inSchool(schoolId, async (tx) => {
      await promiseJob(tx, { name: 'estimate-impact', schoolId, payload: {} }, at);
      await recordAudit(tx, { schoolId, at, accountId, action: 'impact.asked-for', why: 'analysis.run' });
    });
  }
}
