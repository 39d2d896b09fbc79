import { TestApp } from '../../test/test-app';
import { until } from '../../test/until';
import { Database } from '../core/database/database';
import { newId } from '../core/time/new-id';
import { RunReporter } from './run-reporter';

describe('the progress of a running analysis', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('is seen by others while the run’s own transaction is still open', async () => {
    const school = await app.school();
    const runId = newId();
    await app.sql(
      `INSERT INTO analysis_run (school_id, id, status, done, total, flags_opened, flags_updated, flags_resolved,
                                 started_at) VALUES ($1, $2, 'running', 0, 0, 0, 0, 0, now())`,
      [school, runId],
    );
    const database = app.nest.get(Database);
    const reporter = new RunReporter(database, school, runId);
    const seen = async (): Promise<object | undefined> =>
      (await app.sql('SELECT done, total FROM analysis_run WHERE id = $1', [runId]))[0];
    await database.inSchool(school, async () => {
      reporter.tell(3, 10);
      await until(async () => JSON.stringify(await seen()) === JSON.stringify({ done: 3, total: 10 }));
    });
    await reporter.stop();
    expect(await seen()).toEqual({ done: 3, total: 10 });
  });
});
