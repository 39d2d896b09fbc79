import { createHash, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Gauge, Registry } from 'prom-client';
import { CONFIG, type Config } from '../core/config/config';
import { Database } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';

interface JobCounts {
  job: string;
  waiting: number;
  failed: number;
  oldest: number;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/**
 * Counts over all schools, read from the database when they are asked for, so that every process tells the same. Kinds of
 * work are the only labels: no school, no person.
 */
@Injectable()
export class Metrics {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async read(authorization: string | undefined): Promise<string> {
    const { metricsToken } = this.config;
    if (metricsToken === null || !timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${metricsToken}`))) {
      throw notFound('page');
    }
    const registry = new Registry();
    const gauge = (name: string, help: string, labelNames: 'job'[] = []): Gauge<'job'> =>
      new Gauge({ name: `headway_${name}`, help, labelNames, registers: [registry] });
    const waiting = gauge('jobs_waiting', 'Promises of work that come by themselves.', ['job']);
    const failed = gauge('jobs_failed', 'Promises of work that failed for good and wait for a person.', ['job']);
    const oldest = gauge('jobs_oldest_seconds', 'Age of the oldest promise that comes by itself.', ['job']);
    for (const { job, ...counts } of await this.jobs()) {
      waiting.set({ job }, counts.waiting);
      failed.set({ job }, counts.failed);
      oldest.set({ job }, counts.oldest);
    }
    const checks = await this.checks();
    gauge('nightly_checks_total', 'Nightly checks of analyses that were done.').set(checks.done);
    gauge('nightly_check_differences_total', 'What nightly checks found other than it was stored.').set(checks.found);
    gauge('analyses_failed_total', 'Analyses that stopped before their end.').set(checks.stopped);
    return registry.metrics();
  }

  private jobs(): Promise<JobCounts[]> {
    return this.database.shared((tx) =>
      tx.query<JobCounts[]>(
        `SELECT job, count(*) FILTER (WHERE dead_at IS NULL)::int AS waiting,
                count(*) FILTER (WHERE dead_at IS NOT NULL)::int AS failed,
                coalesce(extract(epoch FROM now() - min(created_at) FILTER (WHERE dead_at IS NULL)), 0)::float8 AS oldest
         FROM outbox GROUP BY job ORDER BY job`,
      ),
    );
  }

  /** School by school, because no transaction sees more than one. */
  private async checks(): Promise<{ done: number; found: number; stopped: number }> {
    const schools = await this.database.shared((tx) => tx.query<{ id: number }[]>('SELECT id FROM school ORDER BY id'));
    const sum = { done: 0, found: 0, stopped: 0 };
    for (const { id } of schools) {
      const [counts] = await this.database.inSchool(id, (tx) =>
        tx.query<(typeof sum)[]>(
          `SELECT count(differences)::int AS done, coalesce(sum(differences), 0)::int AS found,
                  count(*) FILTER (WHERE status = 'failed')::int AS stopped
           FROM analysis_run WHERE school_id = $1`,
          [id],
        ),
      );
      sum.done += counts?.done ?? 0;
      sum.found += counts?.found ?? 0;
      sum.stopped += counts?.stopped ?? 0;
    }
    return sum;
  }
}
