import { givenGroup, givenSubject } from '../../../../test/builders';
import { csv, upn } from '../../../../test/import-files';
import { ImportSteps } from '../../../../test/import-steps';
import { TestApp } from '../../../../test/test-app';
import type { ImportMappingDto } from '../../import-mapping.dto';

const columns = [
  'UPN',
  'Surname',
  'Forename',
  'DOB',
  'Sex',
  'NC Year',
  'Reg Group',
  'Date of Entry',
  'Date of Leaving',
];
const facts = ['Pupil Premium', 'SEN Provision', 'EAL'];
const on = (statedOn: string) => (mapping: ImportMappingDto) => ({ ...mapping, statedOn });
const maya = [upn(1), 'Evans', 'Maya', '13/07/2016', 'F', 6, '6A', '04/09/2023', ''];
const ali = [upn(2), 'Green', 'Ali', '05/12/2015', 'M', 6, '6A', '04/09/2023', ''];

describe('bringing pupils in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const fresh = async (): Promise<ImportSteps> => ImportSteps.by(app, await app.school());
  const factsOf = (steps: ImportSteps, n = 1) =>
    app.sql(
      `SELECT f.kind, f.value, f.starts_on::text AS from, f.ends_on::text AS until FROM characteristic f
       JOIN pupil p ON p.school_id = f.school_id AND p.id = f.pupil_id
       WHERE p.school_id = $1 AND p.upn = $2 ORDER BY f.kind, f.starts_on`,
      [steps.schoolId, upn(n)],
    );
  const classesOf = (steps: ImportSteps, n = 1) =>
    app.sql(
      `SELECT c.name, c.start_year AS year, cp.starts_on::text AS from, cp.ends_on::text AS until FROM class_pupil cp
       JOIN class c ON c.school_id = cp.school_id AND c.id = cp.class_id
       JOIN pupil p ON p.school_id = cp.school_id AND p.id = cp.pupil_id
       WHERE p.school_id = $1 AND p.upn = $2 ORDER BY cp.starts_on`,
      [steps.schoolId, upn(n)],
    );

  it('writes them with year group, class and characteristics as on the stated day', async () => {
    const steps = await fresh();
    const file = csv([...columns, ...facts], [...maya, 'Y', 'K', 'Y'], [...ali, 'N', '', '']);
    const run = await steps.bringIn(file, on('2026-11-20'));
    expect(run.counts).toMatchObject({ created: 2, invalid: 0, warnings: 0 });
    const pupils = await app.sql(
      `SELECT legal_surname, legal_forename, date_of_birth::text, sex, cohort_year, entry_date::text, leaving_date
       FROM pupil WHERE school_id = $1 ORDER BY upn = $2 DESC`,
      [steps.schoolId, upn(1)],
    );
    expect(pupils[0]).toEqual({
      legal_surname: 'Evans',
      legal_forename: 'Maya',
      date_of_birth: '2016-07-13',
      sex: 'F',
      cohort_year: 2020,
      entry_date: '2023-09-04',
      leaving_date: null,
    });
    expect(await factsOf(steps)).toEqual([
      { kind: 'eal', value: 'yes', from: '2026-11-20', until: null },
      { kind: 'pupil-premium', value: 'yes', from: '2026-11-20', until: null },
      { kind: 'sen', value: 'K', from: '2026-11-20', until: null },
    ]);
    expect(await factsOf(steps, 2)).toEqual([]);
    expect(await classesOf(steps)).toEqual([{ name: '6A', year: 2026, from: '2026-09-01', until: null }]);
    expect((await steps.bringIn(file, on('2026-11-20'))).counts).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 2,
    });
    // A later day on which nothing has changed changes nothing either.
    expect((await steps.bringIn(file, on('2026-12-01'))).counts).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 2,
    });
  });

  it('reads NC Year as of the stated day, leavers included', async () => {
    const steps = await fresh();
    const left = [upn(3), 'Zhang', 'Yusuf', '15/04/2016', 'M', 6, '6A', '04/09/2023', '27/03/2026'];
    await steps.bringIn(csv(columns, left), on('2026-07-01'));
    const [pupil] = await app.sql('SELECT cohort_year, leaving_date::text FROM pupil WHERE school_id = $1', [
      steps.schoolId,
    ]);
    expect(pupil).toEqual({ cohort_year: 2019, leaving_date: '2026-03-27' });
    expect(await classesOf(steps, 3)).toEqual([{ name: '6A', year: 2025, from: '2025-09-01', until: '2026-03-27' }]);
  });

  it('dates what changes from the stated day on, and keeps what was', async () => {
    const steps = await fresh();
    await steps.bringIn(csv([...columns, ...facts], [...maya, 'Y', 'K', 'Y']), on('2026-09-10'));
    const moved = [...maya.slice(0, 6), '6B', ...maya.slice(7)];
    const run = await steps.bringIn(csv([...columns, ...facts], [...moved, 'N', 'E', '']), on('2026-11-20'));
    expect(run.counts).toMatchObject({ created: 0, changed: 1 });
    expect(await factsOf(steps)).toEqual([
      { kind: 'eal', value: 'yes', from: '2026-09-10', until: null },
      { kind: 'pupil-premium', value: 'yes', from: '2026-09-10', until: '2026-11-19' },
      { kind: 'sen', value: 'K', from: '2026-09-10', until: '2026-11-19' },
      { kind: 'sen', value: 'E', from: '2026-11-20', until: null },
    ]);
    expect(await classesOf(steps)).toEqual([
      { name: '6A', year: 2026, from: '2026-09-01', until: '2026-11-19' },
      { name: '6B', year: 2026, from: '2026-11-20', until: null },
    ]);
  });

  it('says what is wrong with a row, and brings a wrong check letter in with a warning', async () => {
    const steps = await fresh();
    const wrongLetter = (upn(4).startsWith('A') ? 'B' : 'A') + upn(4).slice(1);
    const file = csv(
      columns,
      maya,
      [wrongLetter, ...ali.slice(1)],
      ['123', ...ali.slice(1)],
      [upn(5), '=1+1', ...ali.slice(2)],
      [upn(6), 'Green', '', ...ali.slice(3)],
      [upn(7), 'Green', 'Ali', '31/11/2015', ...ali.slice(4)],
      [upn(8), 'Green', 'Ali', '01/12/2015', 'Q', ...ali.slice(5)],
      [upn(9), 'Green', 'Ali', '01/12/2015', 'M', 16, ...ali.slice(6)],
      [upn(10), 'Green', 'Ali', '01/12/2015', 'M', 6, '6A', '04/09/2023', '01/09/2023'],
      [upn(11), 'Green', 'Ali', '01/12/2015', 'M', 6],
      [upn(1), 'Evans', 'Mia', ...maya.slice(3)],
      ali,
      ali,
    );
    const checked = await steps.check(file);
    expect(checked.counts).toMatchObject({ rows: 13, created: 2, invalid: 10, warnings: 2, repeated: 1 });
    const problems = await steps.problems(checked.id);
    expect(problems.map(({ row, column, grade }) => `${row} ${column} ${grade}`)).toEqual([
      '2 UPN invalid',
      '4 UPN invalid',
      '5 Surname invalid',
      '6 Forename invalid',
      '7 Date of birth invalid',
      '8 Sex invalid',
      '9 NC year invalid',
      '10 Date of leaving invalid',
      '11 Row invalid',
      '12 UPN invalid',
      '3 UPN warning',
      '13 UPN warning',
    ]);
    expect(problems[0]?.why).toBe('Rows 2 and 12 say different things of this pupil');
    expect(problems[2]?.found).toBe("'=1+1");
    expect(problems[4]?.why).toContain('November 2015 has 30 days');
    expect(problems[10]?.why).toContain(`should be ${upn(4).charAt(0)}`);
    expect(problems[11]?.why).toContain('Name and date of birth are those of row 3');
  });

  it('lets nobody leave unless the file is said to be the full roll, and then only as many as were confirmed', async () => {
    const steps = await fresh();
    await steps.bringIn(csv(columns, maya, ali), on('2026-09-10'));
    const partial = await steps.bringIn(csv(columns, maya), on('2026-11-20'));
    expect(partial.counts).toMatchObject({ unchanged: 1, wouldLeave: 0 });

    const full = await steps.check(csv(columns, maya), (mapping) => ({ ...on('2026-11-20')(mapping), fullRoll: true }));
    expect(full.counts).toMatchObject({ wouldLeave: 1 });
    expect(await steps.ask(full)).toMatchObject({ status: 422, body: { errors: [{ field: 'leavers' }] } });
    await steps.ask(full, { leavers: 1 });
    await app.finishJobs();
    const pupils = await app.sql('SELECT upn, leaving_date::text FROM pupil WHERE school_id = $1 ORDER BY upn = $2', [
      steps.schoolId,
      upn(2),
    ]);
    expect(pupils).toEqual([
      { upn: upn(1), leaving_date: null },
      { upn: upn(2), leaving_date: '2026-11-20' },
    ]);
    expect(await classesOf(steps, 2)).toMatchObject([{ until: '2026-11-20' }]);
  });

  it('ends the stays of a leaver in groups on the last day, and those that would begin later', async () => {
    const steps = await fresh();
    await steps.bringIn(csv(columns, maya), on('2026-09-10'));
    const [pupil] = await app.sql<{ id: string }>('SELECT id FROM pupil WHERE school_id = $1', [steps.schoolId]);
    const subject = await givenSubject(app, steps.schoolId, 'Reading');
    const group = { subject, pupils: [pupil?.id ?? ''], to: '2026-12-11' };
    await givenGroup(app, steps.schoolId, { ...group, name: 'Running', from: '2026-10-05' });
    await givenGroup(app, steps.schoolId, { ...group, name: 'To come', from: '2026-11-30' });

    await steps.bringIn(csv(columns, [...maya.slice(0, 8), '20/11/2026']), on('2026-11-23'));
    const stays = await app.sql(
      `SELECT g.name, pl.ends_on::text AS until, pl.exit_reason AS why, pl.undone_at IS NOT NULL AS undone
       FROM placement pl JOIN intervention_group g ON g.school_id = pl.school_id AND g.id = pl.group_id
       WHERE pl.school_id = $1 ORDER BY g.name`,
      [steps.schoolId],
    );
    expect(stays).toEqual([
      { name: 'Running', until: '2026-11-20', why: 'left-school', undone: false },
      { name: 'To come', until: null, why: 'left-school', undone: true },
    ]);
  });
});
