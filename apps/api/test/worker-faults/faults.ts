import { setTimeout as pause } from 'node:timers/promises';
import { createRandom } from '@headway/domain';
import { Queue } from 'bullmq';
import { Client } from 'pg';
import type { Config } from '../../src/core/config/config';
import { openQueueConnection, queueName } from '../../src/core/jobs/queue-connection';
import type { TestApp } from '../test-app';
import { until } from '../until';
import { change, type FaultSchool } from './fault-schools';
import type { RedisProcess } from './redis-process';
import { workerName, type WorkerProcess } from './worker-process';

/** Schools whose marks change while one queue process lives. */
const changesEach = 12;
/** The latest a queue process is killed after it has started. */
const longestLifeMs = 900;

export interface Scene {
  app: TestApp;
  schools: readonly FaultSchool[];
  worker: WorkerProcess;
  /** Null: the queue is on PostgreSQL. */
  redis: RedisProcess | null;
}

/** Does to a run what can happen to it, and keeps count of what each school changed meanwhile. */
export class Faults {
  private readonly random = createRandom(7);
  /** How many changes each school has had. */
  readonly changes = new Map<number, number>();

  constructor(private readonly scene: Scene) {}

  /** Kills the queue process, every other time in the middle of an analysis, and starts another one. */
  async killOnce(nth: number): Promise<void> {
    const { worker } = this.scene;
    await this.changeSome();
    if (nth % 2 === 0) await this.untilRunning();
    else await pause(this.random.uniform() * longestLifeMs);
    await worker.kill();
    await worker.start();
  }

  /** Cuts every connection of the queue process to the database. */
  async cutDatabase(): Promise<void> {
    await this.changeSome();
    await this.untilRunning();
    const client = new Client({ connectionString: this.scene.app.database.appUrl });
    await client.connect();
    await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = $1`,
      [workerName],
    );
    await client.end();
  }

  /** Takes Redis away while schools go on changing; it comes back empty. */
  async stopRedis(seconds: number): Promise<void> {
    await this.changeSome();
    await this.scene.redis?.stop();
    await this.changeSome();
    await pause(seconds * 1000);
    await this.scene.redis?.start();
  }

  /** Puts jobs of what waits into the queue twice, as a queue may that has lost an answer. */
  async deliverTwice(): Promise<void> {
    await this.changeSome();
    const waiting = await this.scene.app.sql<{ job: string; school_id: number }>(
      `SELECT DISTINCT job, school_id FROM outbox WHERE job LIKE 'analyse-%' ORDER BY 2 LIMIT 20`,
    );
    const { connection, prefix, close } = openQueueConnection(this.config());
    const queue = new Queue(queueName, { connection, prefix });
    for (const { job, school_id: schoolId } of waiting) {
      await queue.add(job, { schoolId, payload: {} });
      await queue.add(job, { schoolId, payload: {} });
    }
    await queue.close();
    await close();
  }

  /** What is due is promised in every school, and everything promised is done. */
  async settle(seconds: number): Promise<void> {
    const reminded = `job = 'remind-reviews'`;
    await until(
      async () =>
        (await this.count('recurring_job', reminded)) === this.scene.schools.length &&
        (await this.count('outbox')) === 0,
      seconds,
    );
  }

  async count(table: string, condition = 'true'): Promise<number> {
    const [row] = await this.scene.app.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE ${condition}`);
    return row?.n ?? -1;
  }

  /** Changes marks in schools whose analysis is not waited for, so that one run answers one change as without faults. */
  private async changeSome(): Promise<void> {
    const busy = await this.scene.app.sql<{ school_id: number }>(
      `SELECT DISTINCT school_id FROM outbox WHERE job LIKE 'analyse-%'`,
    );
    const idle = this.scene.schools.filter(({ id }) => !busy.some(({ school_id: other }) => other === id));
    // Those first that have changed least, so that all take part.
    const next = [...idle].sort((a, b) => this.changesOf(a) - this.changesOf(b)).slice(0, changesEach);
    for (const school of next) {
      const nth = this.changesOf(school);
      await change(this.scene.app, school, nth);
      this.changes.set(school.id, nth + 1);
    }
  }

  private changesOf({ id }: FaultSchool): number {
    return this.changes.get(id) ?? 0;
  }

  /** As soon as an analysis runs; at the latest in a second, when there is none to come. */
  private async untilRunning(): Promise<void> {
    const before = await this.count('analysis_run');
    const end = Date.now() + 1_000;
    while (Date.now() < end && (await this.count('analysis_run', `status = 'running'`)) === 0) {
      if ((await this.count('outbox')) === 0 && (await this.count('analysis_run')) > before) return;
      await pause(2);
    }
  }

  private config(): Pick<Config, 'appUrl' | 'redisUrl'> {
    return { appUrl: this.scene.app.database.appUrl, redisUrl: this.scene.redis?.url ?? null };
  }
}
