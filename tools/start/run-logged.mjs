import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from './problem.mjs';

const LINES_SHOWN = 40;

/**
 * Ends a child and everything it has started.
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
export function killTree(child, signal) {
  if (!child.pid) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}

const GRACE_MILLISECONDS = 5_000;

/**
 * Asks a child and everything it has started to end, and does not ask for long.
 * @param {import('node:child_process').ChildProcess} child
 */
export async function endTree(child) {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, 'exit');
    killTree(child, 'SIGTERM');
    await Promise.race([ended, sleep(GRACE_MILLISECONDS, undefined, { ref: false })]);
  }
  // What the child has left behind, or the child itself.
  killTree(child, 'SIGKILL');
}

/**
 * Runs a command with its output in a log; when it fails, the end of the output is the message.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, log: string, env?: NodeJS.ProcessEnv, signal?: AbortSignal | undefined }} options
 * @returns {Promise<string>} what it wrote
 */
export function runLogged(command, args, { cwd, log, env = process.env, signal }) {
  mkdirSync(path.dirname(log), { recursive: true });
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    // A group of its own, so that all of it can be ended together.
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32',
    });
    const file = createWriteStream(log);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (/** @type {string} */ text) => {
        output += text;
        file.write(text);
      });
    }
    const abort = () => killTree(child, 'SIGTERM');
    signal?.addEventListener('abort', abort);
    const ended = () => {
      signal?.removeEventListener('abort', abort);
      file.end();
    };
    child.once('error', (error) => {
      ended();
      reject(error);
    });
    child.once('close', (code) => {
      ended();
      if (signal?.aborted) return reject(signal.reason);
      if (code === 0) return resolve(output);
      const end = output.trimEnd().split('\n').slice(-LINES_SHOWN).join('\n');
      reject(new Problem(`${end}\n\nAll of it is in ${log}`));
    });
  });
}
