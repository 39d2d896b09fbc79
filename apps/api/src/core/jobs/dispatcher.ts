import { Injectable, Logger } from '@nestjs/common';
import { Queue } from 'bullmq';
import { Clock } from '../time/clock';
import { Database } from '../database/database';
import type { JobName } from './job';

/** A promise sent this long ago and still not kept is sent again. */
const resendAfterMs = 30_000;

interface Waiting {
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

  /** Sends every promise that was never sent, or long ago. @returns how many different jobs were sent. */
  async send(queue: Pick<Queue, 'add'>): Promise<number> {
    const now = this.clock.now();
    const before = new Date(now.getTime() - resendAfterMs);
    const waiting = await this.database.shared((tx) =>
      tx.query<Waiting[]>(`SELECT DISTINCT job, school_id, payload FROM outbox WHERE sent_at IS NULL OR sent_at < $1`, [
        before,
      ]),
    );
    for (const { job, school_id: schoolId, payload } of waiting) {
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
      // Marked after the queue has it: a crash in between sends it twice, which is harmless.
      await this.database.shared((tx) =>
        tx.query(
          `UPDATE outbox SET sent_at = $1
           WHERE school_id = $2 AND job = $3 AND payload = $4 AND (sent_at IS NULL OR sent_at < $5)`,
          [now, schoolId, job, payload, before],
        ),
      );
    }
    if (waiting.length) this.log.debug(`${waiting.length} jobs sent to the queue`);
    return waiting.length;
  }
}
