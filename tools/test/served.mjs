import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../postgres/free-port.mjs';
import { startThrowAwayPostgres } from '../postgres/throw-away.mjs';
import { LOCAL } from '../start/folders.mjs';
import { Headway } from '../start/headway.mjs';
import { appUrlFor } from '../start/open-database.mjs';
import { operator } from '../start/operator.mjs';

/**
 * Headway as it is served, for the browser tests: built bundles, the demo school in a PostgreSQL of its own, a free port.
 * @param {import('../start/progress.mjs').Progress} progress
 * @param {AbortSignal} signal
 */
export async function serveForTests(progress, signal) {
  const logs = path.join(LOCAL, 'logs', 'browser-tests');
  mkdirSync(logs, { recursive: true });
  const postgres = await progress.during('Starting a PostgreSQL for the tests', () => startThrowAwayPostgres());
  /** @type {Headway | undefined} */
  let headway;
  const stop = async () => {
    await headway?.stop();
    await postgres.stop();
  };
  try {
    const environment = {
      DATABASE_URL: postgres.ownerUrl,
      DATABASE_APP_URL: appUrlFor(postgres.ownerUrl, 'for-this-test-run-only'),
    };
    await progress.during('Migrating', () => operator(['migrate'], environment, signal));
    await progress.during('Loading the demo school', () => operator(['demo'], environment, signal));
    const serving = new Headway({
      port: await freePort(),
      environment: { DATABASE_APP_URL: environment.DATABASE_APP_URL },
      logs,
      say: (text) => progress.say(text),
    });
    headway = serving;
    await progress.during('Starting the API and the worker', () => serving.start(signal));
    return { environment: { ...environment, HEADWAY_URL: serving.url }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
