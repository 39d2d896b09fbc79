import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { Logger, PARAMS_PROVIDER_TOKEN } from 'nestjs-pino';
import type { Server } from 'node:http';
import type { Writable } from 'node:stream';
import { Client, type QueryResultRow } from 'pg';
import { AppModule } from '../src/app.module';
import type { Role } from '../src/core/access/permissions';
import type { Config, MailConfig } from '../src/core/config/config';
import { addHttpLayers } from '../src/core/http/http-layers';
import { logOptions } from '../src/core/http/log';
import { JobHandlers } from '../src/core/jobs/job-handlers';
import { Dispatcher } from '../src/core/jobs/dispatcher';
import type { JobName } from '../src/core/jobs/job';
import { Clock } from '../src/core/time/clock';
import { CreateAccount } from '../src/identity/create-account';
import { CreateSchool } from '../src/schools/create-school';
import { Browser } from './browser';
import type { TcpProxy } from './tcp-proxy';
import { TestClock } from './test-clock';
import { createTestDatabase, type TestDatabase } from './test-database';

export const testPassword = 'correct horse battery';

/** The application on a database of its own, with a clock that stands still. */
export class TestApp {
  private readonly owner: Client;
  private accounts = 0;

  private constructor(
    readonly nest: NestExpressApplication,
    readonly database: TestDatabase,
    readonly clock: TestClock,
    /** Stands between the app and its database when asked for. */
    readonly proxy: TcpProxy | null,
  ) {
    this.owner = new Client({ connectionString: database.ownerUrl });
  }

  static async start(
    options: {
      throughProxy?: (host: string, port: number) => TcpProxy;
      /** Where everything is logged, down to debug; nowhere without it. */
      logTo?: Writable;
      /** Into which other systems put files. */
      feedFolder?: string;
      mail?: MailConfig;
      metricsToken?: string;
    } = {},
  ): Promise<TestApp> {
    const database = await createTestDatabase();
    const clock = new TestClock();
    const appUrl = new URL(database.appUrl);
    const proxy = options.throughProxy?.(appUrl.hostname, Number(appUrl.port)) ?? null;
    if (proxy) appUrl.port = String(await proxy.open());
    const config: Config = {
      appUrl: appUrl.href,
      redisUrl: null,
      port: 0,
      secureCookies: false,
      webRoot: null,
      logLevel: options.logTo ? 'debug' : 'silent',
      trustedProxies: 0,
      feedFolder: options.feedFolder ?? null,
      mail: options.mail ?? null,
      metricsToken: options.metricsToken ?? null,
    };
    const building = Test.createTestingModule({ imports: [AppModule.forRoot(config)] })
      .overrideProvider(Clock)
      .useValue(clock);
    if (options.logTo) {
      building.overrideProvider(PARAMS_PROVIDER_TOKEN).useValue({ pinoHttp: [logOptions(config), options.logTo] });
    }
    const module = await building.compile();
    const nest = module.createNestApplication<NestExpressApplication>({ forceCloseConnections: true, logger: false });
    if (options.logTo) nest.useLogger(nest.get(Logger));
    addHttpLayers(nest, config);
    await nest.listen(0, '127.0.0.1');
    // A test that makes a large file for longer than a kept connection lives would send it into the closing.
    (nest.getHttpServer() as Server).keepAliveTimeout = 300_000;
    const app = new TestApp(nest, database, clock, proxy);
    await app.owner.connect();
    return app;
  }

  async stop(): Promise<void> {
    await this.owner.end();
    await this.nest.close();
    await this.database.drop();
  }

  async url(): Promise<string> {
    return this.nest.getUrl();
  }

  /** Looks into the database as its owner, past row-level security. */
  async sql<Row extends QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.owner.query<Row>(text, values)).rows;
  }

  async school(name = 'Wrenfield Primary School', phase: 'primary' | 'secondary' = 'primary'): Promise<number> {
    return this.nest.get(CreateSchool).run({ name, phase });
  }

  /** A person with roles in a school, signed in. */
  async person(schoolId: number, ...roles: Role[]): Promise<Browser & { staffId: string; email: string }> {
    this.accounts += 1;
    const email = `${roles.join('-')}-${this.accounts}@school.example`;
    const { staffId } = await this.nest.get(CreateAccount).run({
      schoolId,
      email,
      title: 'Ms',
      forename: 'Robin',
      surname: `Staff-${this.accounts}`,
      jobTitle: roles.join(', '),
      roles,
      password: testPassword,
    });
    const browser = new Browser(await this.url());
    await browser.signIn(email, testPassword);
    return Object.assign(browser, { staffId, email });
  }

  /** Does all promised work here and now, as the queue process would, until nothing is promised. */
  async finishJobs(): Promise<void> {
    const handlers = this.nest.get(JobHandlers);
    handlers.find();
    const dispatcher = this.nest.get(Dispatcher);
    const run = async (job: string, { schoolId, payload }: { schoolId: number; payload: object }): Promise<void> => {
      await handlers.run(job as JobName, schoolId, payload);
    };
    for (let round = 0; round < 20; round++) {
      const jobs: [string, { schoolId: number; payload: object }][] = [];
      const queue = {
        add: async (name: string, data: { schoolId: number; payload: object }) => void jobs.push([name, data]),
      };
      const sent = await dispatcher.send(queue as unknown as Parameters<Dispatcher['send']>[0]);
      if (sent === 0) return;
      for (const [name, data] of jobs) await run(name, data);
    }
    throw new Error('Jobs keep promising new jobs.');
  }
}
