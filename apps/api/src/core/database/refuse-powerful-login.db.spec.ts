import { createTestDatabase, type TestDatabase } from '../../../test/test-database';
import { createDataSource } from './data-source';
import { refusePowerfulLogin } from './refuse-powerful-login';

describe('the login the app starts with', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it('is refused when it owns the tables, and accepted when it owns nothing', async () => {
    const owner = await createDataSource(database.ownerUrl, { poolSize: 1 }).initialize();
    const app = await createDataSource(database.appUrl, { poolSize: 1 }).initialize();
    try {
      await expect(refusePowerfulLogin(owner)).rejects.toThrow(/row-level security/);
      await expect(refusePowerfulLogin(app)).resolves.toBeUndefined();
    } finally {
      await owner.destroy();
      await app.destroy();
    }
  });
});
