import { Injectable, Logger } from '@nestjs/common';
import { Queue } from 'bullmq';
import { Clock } from '../time/clock';
import { Database } from '../database/database';
import type { JobName } from './job';

/** A promise sent this long ago and still not kept is sent again. */
const resendAfterMs = 30_000;

interface Waiting {
  ids: string[];
  job: JobName;
  school_id: number;
  payload: object;
}

/** Sends promised jobs to the queue. What the queue does not take stays promised and is sent again. */
@Injectable()
export class Dispatcher {
  private readonly log = new Logger(Dispatcher.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Sends every promise that was never sent, or long ago; not what failed for good. @returns how many different jobs were sent. */
  async send(queue: Pick<Queue, 'add'>): Promise<number> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - resendAfterMs);
    const waiting = await this.database.shared((tx) =>
      tx.query<Waiting[]>(
        `SELECT job, school_id, payload, array_agg(id) AS ids FROM outbox
         WHERE dead_at IS NULL AND (sent_at IS NULL OR sent_at < $1)
         GROUP BY job, school_id, payload`,
        [before],
      ),
    );
    for (const { ids, job, school_id: schoolId, payload } of waiting) {
      const key = [job, schoolId, ...Object.values(payload)].join(':');
      await queue.add(
        job,
        { schoolId, payload },
        {
          // One run answers all promises made before it; one more waits if some came while it ran.
          deduplication: { id: key, keepLastIfActive: true },
          attempts: 5,
          backoff: { type: 'exponential', delay: 1_000 },
          removeOnComplete: 100,
          removeOnFail: 1_000,
        },
      );
      // Marked after the queue has it: a crash in between sends it twice, which is harmless. Only what was read: a promise
      // made since may come after the run has looked, and is sent for itself.
      await this.database.shared((tx) => tx.query('UPDATE outbox SET sent_at = $1 WHERE id = ANY($2)', [now, ids]));
    }
    if (waiting.length) this.log.debug(`${waiting.length} jobs sent to the queue`);
    return waiting.length;
  }
}
