import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImportSteps, partOf } from '../../test/import-steps';
import { TestApp } from '../../test/test-app';

const folder = join(__dirname, '../../../../../shared/data/jsp');
const present = existsSync(join(folder, 'pupils.csv'));
if (!present) process.stderr.write(`Skipped: the files of the Junior School Project are not at ${folder}.\n`);

// The Junior School Project: real pupils of 48 schools, handed out as the files a school would export.
(present ? describe : describe.skip)('the files of the Junior School Project', () => {
  const file = (name: string): Buffer => readFileSync(join(folder, name));
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const count = async (schoolId: number, table: string): Promise<number> => {
    const [row] = await app.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE school_id = $1`, [
      schoolId,
    ]);
    return row?.n ?? 0;
  };

  it('go in complete, and change nothing when they go in again', async () => {
    const steps = await ImportSteps.by(app, await app.school());
    const pupils = await steps.bringIn(file('pupils.csv'));
    expect(pupils).toMatchObject({ kind: 'pupils', status: 'applied' });
    // Two Callum Morgans were born on the same day: two UPNs, so two pupils, but somebody should look.
    expect(pupils.counts).toMatchObject({ rows: 1192, created: 1192, changed: 0, invalid: 0, warnings: 1 });
    expect(await count(steps.schoolId, 'pupil')).toBe(1192);

    const results = await steps.bringIn(file('results.csv'));
    expect(results).toMatchObject({ kind: 'results', status: 'applied' });
    expect(results.counts).toMatchObject({ rows: 7664, created: 7664, changed: 0, invalid: 0, notOnRoll: 0 });
    expect(await count(steps.schoolId, 'result')).toBe(7664);

    // The mark sheet holds the same marks of English and maths; it has no Raven's matrices.
    const marksheet = await steps.bringIn(file('marksheet.csv'));
    expect(marksheet).toMatchObject({ kind: 'marksheet', status: 'applied' });
    expect(marksheet.counts).toMatchObject({ rows: 1192, created: 0, changed: 0, unchanged: 6472, invalid: 0 });

    for (const name of ['pupils.csv', 'results.csv', 'marksheet.csv']) {
      const again = await steps.bringIn(file(name));
      expect(again.counts).toMatchObject({ created: 0, changed: 0, invalid: 0 });
    }
    expect(await count(steps.schoolId, 'pupil')).toBe(1192);
    expect(await count(steps.schoolId, 'result')).toBe(7664);
    expect(await count(steps.schoolId, 'result_history')).toBe(0);
    expect(await count(steps.schoolId, 'characteristic')).toBe(270);
  }, 120_000);

  it('propose scales that fit the tests', async () => {
    const steps = await ImportSteps.by(app, await app.school());
    const { body } = await steps.upload(file('results.csv'), 'results.csv');
    expect(partOf(body).mapping.columns.map(({ header, field }) => [header, field])).toEqual([
      ['UPN', 'upn'],
      ['Academic Year', 'academic-year'],
      ['Half Term', 'half-term'],
      ['Subject', 'subject'],
      ['Result', 'result'],
      ['Standard Error', 'standard-error'],
    ]);
    const scales = partOf(body).mapping.subjects.map(({ name, newScale }) => [
      name,
      newScale?.kind,
      newScale?.least,
      newScale?.greatest,
    ]);
    expect(scales).toEqual([
      ['English', 'raw', 0, 100],
      ['Maths', 'raw', 0, 40],
      ["Raven's matrices", 'raw', 0, 36],
    ]);
  });

  it('go in as a mark sheet alone', async () => {
    const steps = await ImportSteps.by(app, await app.school());
    await steps.bringIn(file('pupils.csv'));
    const marksheet = await steps.bringIn(file('marksheet.csv'));
    expect(marksheet.counts).toMatchObject({ created: 6472, changed: 0, invalid: 0, notOnRoll: 0 });
    const windows = await app.sql<{ window_id: number; year_groups: number[] }>(
      'SELECT window_id, year_groups FROM window_subject WHERE school_id = $1 ORDER BY window_id, subject_id',
      [steps.schoolId],
    );
    expect(windows).toEqual(
      [20236, 20236, 20246, 20246, 20256, 20256].map((window, i) => ({
        window_id: window,
        year_groups: [3 + Math.floor(i / 2)],
      })),
    );
  }, 60_000);
});
