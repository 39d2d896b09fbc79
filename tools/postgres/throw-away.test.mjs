import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import pg from 'pg';
import { isAlive } from './processes.mjs';
import { startThrowAwayPostgres } from './throw-away.mjs';

const MODULE = new URL('./throw-away.mjs', import.meta.url).href;

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

describe('a PostgreSQL for one test run', () => {
  it('gives an owner that may make roles and databases but is no superuser, and leaves nothing behind', async () => {
    const postgres = await startThrowAwayPostgres();
    const [place] = await query(postgres.superuserUrl, "select current_setting('data_directory') as data");
    const [row] = await query(
      postgres.ownerUrl,
      `select rolsuper, rolcreatedb, rolcreaterole, current_database() as database, current_setting('fsync') as fsync
         from pg_roles where rolname = current_user`,
    );
    assert.deepEqual(row, {
      rolsuper: false,
      rolcreatedb: true,
      rolcreaterole: true,
      database: 'headway',
      fsync: 'off',
    });
    await postgres.stop();
    assert.equal(existsSync(path.dirname(String(place?.data))), false);
  });

  it('clears away what a test run that was killed has left', async () => {
    const code = `import { startThrowAwayPostgres } from ${JSON.stringify(MODULE)};
      console.log((await startThrowAwayPostgres()).superuserUrl); setInterval(() => undefined, 60_000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [url] = await once(child.stdout, 'data');
    const [row] = await query(
      String(url).trim(),
      `select current_setting('data_directory') as data,
              split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid`,
    );
    child.kill('SIGKILL');
    await once(child, 'exit');

    const next = await startThrowAwayPostgres();
    try {
      assert.equal(existsSync(String(row?.data)), false);
      assert.equal(isAlive(Number(row?.pid)), false);
    } finally {
      await next.stop();
    }
  });
});
