import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';

/** Settings of every cluster we start; `headway.conf` in the cluster's folder holds them and is written at each start. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/**
 * Writes the cluster's settings.
 * @param {string} clusterFolder
 * @param {Record<string, string>} settings more of them, or other values
 */
export function writeSettings(clusterFolder, settings) {
  const lines = Object.entries({ ...SETTINGS, ...settings }).map(([name, value]) => `${name} = '${value}'\n`);
  writeFileSync(path.join(clusterFolder, 'headway.conf'), lines.join(''), { mode: 0o644 });
}

/**
 * Makes a cluster: UTF-8, the C.UTF-8 locale (the same order of text on every machine), passwords for everyone. It is
 * made beside its place and then moved, so that a set-up that was interrupted leaves nothing that looks finished.
 * @param {string} clusterFolder
 * @param {import('./binaries.mjs').Binaries} binaries
 * @param {import('./server-user.mjs').ServerUser} user
 * @param {string} password of the superuser `postgres`
 */
export async function initialise(clusterFolder, binaries, user, password) {
  const unfinished = `${clusterFolder}.new`;
  const passwordFile = `${clusterFolder}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(passwordFile, { force: true });
  try {
    mkdirSync(unfinished, { mode: 0o700 });
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user.uid !== undefined && user.gid !== undefined) {
      chownSync(unfinished, user.uid, user.gid);
      chownSync(passwordFile, user.uid, user.gid);
    }
    const { code, output } = await run(
      binaries.initdb,
      [
        `--pgdata=${unfinished}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // PostgreSQL's own C.UTF-8, which needs no locale of the system's.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--no-instructions',
        '--no-sync',
      ],
      user,
    );
    if (code !== 0) throw new Error(`PostgreSQL could not set up its data in ${clusterFolder}:\n${output.trim()}`);
    appendFileSync(path.join(unfinished, 'postgresql.conf'), "\ninclude = 'headway.conf'\n");
    renameSync(unfinished, clusterFolder);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/**
 * The major version a cluster was made by.
 * @param {string} clusterFolder
 * @returns {string | undefined} undefined when there is no cluster
 */
export function clusterVersion(clusterFolder) {
  const file = path.join(clusterFolder, 'PG_VERSION');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
