import { csv, pupilsFile, upn } from '../../../../test/import-files';
import { ImportSteps, partOf } from '../../../../test/import-steps';
import { TestApp } from '../../../../test/test-app';

describe('results of a file that names no half term', () => {
  let app: TestApp;
  let steps: ImportSteps;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    steps = await ImportSteps.by(app, await app.school());
    await steps.bringIn(pupilsFile(3));
  });
  const stored = () =>
    app.sql(
      `SELECT s.name AS subject, r.window_id AS window, r.value FROM result r
       JOIN subject s ON s.school_id = r.school_id AND s.id = r.subject_id WHERE r.school_id = $1 ORDER BY 3`,
      [steps.schoolId],
    );

  it('are of the one chosen for the whole file, in a long list', async () => {
    const file = csv(['UPN', 'Subject', 'Result'], [upn(1), 'Maths', 12], [upn(2), 'Maths', 30], [upn(3), 'Maths', 38]);
    const { body: run } = await steps.upload(file, 'results.csv');
    expect((await steps.confirm(run)).status).toBe(422);
    const { counts } = await steps.bringIn(file, (mapping) => ({ ...mapping, window: 20254 }));
    expect(counts).toMatchObject({ created: 3, invalid: 0, windows: [20254] });
    expect(await stored()).toEqual([12, 30, 38].map((value) => ({ subject: 'Maths', window: 20254, value })));
  });

  it('are of it in a mark sheet too, except in columns that say another', async () => {
    const file = csv(['UPN', 'Maths 2025/26 AUT2', 'SPAG std'], [upn(1), 12, 98], [upn(2), 30, 104], [upn(3), 38, 111]);
    const { body: run } = await steps.upload(file, 'sheet.csv');
    const std = { column: 2, header: 'SPAG std', field: 'mark' as const, subject: 'SPAG std', window: null };
    const { kind, statedOn, columns } = partOf(run).mapping;
    const wish = { place: 0, kind, statedOn, columns: [...columns, std] };
    const { body: proposed } = await steps.propose(run.id, wish);
    const { counts } = await steps.bringIn(file, () => ({ ...proposed, window: 20254 }));
    expect(counts).toMatchObject({ created: 6, invalid: 0, windows: [20252, 20254] });
    expect(await stored()).toEqual([
      ...[12, 30, 38].map((value) => ({ subject: 'Maths', window: 20252, value })),
      ...[98, 104, 111].map((value) => ({ subject: 'SPAG std', window: 20254, value })),
    ]);
  });
});
