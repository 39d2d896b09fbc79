import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withLock } from '../postgres/lock.mjs';
import { compressFolder } from './compress.mjs';
import { API, LOCAL, LOGS, ROOT, WEB } from './folders.mjs';
import { Problem } from './problem.mjs';
import { runLogged } from './run-logged.mjs';
import { sourceHash } from './source-hash.mjs';

/** What the bundles are made from. */
const SOURCES = [
  'package-lock.json',
  'nx.json',
  'tsconfig.base.json',
  'apps/api',
  'apps/web',
  'libs',
  'tools/start/compress.mjs',
];

/** What must be there afterwards. */
const RESULTS = [
  ...['main.js', 'worker.js', 'cli.js'].map((name) => path.join(API, name)),
  path.join(WEB, 'index.html'),
];

const STAMP = path.join(ROOT, 'dist', 'built-from');

/** Nx without its background process, which would outlive us, and without its full-screen display. */
export const NX_ENVIRONMENT = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NX_NO_CLOUD: 'true' };

/**
 * Runs Nx.
 * @param {string[]} args
 * @param {string} log
 * @param {AbortSignal} [signal]
 */
export function nx(args, log, signal) {
  const script = path.join(ROOT, 'node_modules', 'nx', 'dist', 'bin', 'nx.js');
  const env = { ...NX_ENVIRONMENT, FORCE_COLOR: '0' };
  return runLogged(process.execPath, [script, ...args], { cwd: ROOT, log, env, signal });
}

function isBuilt(/** @type {string} */ hash) {
  return RESULTS.every((file) => existsSync(file)) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash;
}

/**
 * Builds the API and the web pages when their sources have changed. Even a build Nx finds wholly in its cache takes ten
 * seconds or more, so a stamp decides whether it is asked at all.
 * @param {import('./progress.mjs').Progress} progress
 * @param {AbortSignal} [signal]
 */
export async function build(progress, signal) {
  mkdirSync(LOCAL, { recursive: true });
  await withLock(path.join(LOCAL, 'build.lock'), async () => {
    const hash = sourceHash(ROOT, SOURCES);
    if (isBuilt(hash)) return;
    rmSync(STAMP, { force: true });
    await progress.during('Building the API and the web pages', () =>
      nx(['run-many', '-t', 'build', '--parallel=2', '--output-style=stream'], path.join(LOGS, 'build.log'), signal),
    );
    const missing = RESULTS.filter((file) => !existsSync(file));
    if (missing.length) throw new Problem(`The build ended without ${missing.join(', ')}.`);
    await progress.during('Compressing the web pages', () => compressFolder(WEB));
    writeFileSync(STAMP, hash);
  });
}
