import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { commandOf, isAlive } from './processes.mjs';

/**
 * What the server says of itself while it runs: lines 1 and 4 of postmaster.pid.
 * @param {string} clusterFolder
 * @returns {{ pid: number, port: number } | undefined}
 */
export function readPostmaster(clusterFolder) {
  let text;
  try {
    text = readFileSync(path.join(clusterFolder, 'postmaster.pid'), 'utf8');
  } catch {
    return undefined;
  }
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 0 ? { pid, port } : undefined;
}

/**
 * Whether the process of postmaster.pid is this cluster's server, and not another one that was given the number of a
 * server that was killed.
 * @param {string} clusterFolder
 * @param {number} pid
 */
export function isPostmaster(clusterFolder, pid) {
  return isAlive(pid) && commandOf(pid).includes(clusterFolder);
}

/**
 * Removes the postmaster.pid a killed server left, which would stop the next one when its number is in use again.
 * @param {string} clusterFolder
 */
export function removeStalePostmaster(clusterFolder) {
  const postmaster = readPostmaster(clusterFolder);
  if (postmaster && !isPostmaster(clusterFolder, postmaster.pid)) {
    rmSync(path.join(clusterFolder, 'postmaster.pid'), { force: true });
  }
}
