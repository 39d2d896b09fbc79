import { once } from 'node:events';
import { isFree } from '../postgres/free-port.mjs';
import { build } from './build.mjs';
import { dataFolder, LOGS, shown } from './folders.mjs';
import { Headway } from './headway.mjs';
import { install } from './install.mjs';
import { interruption } from './interruption.mjs';
import { openDatabase } from './open-database.mjs';
import { operator } from './operator.mjs';
import { Problem, report } from './problem.mjs';
import { Progress } from './progress.mjs';
import { forgetRunning, noteRunning, takeOver } from './running.mjs';

/** @returns {number} */
function wantedPort() {
  const port = Number(process.env.PORT ?? 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Problem(`PORT must be a number from 1 to 65535; it is "${process.env.PORT}".`);
  }
  return port;
}

/** @param {number} port */
async function refuseTakenPort(port) {
  if (await isFree(port)) return;
  throw new Problem(
    `Port ${port} is in use by another program. Stop that program, or start Headway on another port, for example:\n` +
      `  PORT=${port + 1} npm start`,
  );
}

/**
 * `npm start`: everything from a fresh clone to the sign-in page, and everything stopped again at the end.
 */
export async function startHeadway() {
  const progress = new Progress();
  /** @type {Headway | undefined} */
  let headway;
  /** @type {import('./open-database.mjs').OpenDatabase | undefined} */
  let database;
  const stopped = interruption(() => {
    progress.say('Stopping at once.');
    headway?.kill();
    process.exit(1);
  });
  const began = performance.now();
  const data = dataFolder();
  try {
    const port = wantedPort();
    const ended = await takeOver(data);
    if (ended) progress.say(`Ended ${ended} processes of a start that was killed.`);
    await refuseTakenPort(port);

    const note = (/** @type {{ pid: number, script: string }[]} */ children) =>
      noteRunning(data, {
        launcher: process.pid,
        launcherScript: 'start.mjs',
        url: `http://localhost:${port}`,
        children,
      });
    note([]);
    await install(progress, stopped);
    await build(progress, stopped);
    database = await openDatabase(data, progress);
    const { environment } = database;
    await database.watch((text) => progress.say(text));
    stopped.throwIfAborted();
    await progress.during('Bringing the database up to date', () => operator(['migrate'], environment, stopped));
    await progress.during('Looking for a school, loading the demo school if there is none', () =>
      operator(['demo', '--if-empty'], environment, stopped),
    );
    headway = new Headway({
      port,
      environment: { DATABASE_APP_URL: environment.DATABASE_APP_URL },
      say: (text) => progress.say(text),
      changed: note,
    });
    const starting = headway;
    await progress.during('Starting the API and the worker', () => starting.start(stopped));
    const logins = await operator(['demo', '--logins'], environment, stopped);
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    progress.say(`\nHeadway is ready after ${seconds} s:  ${headway.url}\n`);
    if (logins.trim()) progress.say(`${logins.trimEnd()}\n`);
    progress.say(`Logs are in ${shown(LOGS)}. Ctrl-C stops everything.`);
    await once(stopped, 'abort');
  } catch (error) {
    if (!stopped.aborted) {
      report(error);
      process.exitCode = 1;
    }
  } finally {
    // Until here a wish to stop was noted only; from here it is done.
    if (headway || database) progress.say('Stopping …');
    await headway?.stop();
    await database?.close();
    if (headway || database) forgetRunning(data);
  }
  process.exit();
}
