import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { freePort } from '../postgres/free-port.mjs';
import { LOGS } from '../start/folders.mjs';
import { Headway } from '../start/headway.mjs';
import { untilHealthy } from '../start/health.mjs';
import { operator } from '../start/operator.mjs';

/**
 * The demo school, analysed and served by the built API; the worker rests, so that nothing else is measured.
 * @typedef {object} ServedDemo
 * @property {string} url
 * @property {string} email the SENCO's
 * @property {string} password
 * @property {import('./fresh-database.mjs').Environment} environment
 * @property {() => Promise<void>} stop
 */

/**
 * @param {import('./measure.mjs').Setting} setting
 * @param {string} name of the database
 * @returns {Promise<ServedDemo>}
 */
export async function serveDemo({ database, say, signal }, name) {
  const environment = await database(name);
  const printed = await operator(['demo'], environment, signal);
  const email = /(\S+@\S+)\s.*SENCO/.exec(printed)?.[1];
  const password = /password is (\S+)/.exec(printed)?.[1];
  if (!email || !password) throw new Error('The demo did not print its logins.');
  // The SENCO's is the first of its schools.
  await operator(['analyse', '--school', '1'], environment, signal);
  const logs = path.join(LOGS, 'bench');
  mkdirSync(logs, { recursive: true });
  const headway = new Headway({
    port: await freePort(),
    environment: { DATABASE_APP_URL: environment.DATABASE_APP_URL, LOG_LEVEL: 'warn' },
    logs,
    say,
  });
  headway.api.start();
  const stop = () => headway.stop();
  try {
    const died = () => (headway.api.deaths ? `The API does not start:\n${headway.api.lastWords()}` : undefined);
    await untilHealthy(headway.url, died, signal);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: headway.url, email, password, environment, stop };
}

/**
 * Signs in by the page itself, and waits until the home page has come in its place.
 * @param {import('@playwright/test').Page} page
 * @param {ServedDemo} demo
 */
export async function signInOnPage(page, { url, email, password }) {
  await page.goto(url);
  await page.getByLabel('School email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(({ pathname }) => !pathname.startsWith('/sign-in'));
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
}

/**
 * @param {ServedDemo} demo
 * @returns {Promise<{ cookie: string, schoolId: number }>} what a browser sends back, and the SENCO's school
 */
export async function signIn({ url, email, password }) {
  const response = await fetch(new URL('/api/v1/sign-in', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`Signing in was answered with ${response.status}.`);
  const me = /** @type {import('../../apps/api/src/identity/identity.dto.ts').MeDto} */ (await response.json());
  const [school] = me.schools;
  if (!school) throw new Error('The SENCO has no school.');
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { cookie, schoolId: school.id };
}
