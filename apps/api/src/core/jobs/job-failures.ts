import { Injectable } from '@nestjs/common';
import { Clock } from '../time/clock';
import { Database } from '../database/database';
import { announce } from '../live/announce';

/** So many rounds of tries, each with the queue's own retries and back-off, before a person has to look. */
const roundsBeforeDead = 3;

/** Work that failed after all tries of the queue, as the outbox keeps it. */
export interface FailedWork {
  name: string;
  schoolId: number;
  payload: object;
  /** Without anything of a row. */
  failure: string;
}

/** Keeps count of what failed for good: after some rounds it is sent no more and waits for a person to try it again. */
@Injectable()
export class JobFailures {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns whether it is dead now. */
  async note({ name, schoolId, payload, failure }: FailedWork): Promise<boolean> {
    return this.database.shared(async (tx) => {
      const rows = await tx.query<{ dead: boolean }[]>(
        `WITH noted AS (
           UPDATE outbox SET failures = failures + 1, failure = $4,
             dead_at = CASE WHEN failures + 1 >= $5 THEN $6::timestamptz END
           WHERE job = $1 AND school_id = $2 AND payload = $3 RETURNING dead_at)
         SELECT dead_at IS NOT NULL AS dead FROM noted`,
        [name, schoolId, payload, failure.slice(0, 500), roundsBeforeDead, this.clock.now()],
      );
      await announce(tx, { schoolId, topic: 'jobs' });
      return rows.some(({ dead }) => dead);
    });
  }
}
