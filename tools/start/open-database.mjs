import path from 'node:path';
import { secretsIn } from './secrets.mjs';

/** The login the API and the worker use unless DATABASE_APP_URL says otherwise; `migrate` makes it. */
const APP_LOGIN = 'headway_app';

/**
 * The app's connection to the owner's database.
 * @param {string} ownerUrl
 * @param {string} password
 */
export function appUrlFor(ownerUrl, password) {
  const url = new URL(ownerUrl);
  url.username = APP_LOGIN;
  url.password = password;
  return url.href;
}

/**
 * @typedef {object} OpenDatabase
 * @property {{ DATABASE_URL: string, DATABASE_APP_URL: string }} environment
 * @property {boolean} ours whether it is the embedded one
 * @property {() => Promise<void>} close stops what was started for it, unless someone else still uses it
 */

/**
 * The database Headway works with: that of DATABASE_URL, or the PostgreSQL that comes with the packages, its data kept
 * in the data folder.
 * @param {string} data the data folder
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<OpenDatabase>}
 */
export async function openDatabase(data, progress) {
  const given = process.env.DATABASE_URL;
  const givenApp = process.env.DATABASE_APP_URL;
  if (given) {
    const appUrl = givenApp ?? appUrlFor(given, secretsIn(data).app);
    return {
      environment: { DATABASE_URL: given, DATABASE_APP_URL: appUrl },
      ours: false,
      close: async () => undefined,
    };
  }
  // Not before: these need installed packages.
  const { startCluster, stopCluster } = await import('../postgres/cluster.mjs');
  const { createDatabase } = await import('../postgres/database.mjs');
  const close = async () => {
    await stopCluster(data);
  };
  const secrets = secretsIn(data);
  return progress.during(`Starting PostgreSQL (data in ${path.relative(process.cwd(), data) || data})`, async () => {
    const { superuserUrl } = await startCluster({ folder: data, password: secrets.superuser });
    try {
      const ownerUrl = await createDatabase(superuserUrl, secrets.owner);
      return {
        environment: { DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrlFor(ownerUrl, secrets.app) },
        ours: true,
        close,
      };
    } catch (error) {
      await close();
      throw error;
    }
  });
}
