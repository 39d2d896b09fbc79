import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { JobHandlers } from '../src/core/jobs/job-handlers';
import { Recurring } from '../src/core/jobs/recurring';
import { TestApp } from './test-app';
import { bundleWorker } from './worker-faults/bundle-worker';
import { change, givenSchools } from './worker-faults/fault-schools';
import { Faults } from './worker-faults/faults';
import { finalState } from './worker-faults/final-state';
import { RedisProcess, redisIsInstalled } from './worker-faults/redis-process';
import { WorkerProcess } from './worker-faults/worker-process';

/** A Wednesday morning in a school's term: the day of what the workers do. */
const morning = '2026-12-16T09:30:00Z';
/** The size of the run; the large one is asked for, as docs/operations.md says. */
const large = process.env['HEADWAY_FAULTS'] === 'large';
const size = large ? { schools: 50, kills: 20, redisAwaySeconds: 10 } : { schools: 10, kills: 4, redisAwaySeconds: 2 };

const backEnds = redisIsInstalled ? ['PostgreSQL', 'Redis'] : ['PostgreSQL'];
if (!redisIsInstalled) process.stderr.write('No redis-server is installed: faults are tried on PostgreSQL only.\n');

describe.each(backEnds)('a queue process under faults, its queue on %s', (backEnd) => {
  let folder: string;
  let bundle: string;
  let app: TestApp;
  let undisturbed: TestApp;
  let redis: RedisProcess | null;
  let worker: WorkerProcess;

  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'headway-worker-'));
    bundle = await bundleWorker(folder);
    [app, undisturbed] = [await TestApp.start(), await TestApp.start()];
    for (const each of [app, undisturbed]) each.clock.set(morning);
    redis = backEnd === 'Redis' ? new RedisProcess() : null;
    await redis?.start();
    worker = new WorkerProcess(bundle, {
      DATABASE_APP_URL: app.database.appUrl,
      REDIS_URL: redis?.url ?? '',
      HEADWAY_TEST_CLOCK_SHIFT: String(new Date(morning).getTime() - Date.now()),
    });
  }, 120_000);
  afterAll(async () => {
    await worker.kill();
    await redis?.stop();
    await app.stop();
    await undisturbed.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'ends where an undisturbed run ends: killed, cut off, its queue lost, its jobs delivered twice',
    async () => {
      const schools = await givenSchools(app, size.schools);
      const faults = new Faults({ app, schools, worker, redis });
      await worker.start();
      for (let nth = 0; nth < size.kills; nth++) {
        await faults.killOnce(nth);
        if (nth % 3 === 1) await faults.cutDatabase();
        if (nth % 3 === 2) await faults.deliverTwice();
        if (redis && nth === Math.floor(size.kills / 2)) await faults.stopRedis(size.redisAwaySeconds);
      }
      await redis?.flush();
      await faults.settle(120);
      const killed = await faults.count('analysis_run', `failure LIKE 'It was stopped%'`);
      await worker.stop();

      expect(worker.crashes).toEqual([]);
      expect(killed).toBeGreaterThan(0);
      expect(await faults.count('outbox')).toBe(0);
      expect(await faults.count('changed_cohort')).toBe(0);
      expect(await faults.count('analysis_run', `status = 'running'`)).toBe(0);
      expect(await faults.count('notice')).toBe(size.schools);

      const twins = await givenSchools(undisturbed, size.schools);
      undisturbed.nest.get(JobHandlers).find();
      await undisturbed.nest.get(Recurring).promiseDue();
      await undisturbed.finishJobs();
      for (let nth = 0; nth < Math.max(...faults.changes.values()); nth++) {
        for (const twin of twins) if (nth < (faults.changes.get(twin.id) ?? 0)) await change(undisturbed, twin, nth);
        await undisturbed.finishJobs();
      }
      const [left, expected] = [await finalState(app), await finalState(undisturbed)];
      expect(left).toEqual(expected);
      // Not because nothing was found.
      expect(left['flags']?.length).toBeGreaterThan(size.schools);
      expect(left['events']?.length).toBeGreaterThan(0);
      if (large) {
        const changes = [...faults.changes.values()].reduce((sum, n) => sum + n, 0);
        const said = `${size.schools} schools, ${changes} changes, ${size.kills} kills, ${killed} analyses killed`;
        process.stdout.write(`${backEnd}: ${said}, ${left['flags']?.length} flags, ${left['events']?.length} events\n`);
      }
    },
    large ? 600_000 : 120_000,
  );
});
