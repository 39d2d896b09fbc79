import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database';

/** Tables no school owns, and why each is not under row-level security. */
const sharedTables = {
  trust: 'names of trusts',
  school: 'names of schools',
  account: 'sign-in happens before a school is known',
  session: 'sign-in happens before a school is known',
  outbox: 'the dispatcher looks across schools; ids only',
  schema_migration: 'which migrations have run',
};

describe('the school boundary in the database', () => {
  let database: TestDatabase;
  let owner: Client;
  let app: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new Client({ connectionString: database.ownerUrl });
    app = new Client({ connectionString: database.appUrl });
    await Promise.all([owner.connect(), app.connect()]);
  });
  afterAll(async () => {
    await Promise.all([owner.end(), app.end()]);
    await database.drop();
  });

  it('covers every table, and school_id leads every key', async () => {
    const { rows } = await owner.query<{ name: string; secured: boolean; policies: number; leads: boolean }>(
      `SELECT c.relname AS name, c.relrowsecurity AS secured,
              (SELECT count(*)::int FROM pg_policy p WHERE p.polrelid = c.oid) AS policies,
              (SELECT a.attname = 'school_id' FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
               WHERE i.indrelid = c.oid AND i.indisprimary) AS leads
       FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition`,
    );
    const school = rows.filter(({ name }) => !(name in sharedTables));
    expect(school.length).toBeGreaterThan(30);
    expect(school.filter((table) => !table.secured || table.policies !== 1 || !table.leads)).toEqual([]);
  });

  it('is an error, not an empty answer, when no school is set', async () => {
    await expect(app.query('SELECT * FROM pupil')).rejects.toThrow(/app\.school/);
  });

  it('keeps the rows of one school from the other, in reading and in writing', async () => {
    await owner.query(`INSERT INTO trust VALUES ('00000000-0000-7000-8000-000000000001', 'Trust')`);
    for (const id of [1, 2]) {
      await owner.query(
        `INSERT INTO school (id, trust_id, name, phase, created_at) VALUES ($1, '00000000-0000-7000-8000-000000000001', 'School', 'primary', now())`,
        [id],
      );
      await owner.query(
        `INSERT INTO pupil (school_id, id, upn, legal_surname, legal_forename, sex, cohort_year) VALUES ($1, gen_random_uuid(), 'X', 'Smith', 'Jo', 'F', 2020)`,
        [id],
      );
    }
    await app.query('BEGIN');
    await app.query(`SELECT set_config('app.school', '1', true)`);
    expect((await app.query('SELECT school_id FROM pupil')).rows).toEqual([{ school_id: 1 }]);
    expect((await app.query(`UPDATE pupil SET legal_surname = 'Jones'`)).rowCount).toBe(1);
    await expect(app.query('UPDATE pupil SET school_id = 2')).rejects.toThrow(/row-level security/);
    await app.query('ROLLBACK');
  });

  it('does not let the app change what is only ever added to, reach a partition, or own anything', async () => {
    await app.query(`SELECT set_config('app.school', '1', false)`);
    for (const table of ['audit_event', 'result_history', 'flag_event', 'target_history']) {
      await expect(app.query(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
      await expect(app.query(`UPDATE ${table} SET school_id = 1`)).rejects.toThrow(/permission denied/);
    }
    await expect(app.query('SELECT * FROM result_p0')).rejects.toThrow(/permission denied/);
    await expect(app.query('TRUNCATE pupil')).rejects.toThrow(/permission denied/);
    await expect(app.query('ALTER TABLE pupil DISABLE ROW LEVEL SECURITY')).rejects.toThrow(/owner/);
  });
});
