import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { promiseJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';

/** Promises an analysis of the school because a person asked for one. */
@Injectable()
export class AskForAnalysis {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller): Promise<void> {
    const { schoolId, accountId } = caller;
    const at = this.clock.now();
    await this.database.inSchool(schoolId, async (tx) => {
      await promiseJob(tx, { name: 'analyse-school', schoolId, payload: {} }, at);
      await recordAudit(tx, { schoolId, at, accountId, action: 'analysis.asked', why: 'analysis.run' });
      await announce(tx, { schoolId, topic: 'analysis' });
    });
  }
}
