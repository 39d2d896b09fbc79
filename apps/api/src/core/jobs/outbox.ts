import type { Transaction } from '../database/database';
import type { Delivery, Job, JobName } from './job';

/** Channel on which a transaction tells dispatchers that work waits. */
export const outboxChannel = 'headway_outbox';

/** Promises a job in the transaction of the change that makes it necessary. */
export async function promiseJob(tx: Transaction, job: Job, at: Date): Promise<void> {
  await tx.query(
    `INSERT INTO outbox (id, school_id, job, payload, created_at) VALUES (nextval('outbox_id'), $1, $2, $3, $4)`,
    [job.schoolId, job.name, job.payload, at],
  );
  await tx.query(`SELECT pg_notify($1, '')`, [outboxChannel]);
}

/** Deletes the promises a run has kept, in the run's own transaction. */
export async function keepPromise(tx: Transaction, delivery: Pick<Delivery, 'outboxIds'>): Promise<void> {
  await tx.query('DELETE FROM outbox WHERE id = ANY($1)', [delivery.outboxIds]);
}

/** Waits until no other run of this job works on the school. The lock ends with the transaction. */
export async function lockSchoolJob(tx: Transaction, schoolId: number, job: JobName): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtext($1), $2)', [job, schoolId]);
}

/**
 * Makes a promise, and all others that the same run answers, as if they had never been tried.
 * @returns their ids
 */
export async function sendAgain(tx: Transaction, schoolId: number, outboxId: number): Promise<string[]> {
  const sent = await tx.query<{ id: string }[]>(
    `WITH again AS (
       UPDATE outbox SET failures = 0, failure = NULL, dead_at = NULL, sent_at = NULL
       WHERE school_id = $1 AND (job, payload) IN (SELECT job, payload FROM outbox WHERE school_id = $1 AND id = $2)
       RETURNING id)
     SELECT id FROM again ORDER BY id`,
    [schoolId, outboxId],
  );
  await tx.query(`SELECT pg_notify($1, '')`, [outboxChannel]);
  return sent.map(({ id }) => id);
}
