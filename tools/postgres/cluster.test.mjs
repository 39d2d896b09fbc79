import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setImmediate as breathe } from 'node:timers/promises';
import pg from 'pg';
import { isRunning, startCluster, stopCluster } from './cluster.mjs';
import { isFree } from './free-port.mjs';
import { isAlive } from './processes.mjs';
import { readPostmaster } from './postmaster.mjs';
import { canEnter } from './server-user.mjs';
import { temporaryClusterFolder } from './throw-away.mjs';

const PASSWORD = 'kept for the test only';
const MODULE = new URL('./cluster.mjs', import.meta.url).href;

/**
 * @param {string} url
 * @param {string} sql
 * @returns {Promise<Record<string, unknown>[]>}
 */
async function query(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/**
 * Another process that starts the cluster and then lives until it is killed.
 * @param {string} folder
 * @param {{ uid?: number, gid?: number }} [user]
 */
async function startElsewhere(folder, user = {}) {
  const code = `import { startCluster } from ${JSON.stringify(MODULE)};
    const { port } = await startCluster({ folder: ${JSON.stringify(folder)}, password: ${JSON.stringify(PASSWORD)} });
    console.log(port); setInterval(() => undefined, 60_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    ...user,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => assert.fail('the other process ended')),
  ]);
  return {
    port: Number(port),
    /** @param {NodeJS.Signals} signal */
    async kill(signal) {
      child.kill(signal);
      await once(child, 'exit');
    },
  };
}

/** @param {string} folder */
function postmaster(folder) {
  return readPostmaster(path.join(folder, 'postgres')) ?? assert.fail('no server is running');
}

/** @param {number} pid */
async function killed(pid) {
  process.kill(pid, 'SIGKILL');
  while (isAlive(pid)) await breathe();
}

describe('the PostgreSQL of a folder', () => {
  const folder = temporaryClusterFolder();
  const start = () => startCluster({ folder, password: PASSWORD });

  before(async () => {
    const { superuserUrl, created } = await start();
    assert.equal(created, true);
    await query(superuserUrl, "create table kept as select 'still here' as word");
  });
  after(async () => {
    if (existsSync(path.join(folder, 'postgres'))) await stopCluster(folder);
    rmSync(folder, { recursive: true, force: true });
  });

  it('keeps text as UTF-8, ordered the same on every machine, and listens on this machine only', async () => {
    const { superuserUrl } = await start();
    const [row] = await query(
      superuserUrl,
      `select current_setting('server_encoding') as encoding, upper('zoë') as upper, 'Z' < 'a' as codepoints,
        current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync`,
    );
    assert.deepEqual(row, { encoding: 'UTF8', upper: 'ZOË', codepoints: true, addresses: '127.0.0.1', fsync: 'on' });
  });

  it('refuses a wrong password', async () => {
    const { superuserUrl } = await start();
    const url = new URL(superuserUrl);
    url.password = 'guess';
    await assert.rejects(query(url.href, 'select 1'), { code: '28P01' });
  });

  it('keeps its port and its data when it is stopped and started', async () => {
    const { port } = await start();
    assert.equal(isRunning(folder), true);
    assert.equal(await stopCluster(folder), true);
    assert.equal(isRunning(folder), false);
    assert.equal(await isFree(port, '127.0.0.1'), true);
    const again = await start();
    assert.deepEqual([again.port, again.created, again.reused], [port, false, false]);
    assert.deepEqual(await query(again.superuserUrl, 'select word from kept'), [{ word: 'still here' }]);
  });

  it('takes another port when something else has taken its own', async () => {
    const { port } = await start();
    await stopCluster(folder);
    const { createServer } = await import('node:net');
    const squatter = createServer().listen(port, '127.0.0.1');
    await once(squatter, 'listening');
    try {
      const again = await start();
      assert.notEqual(again.port, port);
      assert.deepEqual(await query(again.superuserUrl, 'select word from kept'), [{ word: 'still here' }]);
    } finally {
      squatter.close();
    }
  });

  it('goes on with the server of a process that was killed, and then stops it', async () => {
    await stopCluster(folder);
    const other = await startElsewhere(folder);
    await other.kill('SIGKILL');
    const again = await start();
    assert.deepEqual([again.port, again.reused], [other.port, true]);
    assert.equal(await stopCluster(folder), true);
    assert.equal(await isFree(other.port, '127.0.0.1'), true);
  });

  it('leaves the server running for another process that still uses it', async () => {
    const { superuserUrl } = await start();
    const other = await startElsewhere(folder);
    assert.equal(await stopCluster(folder), false);
    assert.deepEqual(await query(superuserUrl, 'select word from kept'), [{ word: 'still here' }]);
    await other.kill('SIGKILL');
    await start();
    assert.equal(await stopCluster(folder), true);
  });

  it('recovers what was committed when the server itself is killed', async () => {
    const { superuserUrl } = await start();
    await query(superuserUrl, "insert into kept values ('just before')");
    await killed(postmaster(folder).pid);
    const again = await start();
    assert.equal(again.reused, false);
    assert.deepEqual(await query(again.superuserUrl, "select word from kept where word = 'just before'"), [
      { word: 'just before' },
    ]);
  });

  it('starts in spite of a pid file whose number now belongs to another process', async () => {
    await start();
    await stopCluster(folder);
    const data = path.join(folder, 'postgres');
    writeFileSync(
      path.join(data, 'postmaster.pid'),
      `${process.pid}\n${data}\n1\n${await unusedPort()}\n\n127.0.0.1\n`,
    );
    assert.equal((await start()).reused, false);
  });

  it('says what to do when the data were made by another version', async () => {
    await start();
    await stopCluster(folder);
    const file = path.join(folder, 'postgres', 'PG_VERSION');
    const version = readFileSync(file, 'utf8');
    writeFileSync(file, '15\n');
    await assert.rejects(start(), /are of PostgreSQL 15.*docs\/operations\.md/);
    writeFileSync(file, version);
  });

  it('starts once when two processes start it at the same time', async () => {
    await start();
    await stopCluster(folder);
    const others = await Promise.all([startElsewhere(folder), startElsewhere(folder)]);
    assert.equal(others[0].port, others[1].port);
    for (const other of others) await other.kill('SIGKILL');
  });
});

async function unusedPort() {
  const { freePort } = await import('./free-port.mjs');
  return freePort();
}

describe('as root', { skip: process.getuid?.() === 0 ? false : 'needs root' }, () => {
  it('runs the server as another user, in a folder closed to everyone else', async () => {
    const folder = temporaryClusterFolder();
    try {
      await startCluster({ folder, password: PASSWORD });
      const data = statSync(path.join(folder, 'postgres'));
      assert.notEqual(data.uid, 0);
      assert.equal(data.mode & 0o777, 0o700);
    } finally {
      await stopCluster(folder);
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('says so when that user may not enter the folder', async () => {
    const folder = temporaryClusterFolder();
    chmodSync(folder, 0o700);
    try {
      await assert.rejects(startCluster({ folder, password: PASSWORD }), /HEADWAY_DATA_DIR/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('works for an ordinary user, and root can go on with what that user made', async (test) => {
    const user = { uid: 65534, gid: 65534 };
    if (!canEnter(import.meta.dirname, user)) return test.skip('this folder is closed to other users');
    const folder = temporaryClusterFolder();
    chmodSync(folder, 0o777);
    try {
      const other = await startElsewhere(folder, user);
      assert.equal(statSync(path.join(folder, 'postgres')).uid, user.uid);
      await other.kill('SIGKILL');
      assert.equal((await startCluster({ folder, password: PASSWORD })).reused, true);
      await stopCluster(folder);
      assert.equal((await startCluster({ folder, password: PASSWORD })).created, false);
      assert.equal(statSync(path.join(folder, 'postgres')).uid, user.uid);
    } finally {
      await stopCluster(folder);
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
