import { Client } from 'pg';
import { csv, pupilsFile, resultsFile, upn } from '../../test/import-files';
import { ImportSteps } from '../../test/import-steps';
import { TestApp } from '../../test/test-app';
import { until } from '../../test/until';

const pupils = 900;
const subjects = ['English', 'Maths', 'Reading', 'Writing', 'Science'];

/** 4,500 results: more than are written at once. */
const results = csv(
  ['UPN', ...subjects.map((subject) => `${subject} 2025/26 SUM2`)],
  ...Array.from({ length: pupils }, (_, i) => [upn(i + 1), ...subjects.map((_, mark) => 10 + mark)]),
);

describe('an import that somebody stops', () => {
  let app: TestApp;
  let steps: ImportSteps;
  let other: Client;
  beforeAll(async () => {
    app = await TestApp.start();
    steps = await ImportSteps.by(app, await app.school());
    await steps.bringIn(pupilsFile(pupils));
    other = new Client({ connectionString: app.database.ownerUrl });
    await other.connect();
  });
  afterAll(async () => {
    await other.end();
    await app.stop();
  });

  const count = async (table: string): Promise<number> => {
    const [row] = await app.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE school_id = $1`, [
      steps.schoolId,
    ]);
    return row?.n ?? 0;
  };

  it('while it is checked can be checked again', async () => {
    const { body } = await steps.upload(results);
    await steps.confirm(body);
    expect((await steps.stop(body.id)).body).toMatchObject({ status: 'checking', stopping: true });
    await app.finishJobs();
    const stopped = await steps.run(body.id);
    expect(stopped).toMatchObject({
      status: 'mapped',
      stopping: false,
      failure: 'Stopped. Nothing was changed.',
      counts: null,
    });
    await steps.confirm(stopped);
    await app.finishJobs();
    expect(await steps.run(body.id)).toMatchObject({ status: 'checked', failure: null, counts: { created: 4_500 } });
  });

  it('half way leaves nothing of it, and can still be applied', async () => {
    const checked = await steps.check(results);
    await steps.ask(checked);
    // Somebody holds a pupil whose result comes last: everything before has been written when the import waits here.
    await other.query('BEGIN');
    await other.query('SELECT 1 FROM pupil WHERE school_id = $1 AND upn = $2 FOR UPDATE', [
      steps.schoolId,
      upn(pupils),
    ]);
    const working = app.finishJobs();
    await until(async () => {
      const waiting = await app.sql(
        `SELECT 1 FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()`,
      );
      return waiting.length > 0;
    });
    expect((await steps.stop(checked.id)).body).toMatchObject({ status: 'applying', stopping: true });
    await other.query('ROLLBACK');
    await working;

    const stopped = await steps.run(checked.id);
    expect(stopped).toMatchObject({ status: 'checked', stopping: false, failure: 'Stopped. Nothing was changed.' });
    for (const table of ['result', 'subject', 'scale', 'window_subject', 'result_history'])
      expect(await count(table)).toBe(0);
    expect(await app.sql('SELECT 1 FROM outbox')).toEqual([]);

    await steps.ask(stopped);
    await app.finishJobs();
    expect(await steps.run(checked.id)).toMatchObject({ status: 'applied', counts: { created: 4_500 } });
    expect(await count('result')).toBe(4_500);
  });

  it('when it is not being worked on says so', async () => {
    const { body } = await steps.upload(resultsFile(10));
    expect(await steps.stop(body.id)).toMatchObject({ status: 409, body: { title: 'There is nothing to stop' } });
  });
});
