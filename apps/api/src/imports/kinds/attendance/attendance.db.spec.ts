import { csv, pupilsFile, upn } from '../../../../test/import-files';
import { ImportSteps } from '../../../../test/import-steps';
import { TestApp } from '../../../../test/test-app';

describe('bringing attendance in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const fresh = async (): Promise<ImportSteps> => {
    const steps = await ImportSteps.by(app, await app.school());
    await steps.bringIn(pupilsFile(3));
    return steps;
  };
  const stored = ({ schoolId }: ImportSteps) =>
    app.sql(
      `SELECT p.legal_forename AS pupil, a.window_id AS window, a.possible, a.attended FROM attendance a
       JOIN pupil p ON p.school_id = a.school_id AND p.id = a.pupil_id WHERE a.school_id = $1 ORDER BY 1, 2`,
      [schoolId],
    );

  it('takes counts with what was attended or missed, and changes nothing when repeated', async () => {
    const steps = await fresh();
    const attended = csv(
      ['UPN', 'Academic year', 'Half term', 'Possible sessions', 'Attended sessions'],
      [upn(1), '2026/27', 'AUT1', 70, 66],
      [upn(2), '2026/27', 'Autumn 1', 70, 70],
    );
    expect((await steps.bringIn(attended)).counts).toMatchObject({ created: 2, invalid: 0, windows: [20261] });
    expect((await steps.bringIn(attended)).counts).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
    const missed = csv(
      ['UPN', 'Academic year', 'Half term', 'Possible', 'Absences'],
      [upn(1), '2026/27', 'AUT1', 70, 5],
    );
    expect((await steps.bringIn(missed)).counts).toMatchObject({ changed: 1 });
    expect(await stored(steps)).toEqual([
      { pupil: 'Forename1', window: 20261, possible: 70, attended: 65 },
      { pupil: 'Forename2', window: 20261, possible: 70, attended: 70 },
    ]);
  });

  it('are of the half term chosen for the whole file, where no column says one', async () => {
    const steps = await fresh();
    const file = csv(['UPN', 'Possible', 'Attended'], [upn(1), 70, 66], [upn(2), 70, 70]);
    const { body: run } = await steps.upload(file, 'attendance.csv');
    expect((await steps.confirm(run)).status).toBe(422);
    const applied = await steps.bringIn(file, (mapping) => ({ ...mapping, window: 20254 }));
    expect(applied.counts).toMatchObject({ created: 2, invalid: 0, windows: [20254] });
    expect(await stored(steps)).toEqual([
      { pupil: 'Forename1', window: 20254, possible: 70, attended: 66 },
      { pupil: 'Forename2', window: 20254, possible: 70, attended: 70 },
    ]);
    // A row that names one is of that, in the year of the file's.
    const mixed = csv(['UPN', 'Half term', 'Possible', 'Attended'], [upn(1), 'SPR1', 60, 60], [upn(2), '', 70, 69]);
    const again = await steps.bringIn(mixed, (mapping) => ({ ...mapping, window: 20254 }));
    expect(again.counts).toMatchObject({ created: 1, changed: 1, windows: [20253, 20254] });
  });

  it('counts the marks of days into the half terms of the school', async () => {
    const steps = await fresh();
    // Thursday 3 September is the first day of the usual calendar; 2 November begins the second half term.
    const file = csv(
      ['UPN', 'Day', 'AM', 'PM'],
      [upn(1), '03/09/2026', '/', '\\'],
      [upn(1), '04/09/2026', 'L', 'I'],
      [upn(1), '02/11/2026', 'Y1', 'Y1'],
      [upn(1), '03/11/2026', 'G', 'G'],
      [upn(1), '05/09/2026', '#', '#'],
    );
    expect((await steps.bringIn(file)).counts).toMatchObject({ created: 2, invalid: 0, windows: [20261, 20262] });
    expect(await stored(steps)).toEqual([
      { pupil: 'Forename1', window: 20261, possible: 4, attended: 3 },
      { pupil: 'Forename1', window: 20262, possible: 2, attended: 0 },
    ]);
  });

  it('counts marks written in a row over school days, or over weekdays where closures are written down', async () => {
    const steps = await fresh();
    const file = csv(
      ['UPN', 'First day', 'Marks'],
      // Thursday, Friday, then Monday.
      [upn(1), '03/09/2026', '/\\/\\II'],
      // The last school day before the break, a week closed, the first day after it.
      [upn(2), '23/10/2026', `/\\${'##'.repeat(5)}/\\`],
    );
    expect((await steps.bringIn(file)).counts).toMatchObject({ created: 3, invalid: 0 });
    expect(await stored(steps)).toEqual([
      { pupil: 'Forename1', window: 20261, possible: 6, attended: 4 },
      { pupil: 'Forename2', window: 20261, possible: 2, attended: 2 },
      { pupil: 'Forename2', window: 20262, possible: 2, attended: 2 },
    ]);
  });

  it('keeps what is known of a half term when marks cover less of it', async () => {
    const steps = await fresh();
    await steps.bringIn(csv(['UPN', 'First day', 'Marks'], [upn(1), '03/09/2026', '/\\/\\/\\']));
    const run = await steps.bringIn(csv(['UPN', 'Day', 'AM', 'PM'], [upn(1), '03/09/2026', 'I', 'I']));
    expect(run.counts).toMatchObject({ changed: 0, unchanged: 1, warnings: 1 });
    expect(await stored(steps)).toEqual([{ pupil: 'Forename1', window: 20261, possible: 6, attended: 6 }]);
  });

  it('names what stands against a row: an unknown code, a holiday, a day to come, counts that cannot be', async () => {
    const steps = await fresh();
    const marks = await steps.check(
      csv(
        ['UPN', 'Day', 'AM', 'PM'],
        [upn(1), '03/09/2026', '/', 'H'],
        [upn(1), '05/09/2026', '/', '\\'],
        [upn(1), '23/11/2027', '/', '\\'],
        [upn(2), '03/09/2026', '/', '\\'],
        [upn(2), '03/09/2026', '/', 'I'],
        [upn(9), '03/09/2026', '/', 'I'],
      ),
    );
    expect(
      (await steps.problems(marks.id)).map(({ grade, row, found, why }) => `${grade} ${row} ${found}: ${why}`),
    ).toEqual([
      'invalid 2 H: “H” is no attendance code since August 2024',
      'invalid 3 05/09/2026: This is no school day: it is outside the half terms, or closed',
      'invalid 4 23/11/2027: This day is still to come',
      'invalid 5 / \\: Rows 5 and 6 say different things of this pupil on 2026-09-03',
      'invalid 6 / I: Rows 5 and 6 say different things of this pupil on 2026-09-03',
      `not-on-roll 7 ${upn(9)}: No pupil of this school, now or before, has this UPN`,
    ]);
    const counts = await steps.check(
      csv(
        ['UPN', 'Academic year', 'Half term', 'Possible', 'Attended', 'Absences'],
        [upn(1), '2026/27', 'AUT1', 70, 71, ''],
        [upn(1), '2026/27', 'AUT1', 70, '', 71],
        [upn(1), '2026/27', 'AUT1', 70, 60, 20],
        [upn(1), '2026/27', 'AUT1', 70.5, 60, ''],
        [upn(1), '2026/27', 'AUT1', 70, '', ''],
      ),
    );
    expect(counts.counts).toMatchObject({ invalid: 5, created: 0 });
  });
});
