import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, describe, it } from 'node:test';
import { setImmediate as breathe } from 'node:timers/promises';
import pg from 'pg';
import { readPostmaster } from '../postgres/postmaster.mjs';
import { temporaryClusterFolder } from '../postgres/throw-away.mjs';
import { openDatabase } from './open-database.mjs';
import { Progress } from './progress.mjs';
import { secretsIn } from './secrets.mjs';
import { needsDatabase } from './run-operator.mjs';

const parent = mkdtempSync(path.join(tmpdir(), 'headway-open-'));
after(() => rmSync(parent, { recursive: true, force: true }));

class Quiet extends Progress {
  /** @override */
  say() {}
  /**
   * @override
   * @template T
   * @param {string} _what
   * @param {() => Promise<T>} work
   */
  during(_what, work) {
    return work();
  }
}

describe('the passwords of an installation', () => {
  it('are made once, differ, and are for their owner’s eyes only', () => {
    const folder = path.join(parent, 'secrets');
    const first = secretsIn(folder);
    assert.deepEqual(secretsIn(folder), first);
    assert.equal(new Set(Object.values(first)).size, 3);
    assert.equal(statSync(path.join(folder, 'secrets.json')).mode & 0o777, 0o600);
  });
});

describe('a database of somebody else’s', () => {
  const before = { ...process.env };
  afterEach(() => {
    process.env = { ...before };
  });

  it('is used as it is, with the app’s login beside the owner', async () => {
    process.env.DATABASE_URL = 'postgres://owner:one@db.example:5433/school?sslmode=require';
    delete process.env.DATABASE_APP_URL;
    const folder = path.join(parent, 'external');
    const { environment, ours } = await openDatabase(folder, new Quiet());
    assert.equal(ours, false);
    assert.equal(environment.DATABASE_URL, process.env.DATABASE_URL);
    const { app } = secretsIn(folder);
    assert.equal(environment.DATABASE_APP_URL, `postgres://headway_app:${app}@db.example:5433/school?sslmode=require`);
  });

  it('is used with the app’s login one names', async () => {
    process.env.DATABASE_URL = 'postgres://owner:one@db.example/school';
    process.env.DATABASE_APP_URL = 'postgres://other:two@db.example/school';
    const { environment } = await openDatabase(path.join(parent, 'named'), new Quiet());
    assert.equal(environment.DATABASE_APP_URL, process.env.DATABASE_APP_URL);
  });
});

/**
 * Returns when a database takes connections.
 * @param {string} connectionString
 */
async function answered(connectionString) {
  for (;;) {
    const client = new pg.Client({ connectionString });
    try {
      await client.connect();
      return await client.end();
    } catch {
      await breathe();
    }
  }
}

describe('the database that comes with the packages', () => {
  it('is opened as its owner, started again when it dies, and stopped when closed', async () => {
    const before = { ...process.env };
    delete process.env.DATABASE_URL;
    const folder = temporaryClusterFolder();
    try {
      const database = await openDatabase(folder, new Quiet());
      const client = new pg.Client({ connectionString: database.environment.DATABASE_URL });
      await client.connect();
      const { rows } = await client.query(
        'select current_database() as name, pg_get_userbyid(datdba) as owner from pg_database where datname = current_database()',
      );
      await client.end();
      assert.deepEqual(rows, [{ name: 'headway', owner: 'headway_owner' }]);

      /** @type {Promise<string>} */
      const said = new Promise((resolve) => void database.watch(resolve));
      process.kill(readPostmaster(path.join(folder, 'postgres'))?.pid ?? assert.fail('no server'), 'SIGKILL');
      assert.match(await said, /starting it again/);
      await answered(database.environment.DATABASE_URL);
      await database.close();
      const late = new pg.Client({ connectionString: database.environment.DATABASE_URL });
      await assert.rejects(late.connect(), { code: 'ECONNREFUSED' });
    } finally {
      process.env = before;
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('operators’ commands', () => {
  it('start a database only when they work on one', () => {
    assert.equal(needsDatabase(['import', 'results.csv']), true);
    assert.equal(needsDatabase(['migrate']), true);
    for (const args of [[], ['--help'], ['import', '--help'], ['simulate', 'flags'], ['--version']]) {
      assert.equal(needsDatabase(args), false, args.join(' '));
    }
  });
});
