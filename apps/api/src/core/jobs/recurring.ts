import { Injectable } from '@nestjs/common';
import { Database } from '../database/database';
import { Clock } from '../time/clock';
import type { Job } from './job';
import { JobHandlers } from './job-handlers';
import { promiseJob } from './outbox';

/**
 * Promises the jobs that come again and again when they are due, school by school. When each was last promised stands in
 * the database, so that several queue processes promise it once.
 */
@Injectable()
export class Recurring {
  constructor(
    private readonly database: Database,
    private readonly handlers: JobHandlers,
    private readonly clock: Clock,
  ) {}

  async promiseDue(): Promise<void> {
    const jobs = this.handlers.recurring();
    if (jobs.length === 0) return;
    const schools = await this.database.shared((tx) => tx.query<{ id: number }[]>('SELECT id FROM school ORDER BY id'));
    for (const { id: schoolId } of schools) {
      await this.database.inSchool(schoolId, async (tx) => {
        const at = this.clock.now();
        for (const { name, everyMs } of jobs) {
          const due = await tx.query<unknown[]>(
            `WITH due AS (
               INSERT INTO recurring_job AS known (school_id, job, promised_at) VALUES ($1, $2, $3)
               ON CONFLICT (school_id, job) DO UPDATE SET promised_at = $3 WHERE known.promised_at <= $4 RETURNING 1)
             SELECT 1 FROM due`,
            [schoolId, name, at, new Date(at.getTime() - everyMs)],
          );
          if (due.length > 0) await promiseJob(tx, { name, schoolId, payload: {} } as Job, at);
        }
      });
    }
  }
}
