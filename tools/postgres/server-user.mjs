import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/**
 * The user the server runs as, in the form child_process takes; empty for the user of this process.
 * @typedef {{ uid?: number, gid?: number }} ServerUser
 */

/**
 * @param {string} name
 * @returns {Required<ServerUser> | undefined}
 */
function lookUp(name) {
  const uid = spawnSync('id', ['-u', name], { encoding: 'utf8' });
  const gid = spawnSync('id', ['-g', name], { encoding: 'utf8' });
  if (uid.status !== 0 || gid.status !== 0) return undefined;
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/** The ways to make a system user, by what the system has: shadow's useradd, then busybox's adduser. */
const WAYS_TO_ADD = [
  ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres'],
  ['adduser', '-S', '-D', '-H', '-s', '/bin/false', 'postgres'],
];

/**
 * PostgreSQL refuses to run as root. Root therefore runs it as the user `postgres`, made when missing, and where no user
 * can be made as `nobody`. A cluster that exists keeps the owner it has. Anyone else runs it as themselves.
 * @param {string} clusterFolder the cluster's folder, which may not exist yet
 * @returns {ServerUser}
 */
export function serverUser(clusterFolder) {
  if (process.getuid?.() !== 0) return {};
  const owner = statSync(clusterFolder, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const present = lookUp('postgres');
  if (present) return present;
  for (const [command = '', ...args] of WAYS_TO_ADD) {
    if (spawnSync(command, args).status !== 0) continue;
    const made = lookUp('postgres');
    if (made) return made;
  }
  const nobody = lookUp('nobody');
  if (nobody && nobody.uid !== 0) return nobody;
  throw new Error(
    'PostgreSQL does not run as root, and no other user could be found or made. ' +
      'Start Headway as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

/**
 * Whether the server's user can get into a folder: every folder above it must be open to that user too.
 * @param {string} folder
 * @param {ServerUser} user
 */
export function canEnter(folder, user) {
  if (user.uid === undefined) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...user, cwd: '/' }).status === 0;
}
