import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAlive } from './processes.mjs';

/** @param {string} folder */
function leaseFolder(folder) {
  return path.join(folder, 'in-use-by');
}

/**
 * Notes that this process uses the server of a folder, so that another one that ends first leaves it running.
 * @param {string} folder
 */
export function takeLease(folder) {
  mkdirSync(leaseFolder(folder), { recursive: true });
  writeFileSync(path.join(leaseFolder(folder), String(process.pid)), '');
}

/**
 * Gives the lease back.
 * @param {string} folder
 * @returns {boolean} whether no other living process uses the server
 */
export function returnLease(folder) {
  mkdirSync(leaseFolder(folder), { recursive: true });
  rmSync(path.join(leaseFolder(folder), String(process.pid)), { force: true });
  let last = true;
  for (const name of readdirSync(leaseFolder(folder))) {
    if (isAlive(Number(name))) last = false;
    else rmSync(path.join(leaseFolder(folder), name), { force: true });
  }
  return last;
}
