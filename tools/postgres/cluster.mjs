import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './binaries.mjs';
import { freePort } from './free-port.mjs';
import { clusterVersion, initialise, writeSettings } from './initialise.mjs';
import { returnLease, takeLease } from './leases.mjs';
import { withLock } from './lock.mjs';
import { isPostmaster, readPostmaster, removeStalePostmaster } from './postmaster.mjs';
import { run } from './run.mjs';
import { canEnter, serverUser } from './server-user.mjs';

/** A server may need this long to replay what it had not written when it was killed. */
const RECOVERY_MILLISECONDS = 120_000;
const LOG_LIMIT_BYTES = 10_000_000;

/**
 * @typedef {object} ClusterOptions
 * @property {string} folder where the cluster lives: its data, port and log
 * @property {string} password of the superuser `postgres`
 * @property {Record<string, string>} [settings] PostgreSQL settings beyond our own
 */

/** @param {string} folder */
function placesIn(folder) {
  const data = path.join(folder, 'postgres');
  return { data, log: path.join(data, 'server.log'), port: path.join(folder, 'postgres-port') };
}

/**
 * @param {number} port
 * @param {string} password
 */
function superuserUrl(port, password) {
  return `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

/**
 * Asks a port whether this cluster's server is there.
 * @param {string} data
 * @param {number} port
 * @param {string} password
 * @returns {Promise<'ready' | 'starting' | 'not there'>}
 */
async function ask(data, port, password) {
  const client = new pg.Client({ connectionString: superuserUrl(port, password), connectionTimeoutMillis: 5_000 });
  // A connection that breaks between its answers must not end this process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query("select current_setting('data_directory') as data");
    return rows[0].data === data ? 'ready' : 'not there';
  } catch (error) {
    // 57P03: the server is starting up, recovering or shutting down.
    return error instanceof Error && 'code' in error && error.code === '57P03' ? 'starting' : 'not there';
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * The port of the server of this cluster that already runs, for instance because whoever started it was killed. Asking
 * it is the only sure sign: a killed server may leave its pid file, and a zombie.
 * @param {string} data
 * @param {string} password
 * @returns {Promise<number | undefined>}
 */
async function findRunning(data, password) {
  const until = Date.now() + RECOVERY_MILLISECONDS;
  for (;;) {
    const postmaster = readPostmaster(data);
    if (!postmaster) return undefined;
    const answer = await ask(data, postmaster.port, password);
    if (answer === 'ready') return postmaster.port;
    if (answer === 'not there' && !isPostmaster(data, postmaster.pid)) return undefined;
    if (Date.now() > until)
      throw new Error(`PostgreSQL (process ${postmaster.pid}) does not answer; see ${data}/server.log.`);
    await sleep(200);
  }
}

/** @param {string} log */
function endOf(log) {
  return existsSync(log) ? readFileSync(log, 'utf8').trimEnd().split('\n').slice(-15).join('\n') : '';
}

/**
 * @param {ReturnType<typeof placesIn>} places
 * @param {import('./binaries.mjs').Binaries} binaries
 * @param {import('./server-user.mjs').ServerUser} user
 * @param {Record<string, string>} settings
 * @returns {Promise<number>} the port
 */
async function startServer(places, binaries, user, settings) {
  removeStalePostmaster(places.data);
  writeSettings(places.data, settings);
  if (existsSync(places.log) && statSync(places.log).size > LOG_LIMIT_BYTES) rmSync(places.log);
  let wanted = existsSync(places.port) ? Number(readFileSync(places.port, 'utf8')) : undefined;
  let output = '';
  // More than once: the port may be taken between the look and the start, and the children of a killed server may hold
  // its memory a moment longer.
  for (let attempt = 1; attempt <= 5; attempt++) {
    const port = await freePort(wanted);
    const args = ['start', '-D', places.data, '-l', places.log, '-w', '-t', '120', '-o', `-p ${port}`];
    const result = await run(binaries.pgCtl, args, user);
    if (result.code === 0) {
      writeFileSync(places.port, String(port));
      return port;
    }
    output = result.output;
    if (/Address already in use/.test(endOf(places.log))) wanted = undefined;
    await sleep(300 * attempt);
  }
  throw new Error(`PostgreSQL did not start: ${output.trim()}\n${endOf(places.log)}`);
}

/**
 * Starts the cluster of a folder, making it first when there is none, and reusing its server when it already runs.
 * Everyone who starts it must stop it.
 * @param {ClusterOptions} options
 * @returns {Promise<{ port: number, superuserUrl: string, created: boolean, reused: boolean }>}
 */
export async function startCluster({ folder: wantedFolder, password, settings = {} }) {
  mkdirSync(wantedFolder, { recursive: true });
  const folder = realpathSync(wantedFolder);
  const places = placesIn(folder);
  const user = serverUser(places.data);
  if (!canEnter(folder, user)) {
    throw new Error(
      `PostgreSQL's user (uid ${user.uid}) may not enter ${folder}. ` +
        'Set HEADWAY_DATA_DIR to a folder all of whose parents every user may enter.',
    );
  }
  const binaries = findBinaries(user, folder);
  return withLock(path.join(folder, 'starting.lock'), async () => {
    const version = clusterVersion(places.data);
    if (version === undefined) await initialise(places.data, binaries, user, password);
    else if (version !== binaries.version.split('.')[0]) {
      throw new Error(
        `The data in ${places.data} are of PostgreSQL ${version}, the installed one is ${binaries.version}. ` +
          'Restore a backup into a new folder; see docs/operations.md.',
      );
    }
    takeLease(folder);
    const running = await findRunning(places.data, password);
    const port = running ?? (await startServer(places, binaries, user, settings));
    return {
      port,
      superuserUrl: superuserUrl(port, password),
      created: version === undefined,
      reused: running !== undefined,
    };
  });
}

/**
 * Whether the server of a folder is there, as far as the system knows; cheap enough to ask every few seconds.
 * @param {string} folder
 */
export function isRunning(folder) {
  const { data } = placesIn(realpathSync(folder));
  const postmaster = readPostmaster(data);
  return postmaster !== undefined && isPostmaster(data, postmaster.pid);
}

/**
 * Stops the server of a folder, unless another living process still uses it.
 * @param {string} wantedFolder
 * @returns {Promise<boolean>} whether the server is stopped now
 */
export async function stopCluster(wantedFolder) {
  const folder = realpathSync(wantedFolder);
  const { data } = placesIn(folder);
  const user = serverUser(data);
  const binaries = findBinaries(user, folder);
  return withLock(path.join(folder, 'starting.lock'), async () => {
    if (!returnLease(folder)) return false;
    const postmaster = readPostmaster(data);
    if (!postmaster || !isPostmaster(data, postmaster.pid)) return true;
    for (const mode of ['fast', 'immediate']) {
      const { code } = await run(binaries.pgCtl, ['stop', '-D', data, '-m', mode, '-w', '-t', '20'], user);
      if (code === 0 || !isPostmaster(data, postmaster.pid)) return true;
    }
    throw new Error(`PostgreSQL (process ${postmaster.pid}) did not stop; see ${data}/server.log.`);
  });
}
