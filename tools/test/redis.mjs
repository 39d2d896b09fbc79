import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../postgres/free-port.mjs';
import { programInPath } from './browser-path.mjs';

/**
 * Whether a Redis answers on a port of this machine.
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const finish = (/** @type {boolean} */ yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('data', (data) => finish(data.toString().startsWith('+PONG')));
    socket.once('error', () => finish(false));
  });
}

/**
 * A Redis for this test run, which keeps nothing; undefined where no redis-server is installed.
 * @returns {Promise<{ url: string, stop: () => Promise<void> } | undefined>}
 */
export async function startRedis() {
  const program = programInPath('redis-server');
  if (!program) return undefined;
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), 'headway-redis-'));
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  // A queue must never lose a job to make room for another.
  const child = spawn(program, [...args, '--maxmemory-policy', 'noeviction'], { stdio: 'ignore', detached: true });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`redis-server ended with code ${child.exitCode}.`);
    await sleep(20);
  }
  return { url: `redis://127.0.0.1:${port}`, stop };
}
