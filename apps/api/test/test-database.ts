import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '../src/core/database/migrate';

const template = 'headway_template';
const appLogin = 'headway_app';
const appPassword = 'app-login-for-tests';

export interface TestDatabase {
  /** Owner of the tables: for looking at everything, past row-level security. */
  ownerUrl: string;
  /** What the application connects with. */
  appUrl: string;
  drop(): Promise<void>;
}

function withName(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

function asApp(url: string): string {
  const changed = new URL(url);
  changed.username = appLogin;
  changed.password = appPassword;
  return changed.href;
}

async function asOwner<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The migrated database all others are copied from; the first test file to come makes it, the others wait. */
async function ensureTemplate(url: string): Promise<void> {
  await asOwner(url, async (client) => {
    await client.query(`SELECT pg_advisory_lock(hashtext('headway-test-template'))`);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (rowCount) return;
    await client.query(`CREATE DATABASE ${template}_building`);
    const building = withName(url, `${template}_building`);
    await migrate(building, asApp(building));
    await client.query(`ALTER DATABASE ${template}_building RENAME TO ${template}`);
  });
}

/** A fresh, migrated, empty database. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const url = process.env['HEADWAY_TEST_OWNER_URL'];
  if (!url)
    throw new Error('HEADWAY_TEST_OWNER_URL is not set: run these tests through jest, whose set-up starts PostgreSQL.');
  await ensureTemplate(url);
  const name = `headway_${randomBytes(6).toString('hex')}`;
  await asOwner(url, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY FILE_COPY`));
  const ownerUrl = withName(url, name);
  return {
    ownerUrl,
    appUrl: asApp(ownerUrl),
    drop: () =>
      asOwner(url, async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))),
  };
}
