import pg from 'pg';
import { appUrlFor } from '../start/open-database.mjs';
import { operator } from '../start/operator.mjs';

/**
 * A migrated, empty database for one of the measurements.
 * @typedef {{ DATABASE_URL: string, DATABASE_APP_URL: string }} Environment
 */

/**
 * @param {string} ownerUrl of any database of the server
 * @param {string} name
 * @param {AbortSignal} signal
 * @returns {Promise<Environment>}
 */
export async function freshDatabase(ownerUrl, name, signal) {
  await withClient(ownerUrl, (client) => client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`));
  const url = new URL(ownerUrl);
  url.pathname = `/${name}`;
  const environment = {
    DATABASE_URL: url.href,
    DATABASE_APP_URL: appUrlFor(url.href, 'for-this-benchmark-only'),
  };
  await operator(['migrate'], environment, signal);
  return environment;
}

/**
 * @template T
 * @param {string} url
 * @param {(client: pg.Client) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Does something and says how many milliseconds it took.
 * @param {() => Promise<unknown>} work
 * @returns {Promise<number>}
 */
export async function timeOf(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
