import { shown } from './folders.mjs';
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

const WATCH_MILLISECONDS = 2_000;

/**
 * Starts the server of a folder again when it has died.
 * @param {string} folder
 * @param {string} password the superuser's
 * @param {(text: string) => void} say
 * @returns {Promise<() => Promise<void>>} ends the watch
 */
async function watchCluster(folder, password, say) {
  const { isRunning, startCluster } = await import('../postgres/cluster.mjs');
  let working = Promise.resolve();
  const look = async () => {
    if (isRunning(folder)) return;
    say('PostgreSQL ended unexpectedly; starting it again.');
    await startCluster({ folder, password }).catch((error) => say(String(error)));
  };
  const timer = setInterval(() => (working = working.then(look)), WATCH_MILLISECONDS);
  return async () => {
    clearInterval(timer);
    await working;
  };
}

/**
 * @typedef {object} OpenDatabase
 * @property {{ DATABASE_URL: string, DATABASE_APP_URL: string }} environment
 * @property {boolean} ours whether it is the embedded one
 * @property {(say: (text: string) => void) => Promise<void>} watch starts it again when it dies, until closed
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
      // Keeping somebody else's server running is somebody else's work.
      watch: async () => undefined,
      close: async () => undefined,
    };
  }
  // Not before: these need installed packages.
  const { startCluster, stopCluster } = await import('../postgres/cluster.mjs');
  const { createDatabase } = await import('../postgres/database.mjs');
  let endWatch = async () => {};
  const close = async () => {
    await endWatch();
    await stopCluster(data);
  };
  const secrets = secretsIn(data);
  return progress.during(`Starting PostgreSQL (data in ${shown(data)})`, async () => {
    const { superuserUrl } = await startCluster({ folder: data, password: secrets.superuser });
    try {
      const ownerUrl = await createDatabase(superuserUrl, secrets.owner);
      return {
        environment: { DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrlFor(ownerUrl, secrets.app) },
        ours: true,
        watch: async (say) => {
          endWatch = await watchCluster(data, secrets.superuser, say);
        },
        close,
      };
    } catch (error) {
      await close();
      throw error;
    }
  });
}
