import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import { sendAgain } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';

/** Sends work to the queue again that failed for good, or that is between two tries. */
@Injectable()
export class RetryJob {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @param jobId number of the first promise, as the list says it */
  run({ schoolId, accountId }: Caller, jobId: number): Promise<void> {
    return this.database.inSchool(schoolId, async (tx) => {
      const [found] = await tx.query<{ job: string; failures: number }[]>(
        'SELECT job, failures FROM outbox WHERE school_id = $1 AND id = $2 FOR UPDATE',
        [schoolId, jobId],
      );
      if (!found) throw notFound('work that waits');
      // Sent again by somebody else a moment ago, or never failed: it is on its way.
      if (found.failures === 0) return;
      const outboxIds = await sendAgain(tx, schoolId, jobId);
      await recordAudit(tx, {
        schoolId,
        at: this.clock.now(),
        accountId,
        action: 'job.retried',
        why: 'jobs.operate',
        subjectKind: 'job',
        subjectIds: outboxIds,
        detail: { job: found.job, failures: found.failures },
      });
      await announce(tx, { schoolId, topic: 'jobs' });
    });
  }
}
