import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, Module, type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { until } from '../../../test/until';
import { TcpProxy } from '../../../test/tcp-proxy';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database';
import type { Config } from '../config/config';
import { ConfigModule } from '../config/config.module';
import { Database } from '../database/database';
import { DatabaseModule } from '../database/database.module';
import { TimeModule } from '../time/time.module';
import { jobNames, type Delivery, type JobHandler } from './job';
import { HandlesJob, JobHandlers } from './job-handlers';
import { JobsModule } from './jobs.module';
import { keepPromise, promiseJob } from './outbox';
import { Work } from './work';

/** Counts runs; fails as often as it is told. */
@Injectable()
@HandlesJob('analyse-school')
class Counting implements JobHandler<'analyse-school'> {
  readonly name = 'analyse-school';
  runs = 0;
  failures = 0;
  /** How long a run works. */
  takesMs = 0;
  constructor(private readonly database: Database) {}

  async handle(delivery: Delivery<'analyse-school'>): Promise<void> {
    if (this.failures > 0) {
      this.failures -= 1;
      throw new Error('broken for a moment');
    }
    await pause(this.takesMs);
    await this.database.shared((tx) => keepPromise(tx, delivery));
    this.runs += 1;
  }
}

/** Every other job has a handler that does nothing: the queue process does not start without. */
const idle = jobNames
  .filter((name) => name !== 'analyse-school')
  .map((name) => {
    @Injectable()
    @HandlesJob(name)
    class Idle implements JobHandler {
      readonly name = name;
      handle = async (): Promise<void> => undefined;
    }
    return Idle;
  });

@Module({ providers: [Counting, ...idle] })
class Handlers {}

const redisUrl = process.env['REDIS_URL'] || process.env['HEADWAY_TEST_REDIS_URL'] || null;
const backEnds: [string, string | null][] = [['PostgreSQL', null]];
if (redisUrl) backEnds.push(['Redis', redisUrl]);
else process.stderr.write('REDIS_URL is not set: the queue is tried on PostgreSQL only.\n');

async function context(
  config: Config,
  withWork: boolean,
  handlers: unknown[] = [Handlers],
): Promise<INestApplicationContext> {
  const module = await Test.createTestingModule({
    imports: [ConfigModule.forRoot(config), TimeModule, DatabaseModule, JobsModule, ...(handlers as [])],
    providers: withWork ? [Work] : [],
  }).compile();
  module.useLogger(false);
  return module.init();
}

describe.each(backEnds)('the queue on %s', (_, redis) => {
  let database: TestDatabase;
  let config: Config;
  beforeEach(async () => {
    database = await createTestDatabase();
    config = {
      appUrl: database.appUrl,
      redisUrl: redis,
      port: 0,
      secureCookies: false,
      webRoot: null,
      logLevel: 'silent',
      trustedProxies: 0,
      feedFolder: null,
      mail: null,
      metricsToken: null,
    };
  });
  afterEach(() => database.drop());

  const promise = (app: INestApplicationContext, schoolId = 1): Promise<void> =>
    app.get(Database).shared((tx) => promiseJob(tx, { name: 'analyse-school', schoolId, payload: {} }, new Date()));
  const waiting = async (app: INestApplicationContext): Promise<number> => {
    const rows = await app
      .get(Database)
      .shared((tx) => tx.query<{ n: number }[]>('SELECT count(*)::int AS n FROM outbox'));
    return rows[0]?.n ?? -1;
  };

  it('does what a transaction promised, and forgets what one rolled back', async () => {
    const app = await context(config, true);
    try {
      await expect(
        app.get(Database).shared(async (tx) => {
          await promiseJob(tx, { name: 'analyse-school', schoolId: 9, payload: {} }, new Date());
          throw new Error('rolled back');
        }),
      ).rejects.toThrow('rolled back');
      await promise(app);
      await until(async () => (await waiting(app)) === 0);
      expect(app.get(Counting).runs).toBe(1);
    } finally {
      await app.close();
    }
  });

  it('loses nothing while no queue process runs, and answers many promises with few runs', async () => {
    const writer = await context(config, false);
    for (let n = 0; n < 25; n++) await promise(writer);
    expect(await waiting(writer)).toBe(25);
    const app = await context(config, true);
    try {
      await until(async () => (await waiting(app)) === 0);
      expect(app.get(Counting).runs).toBeLessThanOrEqual(2);
    } finally {
      await app.close();
      await writer.close();
    }
  });

  it('answers many promises made while it works with few runs, and none too few', async () => {
    const app = await context(config, true);
    try {
      const counting = app.get(Counting);
      counting.takesMs = 200;
      for (let n = 0; n < 40; n++) await promise(app);
      await until(async () => (await waiting(app)) === 0);
      expect(counting.runs).toBeGreaterThanOrEqual(1);
      expect(counting.runs).toBeLessThanOrEqual(6);
    } finally {
      await app.close();
    }
  });

  it('tries again what failed', async () => {
    const app = await context(config, true);
    try {
      app.get(Counting).failures = 1;
      await promise(app);
      await until(async () => (await waiting(app)) === 0);
      expect(app.get(Counting).runs).toBe(1);
    } finally {
      await app.close();
    }
  });

  it('does nothing when the same job is delivered twice', async () => {
    const app = await context(config, false);
    try {
      const handlers = app.get(JobHandlers);
      handlers.find();
      await promise(app);
      expect(await handlers.run('analyse-school', 1, {})).toBe(1);
      expect(await handlers.run('analyse-school', 1, {})).toBe(0);
      expect(app.get(Counting).runs).toBe(1);
    } finally {
      await app.close();
    }
  });
});

describe('the queue process', () => {
  it('does not start when a job has no handler', async () => {
    const database = await createTestDatabase();
    const config: Config = {
      appUrl: database.appUrl,
      redisUrl: null,
      port: 0,
      secureCookies: false,
      webRoot: null,
      logLevel: 'silent',
      trustedProxies: 0,
      feedFolder: null,
      mail: null,
      metricsToken: null,
    };
    const app = await context(config, false, []);
    try {
      const handlers = app.get(JobHandlers);
      handlers.find();
      expect(() => handlers.refuseMissing()).toThrow(/No class handles the job analyse-school/);
    } finally {
      await app.close();
      await database.drop();
    }
  });

  (redisUrl ? it : it.skip)('keeps promises made while Redis was away', async () => {
    const database = await createTestDatabase();
    const target = new URL(redisUrl ?? 'redis://localhost');
    const proxy = new TcpProxy(target.hostname, Number(target.port || 6379));
    const port = await proxy.open();
    const config: Config = {
      appUrl: database.appUrl,
      redisUrl: `redis://127.0.0.1:${port}`,
      port: 0,
      secureCookies: false,
      webRoot: null,
      logLevel: 'silent',
      trustedProxies: 0,
      feedFolder: null,
      mail: null,
      metricsToken: null,
    };
    const app = await context(config, true);
    const rows = async (): Promise<number> =>
      (await app.get(Database).shared((tx) => tx.query<{ n: number }[]>('SELECT count(*)::int AS n FROM outbox')))[0]
        ?.n ?? -1;
    try {
      await proxy.cut();
      await app
        .get(Database)
        .shared((tx) => promiseJob(tx, { name: 'analyse-school', schoolId: 1, payload: {} }, new Date()));
      expect(await rows()).toBe(1);
      expect(app.get(Counting).runs).toBe(0);
      await proxy.open();
      await until(async () => (await rows()) === 0);
      expect(app.get(Counting).runs).toBe(1);
    } finally {
      await app.close();
      await proxy.cut();
      await database.drop();
    }
  });
});
