import path from 'node:path';
import { API, LOGS, ROOT } from './folders.mjs';
import { runLogged } from './run-logged.mjs';

/** The bundle with the operators' commands. */
export const CLI = path.join(API, 'cli.js');

/**
 * Runs one of the operators' commands with its output kept.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} environment
 * @param {AbortSignal} [signal]
 * @returns {Promise<string>} what it printed
 */
export function operator(args, environment, signal) {
  return runLogged(process.execPath, ['--enable-source-maps', CLI, ...args], {
    cwd: ROOT,
    log: path.join(LOGS, `${args[0]}.log`),
    env: { NODE_ENV: 'production', ...process.env, ...environment },
    signal,
  });
}
