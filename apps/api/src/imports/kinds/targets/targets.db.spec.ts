import { givenSubject } from '../../../../test/builders';
import { csv, pupilsFile, upn } from '../../../../test/import-files';
import { ImportSteps } from '../../../../test/import-steps';
import { TestApp } from '../../../../test/test-app';

const head = ['UPN', 'Academic year', 'Half term', 'Subject', 'Target', 'Agreed with', 'Agreed on'];

describe('bringing targets in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const fresh = async (): Promise<ImportSteps> => {
    const steps = await ImportSteps.by(app, await app.school());
    await steps.bringIn(pupilsFile(2));
    await givenSubject(app, steps.schoolId, 'Maths');
    return steps;
  };
  const row = (n: number, target: number | string, agreedWith = 'Amira and her mother'): (string | number)[] => [
    upn(n),
    '2026/27',
    'SUM2',
    'Maths',
    target,
    agreedWith,
    '20/11/2026',
  ];

  it('sets them with whom they were agreed, changes nothing when repeated, and keeps what was before', async () => {
    const steps = await fresh();
    const file = csv(head, row(1, 105), row(2, 98));
    expect((await steps.bringIn(file)).counts).toMatchObject({ created: 2, invalid: 0, windows: [20266], pupils: 2 });
    expect((await steps.bringIn(file)).counts).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
    const run = await steps.bringIn(csv(head.slice(0, 5), row(1, 110).slice(0, 5)));
    expect(run.counts).toMatchObject({ changed: 1 });
    expect(
      await app.sql(
        `SELECT t.value, t.agreed_with, t.agreed_on::text, t.set_by IS NOT NULL AS by FROM target t
         JOIN pupil p ON p.school_id = t.school_id AND p.id = t.pupil_id WHERE t.school_id = $1 AND p.upn = $2`,
        [steps.schoolId, upn(1)],
      ),
    ).toEqual([{ value: 110, agreed_with: 'Amira and her mother', agreed_on: '2026-11-20', by: true }]);
    expect(await app.sql('SELECT value FROM target_history WHERE school_id = $1', [steps.schoolId])).toEqual([
      { value: 105 },
    ]);
  });

  it('names what stands against a row', async () => {
    const steps = await fresh();
    const checked = await steps.check(
      csv(
        head,
        row(1, 500),
        row(1, 'A'),
        [upn(1), '2026/27', 'SUM2', 'Alchemy', 100, '', ''],
        row(2, 100),
        row(2, 101),
      ),
    );
    expect((await steps.problems(checked.id)).map(({ row: at, column }) => `${at} ${column}`)).toEqual([
      '2 Target',
      '3 Target',
      '4 Subject',
      '5 Target',
      '6 Target',
    ]);
  });
});
