import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../postgres/processes.mjs';
import { noteRunning, takeOver } from './running.mjs';
import { Service, waitAfter } from './service.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'headway-service-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/**
 * @param {string} name
 * @param {string} code
 */
function script(name, code) {
  const file = path.join(folder, name);
  writeFileSync(file, code);
  return file;
}

/** @param {() => boolean} condition */
async function until(condition) {
  while (!condition()) await sleep(10);
}

/** @param {string} file */
function content(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** @param {string} file */
function service(file) {
  /** @type {number[]} */
  const pids = [];
  /** @type {string[]} */
  const said = [];
  const log = `${file}.log`;
  const made = new Service({
    name: 'test process',
    script: file,
    environment: process.env,
    log,
    say: (text) => said.push(text),
    started: (pid) => pids.push(pid),
  });
  return { made, pids, said, log };
}

const LIVES_ON = `console.log('started'); setInterval(() => undefined, 60_000);`;

describe('a process of Headway', () => {
  it('is asked to end, and ends', async () => {
    const file = script(
      'polite.cjs',
      `process.on('SIGTERM', () => { console.log('bye'); process.exit(0); }); ${LIVES_ON}`,
    );
    const { made, pids, log, said } = service(file);
    made.start();
    await until(() => content(log).includes('started'));
    await made.stop();
    assert.equal(isAlive(pids[0] ?? 0), false);
    assert.match(content(log), /bye/);
    assert.deepEqual(said, []);
  });

  it('is started again when it dies, and its last words are passed on', async () => {
    const file = script('mortal.cjs', LIVES_ON);
    const { made, pids, said, log } = service(file);
    made.start();
    await until(() => content(log).includes('started'));
    process.kill(pids[0] ?? 0, 'SIGKILL');
    await until(() => pids.length === 2);
    assert.match(said[0] ?? '', /The test process ended unexpectedly \(SIGKILL\); starting it again in 1 s[^]*started/);
    await made.stop();
    assert.equal(isAlive(pids[1] ?? 0), false);
  });

  it('waits longer each time it dies, up to half a minute', () => {
    assert.deepEqual([1, 2, 3, 4, 5, 6, 60].map(waitAfter), [1, 2, 4, 8, 16, 30, 30]);
  });

  it('ends by itself when the process that started it is killed', async () => {
    const file = script('orphan.cjs', LIVES_ON);
    const log = path.join(folder, 'orphan.log');
    const parent = script(
      'parent.mjs',
      `import { Service } from ${JSON.stringify(new URL('./service.mjs', import.meta.url).href)};
       new Service({ name: 'orphan', script: ${JSON.stringify(file)}, environment: process.env, log: ${JSON.stringify(log)},
         say: () => undefined, started: (pid) => console.log(pid) }).start();`,
    );
    const launcher = spawn(process.execPath, [parent], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [pid] = await once(launcher.stdout, 'data');
    await until(() => content(log).includes('started'));
    launcher.kill('SIGKILL');
    await until(() => !isAlive(Number(pid)));
  });
});

describe('a start after one that was killed', () => {
  it('ends the processes that are left, even one that does not want to', async () => {
    const file = script('stubborn.cjs', `process.on('SIGTERM', () => undefined); ${LIVES_ON}`);
    const left = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(left.stdout, 'data');
    const data = path.join(folder, 'data');
    noteRunning(data, {
      launcher: 2 ** 22 + 1,
      launcherScript: 'start.mjs',
      url: 'http://localhost:3000',
      children: [{ pid: left.pid ?? 0, script: file }],
    });
    const exit = once(left, 'exit');
    assert.equal(await takeOver(data, 100), 1);
    assert.deepEqual(await exit, [null, 'SIGKILL']);
    assert.equal(await takeOver(data), 0);
  });

  it('leaves alone a process that only has the number of one of ours', async () => {
    const file = script('stranger.cjs', LIVES_ON);
    const stranger = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(stranger.stdout, 'data');
    const data = path.join(folder, 'data');
    const children = [{ pid: stranger.pid ?? 0, script: '/elsewhere/main.js' }];
    noteRunning(data, { launcher: 2 ** 22 + 1, launcherScript: 'start.mjs', url: 'http://localhost:3000', children });
    assert.equal(await takeOver(data), 0);
    assert.equal(isAlive(stranger.pid ?? 0), true);
    stranger.kill('SIGKILL');
  });

  it('does not disturb one that is alive and well', async () => {
    const file = script('start.mjs', LIVES_ON);
    const launcher = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(launcher.stdout, 'data');
    const data = path.join(folder, 'data');
    noteRunning(data, {
      launcher: launcher.pid ?? 0,
      launcherScript: 'start.mjs',
      url: 'http://localhost:3210',
      children: [],
    });
    await assert.rejects(takeOver(data), /already running at http:\/\/localhost:3210/);
    launcher.kill('SIGKILL');
  });
});
