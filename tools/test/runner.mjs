import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { NX_ENVIRONMENT } from '../start/build.mjs';
import { LOCAL, ROOT } from '../start/folders.mjs';
import { killTree } from '../start/run-logged.mjs';
import { fromJest, fromPlaywright, outcome } from './counts.mjs';
import { nodeTestArguments } from './node-tests.mjs';

const REPORTS = path.join(LOCAL, 'reports');

/**
 * @typedef {import('./counts.mjs').Counts} Counts
 * @typedef {{ environment?: Record<string, string>, more?: string[], signal: AbortSignal }} RunOptions
 *   `more`: arguments of the person at the keyboard, handed on
 */

/**
 * Runs a Node program with its output shown as it comes.
 * @param {string[]} args
 * @param {RunOptions} options
 * @returns {Promise<number | null>} its exit code
 */
async function show(args, { environment, signal }) {
  signal.throwIfAborted();
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...NX_ENVIRONMENT, ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
    // A group of its own: Ctrl-C reaches us alone, and we end all of it.
    detached: process.platform !== 'win32',
  });
  const abort = () => killTree(child, 'SIGTERM');
  signal.addEventListener('abort', abort);
  const [code] = await once(child, 'exit');
  signal.removeEventListener('abort', abort);
  signal.throwIfAborted();
  return code;
}

/**
 * @template T
 * @param {string} file
 * @param {(report: T) => Counts} read
 * @returns {Counts | undefined}
 */
function readReport(file, read) {
  return existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** @param {string} name */
function freshReport(name) {
  mkdirSync(REPORTS, { recursive: true });
  const file = path.join(REPORTS, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

/**
 * A check that either holds or does not: one test.
 * @param {string} script below the root
 * @param {string[]} args
 * @param {RunOptions} options
 * @returns {Promise<Counts>}
 */
export async function check(script, args, options) {
  const code = await show([path.join(ROOT, script), ...args, ...(options.more ?? [])], options);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/**
 * The jest tests of one project.
 * @param {string} project its folder
 * @param {RunOptions} options
 * @returns {Promise<Counts>}
 */
export async function jest(project, options) {
  const report = freshReport(project.replaceAll('/', '-'));
  const args = [
    '-c',
    `${project}/jest.config.cjs`,
    '--json',
    `--outputFile=${report}`,
    '--testLocationInResults=false',
  ];
  const code = await show(['node_modules/jest/bin/jest.js', ...args, ...(options.more ?? [])], options);
  return outcome(code, readReport(report, fromJest));
}

/**
 * Tests of node:test.
 * @param {string[]} files
 * @param {RunOptions} options
 * @returns {Promise<Counts>}
 */
export async function nodeTests(files, options) {
  const report = freshReport('node-tests');
  const code = await show([...nodeTestArguments(report), ...(options.more ?? []), ...files], options);
  return outcome(
    code,
    readReport(report, (/** @type {Counts} */ counts) => counts),
  );
}

/**
 * The journeys in a browser.
 * @param {RunOptions} options
 * @returns {Promise<Counts>}
 */
export async function playwright(options) {
  const report = freshReport('browser');
  const args = ['test', '-c', 'apps/e2e/playwright.config.ts', '--reporter=list,json'];
  const environment = { ...options.environment, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const code = await show(['node_modules/@playwright/test/cli.js', ...args, ...(options.more ?? [])], {
    ...options,
    environment,
  });
  return outcome(code, readReport(report, fromPlaywright));
}
