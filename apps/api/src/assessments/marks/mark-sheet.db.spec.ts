import {
  givenCharacteristic,
  givenClass,
  givenGroup,
  givenPupils,
  givenResults,
  givenSubject,
  givenYears,
} from '../../../test/builders';
import { TestApp, testPassword } from '../../../test/test-app';
import type { HomeDto } from '../../home/home.dto';
import type { MarkSheetDto } from './mark-sheet.dto';
import type { SavedResultsDto } from './marks.dto';

const [autumn, spring] = [20262, 20263];

describe('the marks of a class on one sheet', () => {
  let app: TestApp;
  let school: number;
  let maths: number;
  let reading: number;
  let pupils: string[];
  let classId: string;
  type Person = Awaited<ReturnType<TestApp['person']>>;
  let teacher: Person;

  const collect = (window: number, ...subjects: number[]) =>
    app.sql(
      `INSERT INTO window_subject (school_id, window_id, subject_id, year_groups)
       SELECT $1, $2, s, '{5}' FROM unnest($3::int[]) s`,
      [school, window, subjects],
    );
  const sheetOf = async (query = '', by: Person = teacher): Promise<MarkSheetDto> => {
    const answer = await by.get<MarkSheetDto>(`/api/v1/schools/${school}/classes/${classId}/marks${query}`);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const cell = (sheet: MarkSheetDto, pupil: number, subject = maths) =>
    sheet.cells.find(({ pupilId, subjectId }) => pupilId === pupils[pupil] && subjectId === subject);

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set('2026-12-11T10:00:00Z');
    school = await app.school();
    await givenYears(app, school, 2025, 2026);
    maths = await givenSubject(app, school, 'Maths');
    reading = await givenSubject(app, school, 'Reading', { kind: 'raw', least: 0, greatest: 40 });
    pupils = await givenPupils(app, school, 4, { cohortYear: 2021, entryDate: '2023-09-04' });
    teacher = await app.person(school, 'class-teacher');
    classId = await givenClass(app, school, { name: '5 Ash', startYear: 2026, pupils, staffId: teacher.staffId });
    await collect(autumn, maths, reading);
    await collect(spring, maths);
  });

  it('opens at the window that is open, else the latest that was, with what it collects', async () => {
    const open = await sheetOf();
    expect(open).toMatchObject({
      ...{ className: '5 Ash', windowId: autumn, windowKind: 'full', locked: false, lockedWhy: null, canWrite: true },
      columns: [{ subjectId: maths }, { subjectId: reading }],
      subjects: [{ name: 'Maths' }, { name: 'Reading' }],
    });
    expect(open.windows.map(({ id, locked }) => [id, locked])).toEqual([
      [20261, true],
      [20262, false],
      [20263, true],
      [20264, true],
      [20265, true],
      [20266, true],
    ]);
    app.clock.set('2027-01-05T10:00:00Z');
    await teacher.signIn(teacher.email, testPassword);
    expect(await sheetOf()).toMatchObject({
      ...{ windowId: autumn, locked: true, canWrite: false },
      lockedWhy: expect.stringContaining('Autumn 2 was locked on'),
    });
    expect(await sheetOf(`?windowId=${spring}`)).toMatchObject({
      ...{ columns: [{ subjectId: maths }], canWrite: false },
      lockedWhy: expect.stringContaining('Spring 1 opens on'),
    });
  });

  it('shows each pupil by surname with what the mark is judged beside', async () => {
    await givenResults(app, school, { subject: maths, window: 20256, pupils, marks: [90, 100, null, 110] });
    await givenResults(app, school, { subject: maths, window: 20261, pupils, marks: [94, null, null, null] });
    await givenResults(app, school, { subject: maths, window: autumn, pupils, marks: [99, null, null, null] });
    await app.sql('UPDATE result SET standard_error = 2.5 WHERE school_id = $1 AND pupil_id = $2', [school, pupils[1]]);
    await app.sql(
      `INSERT INTO expectation (school_id, subject_id, scale_id, year_group, half_term, expected)
       VALUES ($1, $2, $2, 5, 'ANY', 100), ($1, $2, $2, 4, 'ANY', 70), ($1, $3, $3, 5, 'ANY', 20), ($1, $3, $3, 5, 'AUT2', 24)`,
      [school, maths, reading],
    );
    await app.sql(
      `INSERT INTO target (school_id, pupil_id, subject_id, window_id, scale_id, value, set_at)
       VALUES ($1, $2, $3, $4, $3, 105, '2026-09-10')`,
      [school, pupils[3], maths, autumn],
    );
    const sheet = await sheetOf();
    expect(sheet.pupils.map(({ pupilId, surname }) => [pupilId, surname])).toEqual(
      pupils.map((id, i) => [id, `Surname00${i + 1}`]),
    );
    expect(sheet.cells).toHaveLength(8);
    expect(cell(sheet, 0)).toMatchObject({
      mark: { value: 99, text: '99', by: null },
      // The earlier result is that of Autumn 1; SEM = 15·√(1 − .9).
      previous: { windowId: 20261, value: 94, testError: expect.closeTo(15 * Math.sqrt(0.1)) },
      expected: { value: 100, why: 'expected' },
    });
    expect(cell(sheet, 1)).toMatchObject({ mark: null, previous: { windowId: 20256, value: 100, testError: 2.5 } });
    expect(cell(sheet, 2)).toMatchObject({ previous: null });
    expect(cell(sheet, 3)).toMatchObject({ expected: { value: 105, why: 'target' } });
    expect(cell(sheet, 0, reading)).toMatchObject({ expected: { value: 24, why: 'expected' } });
  });

  it('gives a pupil who works to another year or scale that scale, and what is expected there', async () => {
    const steps = await givenSubject(app, school, 'Small steps', { kind: 'raw', least: 1, greatest: 9 });
    await app.sql(
      `INSERT INTO working_to (school_id, pupil_id, subject_id, starts_on, year_group, scale_id, set_at)
       VALUES ($1, $2, $4, '2026-09-01', 2, NULL, '2026-09-01'), ($1, $3, $4, '2026-09-01', NULL, $5, '2026-09-01')`,
      [school, pupils[0], pupils[1], maths, steps],
    );
    await app.sql(
      `INSERT INTO expectation (school_id, subject_id, scale_id, year_group, half_term, expected)
       VALUES ($1, $2, $2, 5, 'ANY', 100), ($1, $2, $2, 2, 'ANY', 80)`,
      [school, maths],
    );
    const sheet = await sheetOf();
    expect(cell(sheet, 0)).toMatchObject({ scaleId: maths, workingTo: 'Year 2', expected: { value: 80 } });
    expect(cell(sheet, 1)).toMatchObject({ scaleId: steps, workingTo: 'Small steps test', expected: null });
    expect(cell(sheet, 2)).toMatchObject({ scaleId: maths, workingTo: null, expected: { value: 100 } });
    expect(sheet.scales.map(({ id }) => id).sort()).toEqual([maths, reading, steps].sort());
    const marks = [0, 1].map((i) => ({
      ...{ pupilId: pupils[i], subjectId: maths, windowId: autumn, mark: '7', previous: { value: null, code: null } },
    }));
    const answer = await teacher.put<SavedResultsDto>(`/api/v1/schools/${school}/results`, { marks });
    expect(answer.body.outcomes).toMatchObject([{ state: 'invalid' }, { state: 'saved', now: { scaleId: steps } }]);
  });

  it('asks everyone in a full collection, in a short check flagged, supported and new pupils only', async () => {
    expect((await sheetOf()).pupils.map(({ asked }) => asked)).toEqual([true, true, true, true]);
    await app.sql(`UPDATE assessment_window SET kind = 'short' WHERE school_id = $1 AND id = $2`, [school, autumn]);
    for (const subject of [maths, reading]) {
      await givenResults(app, school, { subject, window: 20256, pupils, marks: [90, 100, 100, 100] });
    }
    expect((await sheetOf()).pupils.map(({ asked }) => asked)).toEqual([false, false, false, false]);
    await app.sql(
      `INSERT INTO flag (school_id, id, pupil_id, subject_id, state, opened_on, window_id, reasons, need, need_parts, changed_at, version)
       SELECT $1, gen_random_uuid(), $2, $3, 'open', '2026-11-01', 20261, '[]', 1, '{}', '2026-11-01', 1`,
      [school, pupils[0], maths],
    );
    await givenGroup(app, school, {
      ...{ name: 'Number sense', subject: maths, pupils: [pupils[1] ?? ''], from: '2026-11-02', to: '2027-02-01' },
    });
    await app.sql(`UPDATE pupil SET entry_date = '2026-11-02' WHERE id = $1`, [pupils[2]]);
    await app.sql('DELETE FROM result WHERE school_id = $1 AND pupil_id = $2 AND subject_id = $3', [
      ...[school, pupils[3], reading],
    ]);
    const sheet = await sheetOf();
    expect(sheet.pupils.map(({ flagged, supported, isNew }) => [flagged, supported, isNew])).toEqual([
      [true, false, false],
      [false, true, false],
      [false, false, true],
      [false, false, false],
    ]);
    expect(pupils.map((_, i) => [cell(sheet, i)?.asked, cell(sheet, i, reading)?.asked])).toEqual([
      [true, false],
      [true, true],
      [true, true],
      [false, true],
    ]);
  });

  it('keeps who left while the window was open, and asks no mark of them', async () => {
    await app.sql(`UPDATE class_pupil SET ends_on = '2026-12-09' WHERE pupil_id = $1`, [pupils[0]]);
    await app.sql(`UPDATE pupil SET leaving_date = '2026-10-01' WHERE id = $1`, [pupils[1]]);
    const sheet = await sheetOf();
    expect(sheet.pupils.map(({ pupilId, leftOn, asked }) => [pupilId, leftOn, asked])).toEqual([
      [pupils[0], '2026-12-09', false],
      [pupils[2], null, true],
      [pupils[3], null, true],
    ]);
    expect(cell(sheet, 0)?.canWrite).toBe(false);
  });

  it('shows the facts of a pupil that hold now', async () => {
    const [one] = pupils;
    await givenCharacteristic(app, school, { pupils: [one ?? ''], kind: 'sen', value: 'K', from: '2025-09-01' });
    await givenCharacteristic(app, school, {
      pupils: [one ?? ''],
      kind: 'pupil-premium',
      value: 'Y',
      from: '2025-09-01',
    });
    await givenCharacteristic(app, school, { pupils: [one ?? ''], kind: 'eal', value: 'Y', from: '2027-01-01' });
    expect((await sheetOf()).pupils.map(({ sen, disadvantaged, eal }) => [sen, disadvantaged, eal])).toEqual([
      ['K', true, false],
      ...[1, 2, 3].map(() => [null, false, false]),
    ]);
  });

  it('shows one subject with its strands', async () => {
    const number = await givenSubject(app, school, 'Number');
    await app.sql('UPDATE subject SET strand_of = $2 WHERE school_id = $1 AND id = $3', [school, maths, number]);
    await collect(autumn, number);
    const [all, one] = [await sheetOf(), await sheetOf(`?subjectId=${maths}`)];
    expect(all.columns.map(({ name }) => name)).toEqual(['Maths', 'Reading']);
    expect(one.columns.map(({ name, strandOf }) => [name, strandOf])).toEqual([
      ['Maths', null],
      ['Number', maths],
    ]);
    expect(one.subjects.map(({ name }) => name)).toEqual(['Maths', 'Reading']);
    // What the parts wait for is said where they are not shown: with it, the sheet has as much to do as the home page.
    await givenResults(app, school, { subject: number, window: autumn, pupils, marks: [90, null, null, null] });
    const { partsLeft, cells } = await sheetOf();
    expect(partsLeft).toEqual([{ subjectId: maths, name: 'Maths', left: 3 }]);
    const home = await teacher.get<HomeDto>(`/api/v1/schools/${school}/home`);
    const due = (home.body.collections ?? []).reduce((sum, { total, done }) => sum + total - done, 0);
    expect(due).toBe(3 + cells.filter(({ asked, mark }) => asked && mark === null).length);
    expect(await sheetOf(`?subjectId=${maths}`)).not.toHaveProperty('partsLeft');
  });

  it('shows a leader of a subject that subject, and nobody a class outside their reach', async () => {
    const leader = await app.person(school, 'subject-leader');
    await app.sql(`UPDATE staff_role SET subject_ids = $2 WHERE school_id = $1 AND role = 'subject-leader'`, [
      ...[school, [reading]],
    ]);
    const sheet = await sheetOf('', leader);
    expect([sheet.columns.map(({ name }) => name), sheet.canWrite]).toEqual([['Reading'], false]);
    const other = await app.person(school, 'class-teacher');
    expect(await other.get(`/api/v1/schools/${school}/classes/${classId}/marks`)).toMatchObject({ status: 404 });
    const [denied] = await app.sql<{ ids: string[] }>(
      `SELECT subject_ids AS ids FROM audit_event WHERE school_id = $1 AND action = 'access.denied'`,
      [school],
    );
    expect(denied?.ids).toEqual([classId]);
  });
});

