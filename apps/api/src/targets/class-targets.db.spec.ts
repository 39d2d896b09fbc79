import { givenClass, givenPupils, givenResults, givenSubject, givenYears } from '../../test/builders';
import { TestApp } from '../../test/test-app';
import type { ClassTargetCellDto, ClassTargetsDto } from './class-targets.dto';

type Person = Awaited<ReturnType<TestApp['person']>>;

describe('the targets of a class', () => {
  let app: TestApp;
  let school: number;
  let maths: number;
  let reading: number;
  let pupils: string[];
  let classId: string;
  let teacher: Person;
  const at = (path: string): string => `/api/v1/schools/${school}/${path}`;
  const sheet = async (query = '', by: Person = teacher) =>
    by.get<ClassTargetsDto>(at(`classes/${classId}/targets${query}`));
  const set = (mark: string, more: object = {}) =>
    teacher.put(at('targets'), {
      targets: [{ pupilId: pupils[0], subjectId: maths, windowId: 20266, mark, ...more }],
    });
  const cell = ({ cells }: ClassTargetsDto, subjectId: number, pupil = 0): ClassTargetCellDto | undefined =>
    cells.find((one) => one.pupilId === pupils[pupil] && one.subjectId === subjectId);
  const collected = (subject: number, years: number[]) =>
    app.sql(
      `INSERT INTO window_subject (school_id, window_id, subject_id, year_groups) VALUES ($1, 20262, $2, $3)
       ON CONFLICT (school_id, window_id, subject_id) DO UPDATE SET year_groups = excluded.year_groups`,
      [school, subject, years],
    );

  beforeAll(async () => {
    app = await TestApp.start();
  }, 120_000);
  beforeEach(async () => {
    school = await app.school(`School ${Math.random()}`);
    teacher = await app.person(school, 'class-teacher');
    await givenYears(app, school, 2025, 2026, 2027);
    reading = await givenSubject(app, school, 'Reading');
    maths = await givenSubject(app, school, 'Maths', { kind: 'raw', least: 0, greatest: 40 });
    await app.sql('DELETE FROM window_subject WHERE school_id = $1', [school]);
    await collected(reading, [5]);
    await collected(maths, [5]);
    pupils = await givenPupils(app, school, 3, { cohortYear: 2021 });
    classId = await givenClass(app, school, {
      ...{ name: '5 Hazel', startYear: 2026, pupils, staffId: teacher.staffId },
    });
  });
  afterAll(() => app.stop());

  it('stand beside each pupil’s latest result and what is expected, for the end of the year', async () => {
    await givenResults(app, school, { subject: maths, window: 20261, pupils, marks: [18, 20, null] });
    await givenResults(app, school, { subject: maths, window: 20262, pupils, marks: [21, null, null] });
    await app.sql(
      `INSERT INTO expectation (school_id, subject_id, scale_id, year_group, half_term, expected)
       VALUES ($1, $2, $2, 5, 'ANY', 25), ($1, $2, $2, 5, 'SUM2', 30), ($1, $2, $2, 6, 'ANY', 35)`,
      [school, maths],
    );
    await set('28', { agreedWith: 'the parents', agreedOn: '2026-11-20', note: 'Wants to beat her brother' });
    const { status, body } = await sheet();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ className: '5 Hazel', windowId: 20266 },
      columns: [{ name: 'Reading' }, { name: 'Maths' }],
      pupils: [{ pupilId: pupils[0], yearGroup: 5 }, {}, {}],
    });
    expect(body.windows.map(({ id }) => id)).toEqual([
      20261, 20262, 20263, 20264, 20265, 20266, 20271, 20272, 20273, 20274, 20275, 20276,
    ]);
    expect(cell(body, maths)).toMatchObject({
      latest: { windowId: 20262, value: 21, text: '21' },
      expected: { value: 30, why: 'expected' },
      target: { text: '28', agreedWith: 'the parents', agreedOn: '2026-11-20', note: 'Wants to beat her brother' },
      canWrite: true,
    });
    expect(cell(body, maths, 1)).toMatchObject({ latest: { windowId: 20261, value: 20 }, target: null });
    expect(cell(body, reading, 2)).toMatchObject({ latest: null, expected: null, target: null, canWrite: true });
  });

  it('are for the half term asked for; in a later year the pupils are a year older', async () => {
    await collected(maths, [5]);
    await app.sql(
      `INSERT INTO window_subject (school_id, window_id, subject_id, year_groups) VALUES ($1, 20276, $2, '{6}')`,
      [school, maths],
    );
    await app.sql(
      `INSERT INTO expectation (school_id, subject_id, scale_id, year_group, half_term, expected)
       VALUES ($1, $2, $2, 6, 'ANY', 35)`,
      [school, maths],
    );
    const { body } = await sheet('?windowId=20276');
    expect(body.columns.map(({ name }) => name)).toEqual(['Maths']);
    expect(cell(body, maths)).toMatchObject({ expected: { value: 35 }, target: null });
    expect((await sheet('?windowId=20256')).status).toBe(404);
    expect((await sheet('?windowId=no')).status).toBe(400);
  });

  it('are of one subject with its strands, or of all that the class is taught', async () => {
    const number = await givenSubject(app, school, 'Number', { kind: 'raw', least: 0, greatest: 40 });
    await app.sql('UPDATE subject SET strand_of = $3 WHERE school_id = $1 AND id = $2', [school, number, maths]);
    await collected(number, [5]);
    const phonics = await givenSubject(app, school, 'Phonics');
    await collected(phonics, [1]);
    const all = (await sheet()).body;
    expect(all.columns.map(({ name }) => name)).toEqual(['Reading', 'Maths']);
    expect(all.subjects).toEqual([
      { id: reading, name: 'Reading' },
      { id: maths, name: 'Maths' },
    ]);
    const one = (await sheet(`?subjectId=${maths}`)).body;
    expect(one.columns.map(({ name }) => name)).toEqual(['Maths', 'Number']);
    expect((await sheet(`?subjectId=${phonics}`)).status).toBe(404);
  });

  it('are shown to whoever may see the results, and typed by whoever may set targets', async () => {
    const senco = await app.person(school, 'senco');
    const { body } = await sheet('', senco);
    expect(body.cells.every(({ canWrite }) => canWrite)).toBe(true);
    const leader = await app.person(school, 'subject-leader');
    await app.sql(
      `UPDATE staff_role SET subject_ids = $2, year_groups = '{}' WHERE staff_id = $1 AND role = 'subject-leader'`,
      [leader.staffId, [maths]],
    );
    const led = (await sheet('', leader)).body;
    expect(led.columns.map(({ name }) => name)).toEqual(['Maths']);
    expect(led.cells.some(({ canWrite }) => canWrite)).toBe(false);
    const governor = await app.person(school, 'governor');
    expect((await sheet('', governor)).status).toBe(403);
    const other = await app.person(school, 'teaching-assistant');
    expect((await sheet('', other)).status).toBe(404);
    const looks = await app.sql(`SELECT 1 FROM audit_event WHERE school_id = $1 AND action = 'targets.read'`, [school]);
    expect(looks).toHaveLength(2);
  });

  it('need the scale that the pupil works to when the half term is due', async () => {
    await app.sql(
      `INSERT INTO working_to (school_id, pupil_id, subject_id, starts_on, scale_id, set_at)
       VALUES ($1, $2, $3, '2027-05-01', $4, now())`,
      [school, pupils[0], maths, reading],
    );
    const { body } = await sheet();
    expect(cell(body, maths)).toMatchObject({ scaleId: reading, workingTo: 'Reading test' });
    expect(cell(body, maths, 1)).toMatchObject({ scaleId: maths, workingTo: null });
    expect(cell((await sheet('?windowId=20263')).body, maths)).toMatchObject({ scaleId: maths });
  });
});
