import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LOGS, ROOT } from './folders.mjs';
import { runLogged } from './run-logged.mjs';

/**
 * One package in a lockfile, as far as it matters here.
 * @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean, devOptional?: boolean }} Locked
 */

/**
 * @param {string} file
 * @returns {Record<string, Locked>}
 */
function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}

/**
 * Whether node_modules lacks something of package-lock.json. npm writes what it has installed, when all of it is
 * installed, into node_modules/.package-lock.json; packages for other systems are not there.
 * @param {string} root
 */
export function installNeeded(root) {
  const installedFile = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return true;
  const installed = packagesOf(installedFile);
  return Object.entries(packagesOf(path.join(root, 'package-lock.json'))).some(([name, wanted]) => {
    if (name === '' || wanted.link) return false;
    const have = installed[name];
    if (!have) return !(wanted.optional || wanted.devOptional);
    return have.version !== wanted.version || have.integrity !== wanted.integrity;
  });
}

/**
 * Installs what package-lock.json says, when node_modules is not that already.
 * @param {import('./progress.mjs').Progress} progress
 * @param {AbortSignal} [signal]
 */
export async function install(progress, signal) {
  if (!installNeeded(ROOT)) return;
  await progress.during('Installing packages (a minute or two, once)', () =>
    runLogged('npm', ['ci', '--no-audit', '--no-fund'], { cwd: ROOT, log: path.join(LOGS, 'install.log'), signal }),
  );
}