describe('a sheet of 240 pupils and 12 columns', () => {
  it('opens for well under a second of the server’s work', async () => {
    const app = await TestApp.start();
    try {
      app.clock.set('2026-12-11T10:00:00Z');
      const school = await app.school();
      await givenYears(app, school, 2023, 2024, 2025, 2026);
      const pupils = await givenPupils(app, school, 240, { cohortYear: 2021 });
      const subjects: number[] = [];
      for (let i = 0; i < 12; i++) subjects.push(await givenSubject(app, school, `Subject ${i}`));
      for (const subject of subjects) {
        for (const year of [2023, 2024, 2025]) {
          for (const half of [2, 4, 6]) {
            await givenResults(app, school, {
              subject,
              window: year * 10 + half,
              pupils,
              marks: pupils.map(() => 100),
            });
          }
        }
      }
      await app.sql(
        `INSERT INTO window_subject (school_id, window_id, subject_id, year_groups) SELECT $1, $2, s, '{5}' FROM unnest($3::int[]) s`,
        [school, autumn, subjects],
      );
      await app.sql('ANALYZE');
      const head = await app.person(school, 'senior-leader');
      const classId = await givenClass(app, school, { name: 'Year 5', startYear: 2026, pupils });
      const times: number[] = [];
      const work: number[] = [];
      for (let i = 0; i < 5; i++) {
        const [began, worked] = [performance.now(), process.cpuUsage()];
        const { body } = await head.get<MarkSheetDto>(`/api/v1/schools/${school}/classes/${classId}/marks`);
        times.push(performance.now() - began);
        const { user, system } = process.cpuUsage(worked);
        work.push((user + system) / 1_000);
        expect(body.cells).toHaveLength(2880);
      }
      const [best, least] = [Math.min(...times), Math.min(...work)];
      // Measured at about 110 ms, most of it work of this process. Others that keep the machine busy make the time long,
      // not the work; a read per cell would be far more of both.
      expect(least).toBeLessThan(600);
      expect(best).toBeLessThan(10_000);
      process.stdout.write(
        `  mark sheet 240 × 12: ${best.toFixed(0)} ms, ${least.toFixed(0)} ms of work, at best of 5\n`,
      );
    } finally {
      await app.stop();
    }
  }, 60_000);
});
