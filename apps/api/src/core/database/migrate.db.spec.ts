import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../test/test-database';
import { migrate } from './migrate';

describe('migrating a database that is in use', () => {
  let database: TestDatabase;
  let app: Client;
  beforeAll(async () => {
    database = await createTestDatabase();
    app = new Client({ connectionString: database.appUrl });
    await app.connect();
  });
  afterAll(async () => {
    await app.end();
    await database.drop();
  });

  it('changes nothing and takes nothing away, even where the queue has made a sequence of its own', async () => {
    // As BullMQ does, as the app's login, when a queue is first used.
    await app.query('CREATE SEQUENCE bullmq.made_when_a_queue_was_used');
    await migrate(database.ownerUrl, database.appUrl);
    const { rows } = await app.query<{ number: string }>(
      `SELECT nextval('bullmq.made_when_a_queue_was_used') AS number`,
    );
    expect(rows).toEqual([{ number: '1' }]);
    await expect(app.query('SELECT count(*) FROM school')).resolves.toMatchObject({ rows: [{ count: '0' }] });
  });
});
