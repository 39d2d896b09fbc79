import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import path from 'node:path';
import { nx, NX_ENVIRONMENT } from './build.mjs';
import { API, dataFolder, LOGS, ROOT } from './folders.mjs';
import { Headway } from './headway.mjs';
import { install } from './install.mjs';
import { interruption } from './interruption.mjs';
import { openDatabase } from './open-database.mjs';
import { operator } from './operator.mjs';
import { report } from './problem.mjs';
import { Progress } from './progress.mjs';
import { endTree } from './run-logged.mjs';
import { forgetRunning, noteRunning, takeOver } from './running.mjs';

/** The pages' development server passes /api on to this port (apps/web/proxy.conf.json). */
const API_PORT = 3000;
const PAGES = 'http://localhost:4200';
/** A rebuild writes several bundles one after the other. */
const SETTLE_MILLISECONDS = 500;

/**
 * Keeps an Nx target running with its output on the screen.
 * @param {string[]} args
 */
function keepRunning(args) {
  const script = path.join(ROOT, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  return spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    env: NX_ENVIRONMENT,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
  });
}

/**
 * Does something each time the API's bundles have been written anew.
 * @param {() => Promise<void>} renew
 */
function afterEachRebuild(renew) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let working = Promise.resolve();
  return watch(API, (_event, name) => {
    if (!name?.endsWith('.js')) return;
    clearTimeout(timer);
    timer = setTimeout(() => (working = working.then(renew).catch(report)), SETTLE_MILLISECONDS);
  });
}

/**
 * `npm run dev`: the pages with live reload at port 4200; the API and the worker built anew and started again whenever
 * their sources change.
 */
export async function develop() {
  const progress = new Progress();
  const data = dataFolder();
  /** @type {Headway | undefined} */
  let headway;
  /** @type {import('./open-database.mjs').OpenDatabase | undefined} */
  let database;
  /** @type {import('node:child_process').ChildProcess[]} */
  const builders = [];
  const stopped = interruption(() => process.exit(1));
  try {
    await takeOver(data);
    await install(progress, stopped);
    await progress.during('Building the API', () => nx(['run', 'api:build'], path.join(LOGS, 'build.log'), stopped));
    database = await openDatabase(data, progress);
    const { environment } = database;
    await database.watch((text) => progress.say(text));
    const migrate = () => operator(['migrate'], environment, stopped);
    await progress.during('Bringing the database up to date', migrate);
    await progress.during('Looking for a school, loading the demo school if there is none', () =>
      operator(['demo', '--if-empty'], environment, stopped),
    );
    const makeHeadway = () =>
      new Headway({
        port: API_PORT,
        // The pages come from their development server.
        environment: { DATABASE_APP_URL: environment.DATABASE_APP_URL, WEB_ROOT: '', NODE_ENV: 'development' },
        say: (text) => progress.say(text),
        changed: (children) =>
          noteRunning(data, { launcher: process.pid, launcherScript: 'dev.mjs', url: PAGES, children }),
      });
    headway = makeHeadway();
    await headway.start(stopped);
    builders.push(keepRunning(['run', 'api:build', '--watch']), keepRunning(['run', 'web:serve']));
    const watcher = afterEachRebuild(async () => {
      progress.say('The API has been rebuilt; starting it again.');
      await migrate();
      await headway?.stop();
      headway = makeHeadway();
      await headway.start(stopped);
    });
    stopped.addEventListener('abort', () => watcher.close());
    progress.say(`\nPages with live reload: ${PAGES}   API: ${headway.url}/api   Ctrl-C stops everything.\n`);
    await once(stopped, 'abort');
  } catch (error) {
    if (!stopped.aborted) {
      report(error);
      process.exitCode = 1;
    }
  } finally {
    await Promise.all([...builders.map((builder) => endTree(builder)), headway?.stop()]);
    await database?.close();
    if (database) forgetRunning(data);
  }
  process.exit();
}
