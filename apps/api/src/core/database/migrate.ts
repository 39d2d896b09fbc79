import { runMigrations } from 'bullmq';
import { Client } from 'pg';
import { createDataSource } from './data-source';

/** Tables the app may add to and read, never change. */
const appendOnly = ['audit_event', 'result_history', 'flag_event', 'target_history'];
const queueSchema = 'bullmq';

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The app's login: owns nothing, bypasses nothing. Its name and password are those of the app's connection URL. */
async function ensureAppLogin(owner: Client, appUrl: URL): Promise<string> {
  const login = decodeURIComponent(appUrl.username);
  const password = decodeURIComponent(appUrl.password);
  const { rowCount } = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [login]);
  // What the login may not be (superuser, bypassing row-level security) is checked at every start.
  await owner.query(
    rowCount
      ? `ALTER ROLE ${identifier(login)} LOGIN PASSWORD ${literal(password)}`
      : `CREATE ROLE ${identifier(login)} LOGIN PASSWORD ${literal(password)}`,
  );
  return identifier(login);
}

/** Rights are given table by table, so that partitions (whose policies are their parent's) cannot be reached directly. */
async function grant(owner: Client, login: string): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relname <> 'schema_migration'`,
  );
  await owner.query(`GRANT USAGE ON SCHEMA public TO ${login}`);
  for (const { name } of rows) {
    const rights = appendOnly.includes(name) ? 'SELECT, INSERT' : 'SELECT, INSERT, UPDATE, DELETE';
    await owner.query(`REVOKE ALL ON ${identifier(name)} FROM ${login}`);
    await owner.query(`GRANT ${rights} ON ${identifier(name)} TO ${login}`);
  }
  await owner.query(`GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO ${login}`);
  await owner.query(`GRANT SELECT ON schema_migration TO ${login}`);
  await owner.query(`GRANT USAGE, CREATE ON SCHEMA ${queueSchema} TO ${login}`);
  await owner.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${queueSchema} TO ${login}`);
  // The app owns the sequences it makes at run time, one per queue; only the others need rights, and can be given any.
  const sequences = await owner.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
     WHERE c.relnamespace = $1::regnamespace AND c.relkind = 'S' AND r.rolname = current_user`,
    [queueSchema],
  );
  for (const { name } of sequences.rows) {
    await owner.query(`GRANT USAGE, SELECT, UPDATE ON ${queueSchema}.${identifier(name)} TO ${login}`);
  }
  await owner.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${queueSchema} TO ${login}`);
}

/**
 * Brings the database at `ownerUrl` to the newest schema and creates or renews the app's login. Safe to run again and
 * to run twice at once (the second waits).
 */
export async function migrate(ownerUrl: string, appUrl: string): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`SELECT pg_advisory_lock(hashtext('headway-migrate'))`);
    const login = await ensureAppLogin(owner, new URL(appUrl));
    const dataSource = await createDataSource(ownerUrl, { poolSize: 1 }).initialize();
    try {
      await dataSource.runMigrations();
    } finally {
      await dataSource.destroy();
    }
    await runMigrations(owner, queueSchema);
    await grant(owner, login);
  } finally {
    await owner.end();
  }
}
