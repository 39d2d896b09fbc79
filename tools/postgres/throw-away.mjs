import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCluster, stopCluster } from './cluster.mjs';
import { createDatabase } from './database.mjs';
import { isAlive } from './processes.mjs';
import { canEnter, serverUser } from './server-user.mjs';

const PREFIX = 'headway-test-';

/** Nothing here outlives the tests, so nothing waits for the disk. */
const SETTINGS = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_wal_size: '4GB' };

/** A temporary folder PostgreSQL's user can enter: root's own may be closed to it. */
function temporaryFolder() {
  const user = serverUser('/nonexistent');
  const parent = [tmpdir(), '/var/tmp', '/tmp'].find((folder) => canEnter(folder, user));
  if (!parent) throw new Error('No temporary folder is open to the user PostgreSQL runs as.');
  return parent;
}

/** Stops and removes what test runs that were killed have left. */
export async function removeAbandonedPostgres() {
  const parent = temporaryFolder();
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = path.join(parent, name);
    try {
      if (isAlive(Number(readFileSync(path.join(folder, 'owner'), 'utf8')))) continue;
      await stopCluster(folder);
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // Somebody else's, or being made at this moment: not ours to remove.
    }
  }
}

/**
 * A folder for a cluster of this test run; one that is abandoned is found and removed by the next run.
 * @returns {string}
 */
export function temporaryClusterFolder() {
  const folder = mkdtempSync(path.join(temporaryFolder(), PREFIX));
  // mkdtemp closes it to everyone else, and so to PostgreSQL's user.
  chmodSync(folder, 0o755);
  writeFileSync(path.join(folder, 'owner'), String(process.pid));
  return folder;
}

/**
 * Starts a PostgreSQL of its own for one test run: empty, fast, forgotten when stopped.
 * @returns {Promise<{ ownerUrl: string, superuserUrl: string, stop: () => Promise<void> }>}
 *   `ownerUrl` leads to the empty database `headway`, as an owner who may create databases and roles but is no superuser
 */
export async function startThrowAwayPostgres() {
  await removeAbandonedPostgres();
  const folder = temporaryClusterFolder();
  const stop = async () => {
    await stopCluster(folder);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const { superuserUrl } = await startCluster({
      folder,
      password: randomBytes(18).toString('base64url'),
      settings: SETTINGS,
    });
    const ownerUrl = await createDatabase(superuserUrl, randomBytes(18).toString('base64url'));
    return { ownerUrl, superuserUrl, stop };
  } catch (error) {
    await stop().catch(() => undefined);
    throw error;
  }
}
