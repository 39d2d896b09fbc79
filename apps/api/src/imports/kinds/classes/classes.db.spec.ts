import { givenSubject } from '../../../../test/builders';
import { csv, pupilsFile, upn } from '../../../../test/import-files';
import { ImportSteps } from '../../../../test/import-steps';
import { TestApp } from '../../../../test/test-app';
import type { ImportMappingDto } from '../../import-mapping.dto';

const on =
  (statedOn: string, fullRoll = false) =>
  (mapping: ImportMappingDto) => ({ ...mapping, statedOn, fullRoll });
const head = ['UPN', 'Set', 'Class type', 'Subject', 'Academic year', 'From', 'To'];
const inSet = (n: number, set: string, from = '', to = ''): (string | number)[] => [
  upn(n),
  set,
  'set',
  'Maths',
  '2026/27',
  from,
  to,
];

describe('bringing classes and sets in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const fresh = async (pupils = 3): Promise<ImportSteps> => {
    const steps = await ImportSteps.by(app, await app.school());
    await steps.bringIn(pupilsFile(pupils), on('2026-09-07'));
    await givenSubject(app, steps.schoolId, 'Maths');
    return steps;
  };
  const membersOf = ({ schoolId }: ImportSteps, kind = 'set') =>
    app.sql(
      `SELECT c.name, p.legal_surname AS pupil, cp.starts_on::text AS from, cp.ends_on::text AS until
       FROM class_pupil cp JOIN class c ON c.school_id = cp.school_id AND c.id = cp.class_id
       JOIN pupil p ON p.school_id = cp.school_id AND p.id = cp.pupil_id
       WHERE cp.school_id = $1 AND c.kind = $2 ORDER BY pupil, cp.starts_on, c.name`,
      [schoolId, kind],
    );

  it('makes sets for a subject with who is in them from the start of the year, and changes nothing when repeated', async () => {
    const steps = await fresh();
    const file = csv(head, inSet(1, 'Maths 1'), inSet(2, 'Maths 2'));
    expect((await steps.bringIn(file, on('2026-09-07'))).counts).toMatchObject({ created: 4, invalid: 0 });
    expect(await membersOf(steps)).toEqual([
      { name: 'Maths 1', pupil: 'Surname1', from: '2026-09-01', until: null },
      { name: 'Maths 2', pupil: 'Surname2', from: '2026-09-01', until: null },
    ]);
    const again = await steps.bringIn(file, on('2026-11-20'));
    expect(again.counts).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
  });

  it('ends the old set the day before a pupil moves, and keeps it', async () => {
    const steps = await fresh();
    await steps.bringIn(csv(head, inSet(1, 'Maths 1')), on('2026-09-07'));
    const run = await steps.bringIn(csv(head, inSet(1, 'Maths 2')), on('2026-11-09'));
    expect(run.counts).toMatchObject({ created: 2 });
    expect(await membersOf(steps)).toEqual([
      { name: 'Maths 1', pupil: 'Surname1', from: '2026-09-01', until: '2026-11-08' },
      { name: 'Maths 2', pupil: 'Surname1', from: '2026-11-09', until: null },
    ]);
  });

  it('lets a file say that a pupil is in two sets of a subject', async () => {
    const steps = await fresh();
    const file = csv(head, inSet(1, 'Maths 1', '01/09/2026'), inSet(1, 'Booster', '05/10/2026', '18/12/2026'));
    await steps.bringIn(file, on('2026-10-12'));
    expect(await membersOf(steps)).toEqual([
      { name: 'Maths 1', pupil: 'Surname1', from: '2026-09-01', until: null },
      { name: 'Booster', pupil: 'Surname1', from: '2026-10-05', until: '2026-12-18' },
    ]);
    expect((await steps.bringIn(file, on('2026-11-12'))).counts).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 2,
    });
  });

  it('of a full list, ends the membership of whoever is not in it once that number is confirmed', async () => {
    const steps = await fresh();
    await steps.bringIn(csv(head, inSet(1, 'Maths 1'), inSet(2, 'Maths 1'), inSet(3, 'Maths 2')), on('2026-09-07'));
    const list = csv(head, inSet(1, 'Maths 1'));
    const checked = await steps.check(list, on('2026-11-09', true));
    expect(checked.counts).toMatchObject({ unchanged: 1, wouldLeave: 1 });
    expect((await steps.ask(checked)).status).toBe(422);
    await steps.ask(checked, { leavers: 1 });
    await app.finishJobs();
    expect(await membersOf(steps)).toEqual([
      { name: 'Maths 1', pupil: 'Surname1', from: '2026-09-01', until: null },
      { name: 'Maths 1', pupil: 'Surname2', from: '2026-09-01', until: '2026-11-08' },
      { name: 'Maths 2', pupil: 'Surname3', from: '2026-09-01', until: null },
    ]);
  });

  it('moves a pupil between registration classes, found by a former UPN too', async () => {
    const steps = await fresh();
    await app.sql('UPDATE pupil SET former_upn = $3 WHERE school_id = $1 AND upn = $2', [
      steps.schoolId,
      upn(1),
      upn(91),
    ]);
    await steps.bringIn(csv(['UPN', 'Class', 'Class type'], [upn(91), '6B', 'registration']), on('2026-11-09'));
    expect((await membersOf(steps, 'registration')).filter(({ pupil }) => pupil === 'Surname1')).toEqual([
      { name: '6A', pupil: 'Surname1', from: '2026-09-01', until: '2026-11-08' },
      { name: '6B', pupil: 'Surname1', from: '2026-11-09', until: null },
    ]);
  });

  it('takes several adults, each with what they do, by address or number', async () => {
    const steps = await fresh();
    const teacher = await app.person(steps.schoolId, 'class-teacher');
    const supply = await app.person(steps.schoolId, 'class-teacher');
    const file = csv(
      ['Class', 'Academic year', 'Staff', 'Teaches or assists', 'From', 'To'],
      ['6A', '2026/27', teacher.email, 'teaches', '01/09/2026', ''],
      ['6A', '2026/27', supply.email.toUpperCase(), 'covers', '02/11/2026', '20/11/2026'],
    );
    expect((await steps.bringIn(file)).counts).toMatchObject({ created: 2, invalid: 0 });
    expect((await steps.bringIn(file)).counts).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
    expect(
      await app.sql(
        'SELECT staff_id, role, starts_on::text, ends_on::text FROM class_staff WHERE school_id = $1 ORDER BY starts_on',
        [steps.schoolId],
      ),
    ).toEqual([
      { staff_id: teacher.staffId, role: 'teacher', starts_on: '2026-09-01', ends_on: null },
      { staff_id: supply.staffId, role: 'cover', starts_on: '2026-11-02', ends_on: '2026-11-20' },
    ]);
  });

  it('says what stands against a row: an unknown subject, another kind, two classes at once, a day outside the year', async () => {
    const steps = await fresh();
    await steps.bringIn(csv(head, inSet(1, 'Maths 1')), on('2026-09-07'));
    const checked = await steps.check(
      csv(
        head,
        [upn(1), 'Set X', 'set', 'Alchemy', '2026/27', '', ''],
        [upn(1), 'Maths 1', 'registration', '', '2026/27', '', ''],
        [upn(2), '6B', 'registration', '', '2026/27', '', ''],
        [upn(2), '6C', 'registration', '', '2026/27', '', ''],
        inSet(3, 'Maths 1', '01/08/2026'),
        [upn(50), 'Maths 1', 'set', 'Maths', '2026/27', '', ''],
        [upn(3), 'Maths 1', 'set', 'Maths', '0000/01', '', ''],
        inSet(3, 'Maths 1', '01/09/0001'),
      ),
      on('2026-11-09'),
    );
    const problems = await steps.problems(checked.id);
    expect(problems.map(({ grade, row, column, why }) => `${grade} ${row} ${column}: ${why}`)).toEqual([
      'invalid 2 Subject: The school has no subject of this name',
      'invalid 3 Kind of class: Maths 1 is a set in 2026/27',
      'invalid 4 Class: Rows 4 and 5 put this pupil in two classes on one day',
      'invalid 5 Class: Rows 4 and 5 put this pupil in two classes on one day',
      'invalid 6 From: This day is not in 2026/27',
      'invalid 8 Academic year: This school year is too far off',
      'invalid 9 From: This day is too far off',
      'not-on-roll 7 UPN: No pupil of this school, now or before, has this UPN',
    ]);
  });
});
