import {
  givenCharacteristic,
  givenClass,
  givenGroup,
  givenPupils,
  givenResults,
  givenSubject,
  givenYears,
} from '../../test/builders';
import { TestApp } from '../../test/test-app';
import { newId } from '../core/time/new-id';
import { AnalyseSchool } from '../flags/analyse-school';
import type { PupilPageDto, PupilStoryDto } from './pupils.dto';

describe('pupils', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(() => app.clock.set('2026-12-16T10:00:00Z'));

  async function schoolWithYearFive(): Promise<{ school: number; reading: number; pupils: string[]; leon: string }> {
    const school = await app.school();
    await givenYears(app, school, 2025, 2026);
    const reading = await givenSubject(app, school, 'Reading');
    const pupils = await givenPupils(app, school, 24, { cohortYear: 2021 });
    for (const [w, window] of [20254, 20256, 20262].entries()) {
      const marks = pupils.map((_, i) => (i === 0 ? 72 : 93 + ((i * 7) % 25) + ((i * 5 + w * w) % 3)));
      await givenResults(app, school, { subject: reading, window, pupils, marks });
    }
    await app.nest.get(AnalyseSchool).run(school, { kind: 'whole', why: 'operator' });
    return { school, reading, pupils, leon: pupils[0] ?? '' };
  }

  const named = (school: number, id: string, forename: string, surname: string): Promise<unknown> =>
    app.sql('UPDATE pupil SET legal_forename = $3, legal_surname = $4 WHERE school_id = $1 AND id = $2', [
      school,
      id,
      forename,
      surname,
    ]);

  it('are found by parts of a name in any order, leavers last, patterns taken literally', async () => {
    const school = await app.school();
    const [leon = '', leona = '', other = ''] = await givenPupils(app, school, 3, { cohortYear: 2021 });
    await named(school, leon, 'Leon', 'Achterberg-Nwosu');
    await named(school, leona, 'Leona', 'Abara');
    await named(school, other, 'Amira', "O'Neill_Haddad");
    await app.sql(`UPDATE pupil SET leaving_date = '2026-07-20' WHERE id = $1`, [leona]);
    const senco = await app.person(school, 'senco');
    const find = async (search: string): Promise<string[]> => {
      const url = `/api/v1/schools/${school}/pupils?search=${encodeURIComponent(search)}`;
      return (await senco.get<PupilPageDto>(url)).body.rows.map(({ id }) => id);
    };
    expect(await find('leon')).toEqual([leon, leona]);
    expect(await find('nwosu le')).toEqual([leon]);
    expect(await find("o'neill")).toEqual([other]);
    expect(await find('n_o')).toEqual([]);
    expect(await find('%')).toEqual([]);
    expect(await find('')).toHaveLength(3);
  });

  it('tell their whole story: results with error and standard, help with sessions, attendance, flags', async () => {
    const { school, reading, leon } = await schoolWithYearFive();
    const senco = await app.person(school, 'senco');
    await givenClass(app, school, { name: '5 Hazel', startYear: 2026, pupils: [leon] });
    await givenCharacteristic(app, school, { pupils: [leon], kind: 'sen', value: 'K', from: '2025-09-01' });
    const group = await givenGroup(app, school, {
      name: 'Word reading',
      subject: reading,
      pupils: [leon],
      from: '2026-11-30',
      to: '2026-12-18',
    });
    for (const [day, status, mark] of [
      ['2026-12-07', 'held', 'present'],
      ['2026-12-09', 'held', 'absent'],
      ['2026-12-14', 'cancelled', null],
      ['2026-12-17', 'planned', null],
    ] as const) {
      const session = newId();
      await app.sql(
        `INSERT INTO group_session (school_id, id, group_id, held_on, starts_at, minutes, status, version)
         VALUES ($1, $2, $3, $4, '09:10', 20, $5, 1)`,
        [school, session, group, day, status],
      );
      if (mark) {
        await app.sql(
          `INSERT INTO register_mark (school_id, session_id, pupil_id, mark, marked_at) VALUES ($1, $2, $3, $4, now())`,
          [school, session, leon, mark],
        );
      }
    }
    await app.sql('INSERT INTO attendance VALUES ($1, $2, 20261, 70, 61)', [school, leon]);

    const { status, body } = await senco.get<PupilStoryDto>(`/api/v1/schools/${school}/pupils/${leon}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: leon, yearGroup: 5, classes: [{ name: '5 Hazel' }] });
    expect(body.characteristics).toEqual([{ kind: 'sen', value: 'K', since: '2025-09-01' }]);
    expect(body.subjects).toHaveLength(1);
    expect(body.subjects?.[0]?.points.map(({ windowId, value, expected }) => [windowId, value, expected])).toEqual([
      [20254, 72, 85],
      [20256, 72, 85],
      [20262, 72, 85],
    ]);
    expect(body.help).toEqual([
      expect.objectContaining({ groupName: 'Word reading', planned: 4, due: 3, had: 1, endsOn: null }),
    ]);
    expect(body.attendance).toEqual([{ windowId: 20261, possible: 70, attended: 61 }]);
    expect(body.flags?.[0]).toMatchObject({ state: 'open', history: [{ kind: 'opened', by: null }] });
    expect(body.halfTerms.map(({ windowId }) => windowId)).toEqual([20254, 20255, 20256, 20261, 20262]);
  });

  it('keep a lane of their own for results on another scale', async () => {
    const { school, reading, leon } = await schoolWithYearFive();
    const phonics = await givenSubject(app, school, 'Phonics', { kind: 'raw', least: 0, greatest: 40, threshold: 32 });
    await app.sql(
      `UPDATE result SET scale_id = $3, value = 20 WHERE school_id = $1 AND pupil_id = $2 AND window_id = 20254`,
      [school, leon, phonics],
    );
    const senco = await app.person(school, 'senco');
    const { body } = await senco.get<PupilStoryDto>(`/api/v1/schools/${school}/pupils/${leon}`);
    expect(body.subjects?.map((lane) => [lane.subjectId, lane.scale?.name, lane.points.length])).toEqual([
      [reading, 'Reading test', 2],
      [reading, 'Phonics test', 1],
    ]);
  });

  it('never show care status or ethnicity on this page', async () => {
    const { school, leon } = await schoolWithYearFive();
    for (const kind of ['looked-after', 'previously-looked-after', 'ethnicity', 'young-carer']) {
      await givenCharacteristic(app, school, { pupils: [leon], kind, value: 'Y', from: '2026-01-01' });
    }
    const head = await app.person(school, 'senior-leader');
    const { body } = await head.get<PupilStoryDto>(`/api/v1/schools/${school}/pupils/${leon}`);
    expect(body.characteristics.map(({ kind }) => kind)).toEqual(['young-carer']);
  });

  it('are out of reach of a teacher of another key stage: 404, audited', async () => {
    const { school, leon } = await schoolWithYearFive();
    const teacher = await app.person(school, 'class-teacher');
    const yearOne = await givenPupils(app, school, 2, { cohortYear: 2025 });
    await givenClass(app, school, { name: '1 Elm', startYear: 2026, pupils: yearOne, staffId: teacher.staffId });
    expect((await teacher.get(`/api/v1/schools/${school}/pupils/${leon}`)).status).toBe(404);
    expect((await teacher.get(`/api/v1/schools/${school}/pupils/${newId()}`)).status).toBe(404);
    const denied = await app.sql(
      `SELECT subject_ids FROM audit_event WHERE school_id = $1 AND action = 'access.denied' ORDER BY id LIMIT 1`,
      [school],
    );
    expect(denied).toEqual([{ subject_ids: [leon] }]);
    const found = await teacher.get<PupilPageDto>(`/api/v1/schools/${school}/pupils`);
    expect(found.body.rows.map(({ id }) => id).sort()).toEqual(yearOne.sort());
  });

  it('show a teaching assistant results but no flags, and a governor nothing at all', async () => {
    const { school, leon } = await schoolWithYearFive();
    const assistant = await app.person(school, 'teaching-assistant');
    await givenClass(app, school, { name: '5 Hazel', startYear: 2026, pupils: [leon], staffId: assistant.staffId });
    const { body } = await assistant.get<PupilStoryDto>(`/api/v1/schools/${school}/pupils/${leon}`);
    expect(body.subjects).toHaveLength(1);
    expect(body.flags).toBeNull();
    const governor = await app.person(school, 'governor');
    expect((await governor.get(`/api/v1/schools/${school}/pupils/${leon}`)).status).toBe(403);
    expect((await governor.get(`/api/v1/schools/${school}/pupils`)).status).toBe(403);
  });

  it('leave a trace when they are looked at', async () => {
    const { school, leon } = await schoolWithYearFive();
    const senco = await app.person(school, 'senco');
    await senco.get(`/api/v1/schools/${school}/pupils/${leon}`);
    const read = await app.sql(`SELECT subject_ids FROM audit_event WHERE school_id = $1 AND action = 'pupil.read'`, [
      school,
    ]);
    expect(read).toEqual([{ subject_ids: [leon] }]);
  });
});
