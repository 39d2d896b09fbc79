import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { commandOf, isAlive } from '../postgres/processes.mjs';
import { Problem } from './problem.mjs';

const GRACE_MILLISECONDS = 10_000;

/**
 * What runs on a data folder: the process that started it all, and each of its children with the script it runs.
 * @typedef {{ launcher: number, launcherScript: string, url: string, children: { pid: number, script: string }[] }} Running
 */

/** @param {string} data */
function fileIn(data) {
  return path.join(data, 'running.json');
}

/**
 * @param {string} data
 * @returns {Running | undefined}
 */
function read(data) {
  try {
    return JSON.parse(readFileSync(fileIn(data), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Notes what runs, for the next start to find.
 * @param {string} data
 * @param {Running} running
 */
export function noteRunning(data, running) {
  mkdirSync(data, { recursive: true });
  writeFileSync(fileIn(data), JSON.stringify(running));
}

/** @param {string} data */
export function forgetRunning(data) {
  rmSync(fileIn(data), { force: true });
}

/**
 * Whether a process is the one that was noted: its number may belong to another by now.
 * @param {number} pid
 * @param {string} script
 */
function still(pid, script) {
  return isAlive(pid) && commandOf(pid).includes(script);
}

/**
 * Makes way for a start on a data folder: ends what a start that was killed has left behind.
 * @param {string} data
 * @param {number} [grace] milliseconds they may take to end in order
 * @returns {Promise<number>} processes ended
 * @throws {Problem} when the other start is alive and well
 */
export async function takeOver(data, grace = GRACE_MILLISECONDS) {
  const running = read(data);
  if (!running) return 0;
  if (running.launcher !== process.pid && still(running.launcher, running.launcherScript)) {
    throw new Problem(
      `Headway is already running at ${running.url} (process ${running.launcher}). Stop it there with Ctrl-C first.`,
    );
  }
  const left = running.children.filter(({ pid, script }) => still(pid, script));
  for (const { pid } of left) process.kill(pid, 'SIGTERM');
  const until = Date.now() + grace;
  while (left.some(({ pid }) => isAlive(pid))) {
    if (Date.now() > until) {
      for (const { pid, script } of left) if (still(pid, script)) process.kill(pid, 'SIGKILL');
    }
    await sleep(50);
  }
  forgetRunning(data);
  return left.length;
}
