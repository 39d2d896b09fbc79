import {
  givenCharacteristic,
  givenClass,
  givenGroup,
  givenPupils,
  givenResults,
  givenSubject,
  givenYears,
} from '../../test/builders';
import type { Browser } from '../../test/browser';
import { TestApp } from '../../test/test-app';
import { AnalyseSchool } from './analyse-school';
import type { FlagDto, FlagPageDto, FlagStateDto } from './flags.dto';

interface Wrenfield {
  school: number;
  reading: number;
  maths: number;
  /** Year 5 and Year 1; the first three of Year 5 and the first of Year 1 are low in reading. */
  yearFive: string[];
  yearOne: string[];
}

describe('who needs help', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(() => app.clock.set('2026-12-16T10:00:00Z'));

  async function wrenfield(): Promise<Wrenfield> {
    const school = await app.school();
    await givenYears(app, school, 2025, 2026);
    const reading = await givenSubject(app, school, 'Reading');
    const maths = await givenSubject(app, school, 'Maths');
    const yearFive = await givenPupils(app, school, 26, { cohortYear: 2021 });
    const yearOne = await givenPupils(app, school, 24, { cohortYear: 2025, sex: 'M' });
    const low = new Map([
      [yearFive[0], 70],
      [yearFive[1], 76],
      [yearFive[2], 76],
      [yearOne[0], 80],
    ]);
    for (const pupils of [yearFive, yearOne]) {
      for (const [w, window] of [20254, 20256, 20262].entries()) {
        const steady = pupils.map((_, i) => 93 + ((i * 7) % 25) + ((i * 5 + w * w) % 3));
        const marks = pupils.map((id, i) => low.get(id) ?? steady[i] ?? null);
        await givenResults(app, school, { subject: reading, window, pupils, marks });
        await givenResults(app, school, { subject: maths, window, pupils, marks: steady });
      }
    }
    await app.nest.get(AnalyseSchool).run(school, { kind: 'whole', why: 'operator' });
    return { school, reading, maths, yearFive, yearOne };
  }

  const list = async (person: Browser, school: number, query = ''): Promise<FlagPageDto> => {
    const answer = await person.get<FlagPageDto>(`/api/v1/schools/${school}/flags${query}`);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const ids = (page: FlagPageDto): string[] => page.rows.map(({ pupil }) => pupil.id);
  const act = (
    person: Browser,
    school: number,
    flag: Pick<FlagDto, 'id' | 'version'>,
    what: string,
    body?: object,
  ): ReturnType<typeof person.post<FlagStateDto>> =>
    person.post<FlagStateDto>(`/api/v1/schools/${school}/flags/${flag.id}/${what}`, body, {
      'if-match': `"${flag.version}"`,
    });
  const firstFlag = async (person: Browser, school: number): Promise<FlagDto> => {
    const [flag] = (await list(person, school)).rows;
    if (!flag) throw new Error('There is no flag to act on.');
    return flag;
  };

  it('lists most need first, ties as ties, with reasons, points and the results to draw', async () => {
    const { school, yearFive, yearOne } = await wrenfield();
    const page = await list(await app.person(school, 'senco'), school);
    expect(ids(page)[0]).toBe(yearFive[0]);
    expect(ids(page).slice(1, 3).sort()).toEqual([yearFive[1], yearFive[2]].sort());
    expect(ids(page)[3]).toBe(yearOne[0]);
    expect(page.rows.map(({ place, tied }) => [place, tied])).toEqual([
      [1, false],
      [2, true],
      [2, true],
      [4, false],
    ]);
    const [first] = page.rows;
    expect(first?.reasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['below-expected']));
    expect(first?.needParts.reduce((sum, { points }) => sum + points, 0)).toBe(first?.need);
    expect(first?.series.scale).toMatchObject({ kind: 'standardised', name: 'Reading test' });
    expect(first?.series.points.at(-1)).toEqual({
      windowId: 20262,
      value: 70,
      code: null,
      error: expect.closeTo(4.743, 3),
      errorAssumed: false,
      expected: 85,
    });
    expect(page.total).toBe(4);
    expect(page.counts).toEqual({
      noHelp: 4,
      inSupport: 0,
      seen: 0,
      resolved: 0,
      dismissed: 0,
      attendance: 0,
      reviewDue: 0,
      pupilsNeedingHelp: 4,
      pupilsWithoutHelp: 4,
    });
  });

  it('lets pupil premium break a tie, without being a reason', async () => {
    const { school, yearFive } = await wrenfield();
    const premium = yearFive[2] ?? '';
    await givenCharacteristic(app, school, {
      pupils: [premium],
      kind: 'pupil-premium',
      value: 'Y',
      from: '2025-09-01',
    });
    const page = await list(await app.person(school, 'senco'), school);
    expect(ids(page).slice(0, 3)).toEqual([yearFive[0], yearFive[2], yearFive[1]]);
    expect(page.rows.map(({ place }) => place)).toEqual([1, 2, 3, 4]);
    expect(page.rows[1]?.need).toBe(page.rows[2]?.need);
    expect(page.rows[1]?.pupil.pupilPremium).toBe(true);
  });

  it('narrows by year, class, subject, reason and group of pupils, counts included', async () => {
    const { school, reading, maths, yearFive, yearOne } = await wrenfield();
    const [first = '', second = ''] = yearFive;
    await givenCharacteristic(app, school, { pupils: [first], kind: 'sen', value: 'K', from: '2025-09-01' });
    await givenCharacteristic(app, school, { pupils: [second], kind: 'eal', value: 'Y', from: '2025-09-01' });
    const hazel = await givenClass(app, school, { name: '5 Hazel', startYear: 2026, pupils: yearFive.slice(0, 2) });
    const senco = await app.person(school, 'senco');
    const narrowed = async (query: string): Promise<string[]> => ids(await list(senco, school, query));

    expect(await narrowed('?year=1')).toEqual([yearOne[0]]);
    expect(await narrowed(`?classId=${hazel}`)).toEqual([first, second]);
    expect(await narrowed(`?subjectId=${maths}`)).toEqual([]);
    expect(await narrowed(`?subjectId=${reading}`)).toHaveLength(4);
    expect(await narrowed('?pupils=sen')).toEqual([first]);
    expect(await narrowed('?pupils=eal')).toEqual([second]);
    expect(await narrowed('?pupils=boys')).toEqual([yearOne[0]]);
    expect(await narrowed('?pupils=pupil-premium')).toEqual([]);
    expect(await narrowed('?reason=below-expected')).toHaveLength(4);
    expect(await narrowed('?reason=missing-result')).toEqual([]);
    const page = await list(senco, school, '?year=1');
    expect(page.counts.noHelp).toBe(1);
    expect(page.choices).toMatchObject({
      years: [1, 5],
      classes: [{ id: hazel, name: '5 Hazel' }],
      subjects: [{ id: String(reading), name: 'Reading' }],
    });
    expect(page.choices.reasons).toContain('below-expected');
  });

  it('pages through the list without repeating or losing anybody', async () => {
    const { school } = await wrenfield();
    const senco = await app.person(school, 'senco');
    const [one, two] = [await list(senco, school, '?limit=3'), await list(senco, school, '?limit=3&offset=3')];
    expect([one.rows.length, two.rows.length, one.total]).toEqual([3, 1, 4]);
    expect(new Set([...ids(one), ...ids(two)]).size).toBe(4);
    expect(two.rows[0]?.place).toBe(4);
  });

  it('counts a pupil as helped who is in a group of the same subject, not of another', async () => {
    const { school, reading, maths, yearFive } = await wrenfield();
    const [first = '', second = ''] = yearFive;
    const dates = { from: '2026-11-02', to: '2026-12-18' };
    await givenGroup(app, school, { name: 'Word reading', subject: reading, pupils: [first], ...dates });
    await givenGroup(app, school, { name: 'Number sense', subject: maths, pupils: [second], ...dates });
    const page = await list(await app.person(school, 'senco'), school, '?view=in-support');
    expect(ids(page)).toEqual([first]);
    expect(page.rows[0]?.group).toMatchObject({ name: 'Word reading', startsOn: '2026-11-02' });
    expect(page.counts).toMatchObject({ noHelp: 3, inSupport: 1, pupilsNeedingHelp: 4, pupilsWithoutHelp: 3 });
  });

  it('counts school days, not days, since a flag was raised', async () => {
    const { school } = await wrenfield();
    // Wednesday 16 December to Wednesday 6 January: two days of school, then the Christmas holidays.
    app.clock.set('2027-01-06T10:00:00Z');
    const starts = await app.sql<{ days: number }>(
      `SELECT greatest(0, '2027-01-06'::date - starts_on + 1)::int AS days FROM half_term
       WHERE school_id = $1 AND start_year = 2026 AND code = 'SPR1'`,
      [school],
    );
    const flag = await firstFlag(await app.person(school, 'senco'), school);
    expect(flag.schoolDaysOpen).toBe(2 + (starts[0]?.days ?? 0));
  });

  it('shows a teacher the own key stage only, a subject leader the own subject, and a governor nothing', async () => {
    const { school, yearFive, yearOne } = await wrenfield();
    const teacher = await app.person(school, 'class-teacher');
    await givenClass(app, school, { name: '1 Elm', startYear: 2026, pupils: yearOne, staffId: teacher.staffId });
    expect(ids(await list(teacher, school))).toEqual([yearOne[0]]);

    const leader = await app.person(school, 'subject-leader');
    await app.sql(`UPDATE staff_role SET subject_ids = '{2}', year_groups = '{5}' WHERE staff_id = $1`, [
      leader.staffId,
    ]);
    expect(ids(await list(leader, school))).toEqual([]);
    await app.sql(`UPDATE staff_role SET subject_ids = '{1}' WHERE staff_id = $1`, [leader.staffId]);
    expect(ids(await list(leader, school)).sort()).toEqual(yearFive.slice(0, 3).sort());

    const governor = await app.person(school, 'governor');
    expect((await governor.get(`/api/v1/schools/${school}/flags`)).status).toBe(403);
  });

  it('writes down whose flags were looked at', async () => {
    const { school } = await wrenfield();
    const page = await list(await app.person(school, 'senco'), school);
    const [read] = await app.sql<{ subject_ids: string[]; why: string }>(
      `SELECT subject_ids, why FROM audit_event WHERE school_id = $1 AND action = 'flags.read'`,
      [school],
    );
    expect(read?.subject_ids.toSorted()).toEqual(ids(page).sort());
    expect(read?.why).toContain('senco');
  });

  it('acknowledges in one go: moved to seen, with a name, an event, an audit row', async () => {
    const { school } = await wrenfield();
    const senco = await app.person(school, 'senco');
    const flag = await firstFlag(senco, school);
    const done = await act(senco, school, flag, 'acknowledge');
    expect(done).toMatchObject({ status: 200, etag: '"2"', body: { state: 'acknowledged', version: 2 } });
    const seen = await list(senco, school, '?view=seen');
    expect(seen.rows[0]).toMatchObject({ id: flag.id, acknowledgedBy: expect.stringContaining('Ms Staff-') });
    expect((await act(senco, school, { ...flag, version: 2 }, 'acknowledge')).status).toBe(409);
    const audit = await app.sql(
      `SELECT detail FROM audit_event WHERE school_id = $1 AND action = 'flag.acknowledged'`,
      [school],
    );
    expect(audit).toEqual([{ detail: { flagId: flag.id } }]);
  });

  it('dismisses with a reason and refuses one without', async () => {
    const { school } = await wrenfield();
    const senco = await app.person(school, 'senco');
    const flag = await firstFlag(senco, school);
    for (const reason of ['', '   ', 'x'.repeat(501)]) {
      const refused = await act(senco, school, flag, 'dismiss', { reason });
      expect(refused.status).toBe(400);
      expect(refused.body).toMatchObject({ errors: [expect.objectContaining({ field: 'reason' })] });
    }
    expect((await act(senco, school, flag, 'dismiss', { reason: ' Has new glasses. ' })).status).toBe(200);
    const dismissed = await list(senco, school, '?view=dismissed');
    expect(dismissed.rows[0]).toMatchObject({ id: flag.id, dismissReason: 'Has new glasses.' });
    expect(dismissed.counts).toMatchObject({ noHelp: 3, dismissed: 1, pupilsNeedingHelp: 3 });
  });

  it('undoes step by step to what was before', async () => {
    const { school } = await wrenfield();
    const senco = await app.person(school, 'senco');
    const flag = await firstFlag(senco, school);
    await act(senco, school, flag, 'acknowledge');
    await act(senco, school, { ...flag, version: 2 }, 'dismiss', { reason: 'Wrong pupil' });
    expect((await act(senco, school, { ...flag, version: 3 }, 'undo')).body).toMatchObject({ state: 'acknowledged' });
    const [seen] = (await list(senco, school, '?view=seen')).rows;
    expect(seen).toMatchObject({ id: flag.id, acknowledgedBy: expect.any(String), dismissReason: null });
    // The last thing that happened is the undoing itself.
    expect((await act(senco, school, { ...flag, version: 4 }, 'undo')).status).toBe(409);
  });

  it('lets nobody undo what somebody else did, or what is older than a day', async () => {
    const { school } = await wrenfield();
    const senco = await app.person(school, 'senco');
    const head = await app.person(school, 'senior-leader');
    const flag = await firstFlag(senco, school);
    await act(senco, school, flag, 'acknowledge');
    expect((await act(head, school, { ...flag, version: 2 }, 'undo')).status).toBe(409);
    app.clock.forwardMinutes(24 * 60 + 1);
    const later = await app.person(school, 'senco');
    expect((await act(later, school, { ...flag, version: 2 }, 'undo')).status).toBe(409);
  });

  it('lets one of two people win and tells the other, who has to say what they saw', async () => {
    const { school } = await wrenfield();
    const [senco, head] = [await app.person(school, 'senco'), await app.person(school, 'senior-leader')];
    const flag = await firstFlag(senco, school);
    const answers = await Promise.all([
      act(senco, school, flag, 'acknowledge'),
      act(head, school, flag, 'dismiss', { reason: 'Known' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await senco.post(`/api/v1/schools/${school}/flags/${flag.id}/acknowledge`)).status).toBe(428);
  });

  it('does not let a teacher act on a pupil outside the own key stage, and writes the attempt down', async () => {
    const { school, yearFive, yearOne } = await wrenfield();
    const flag = await firstFlag(await app.person(school, 'senco'), school);
    const teacher = await app.person(school, 'class-teacher');
    await givenClass(app, school, { name: '1 Elm', startYear: 2026, pupils: yearOne, staffId: teacher.staffId });
    expect((await act(teacher, school, flag, 'acknowledge')).status).toBe(404);
    const [denied] = await app.sql(
      `SELECT subject_ids FROM audit_event WHERE school_id = $1 AND action = 'access.denied'`,
      [school],
    );
    expect(denied).toEqual({ subject_ids: [yearFive[0]] });
    expect((await list(await app.person(school, 'senco'), school)).counts.noHelp).toBe(4);
  });

  it('asks for an analysis through the queue, if the role may', async () => {
    const { school } = await wrenfield();
    const senco = await app.person(school, 'senco');
    const latest = (): Promise<{ body: { waiting: boolean; run: { status: string } | null } }> =>
      senco.get(`/api/v1/schools/${school}/analysis-runs/latest`);
    expect((await latest()).body).toMatchObject({ waiting: false, run: { status: 'done', flagsOpened: 4 } });
    expect((await senco.post(`/api/v1/schools/${school}/analyse`)).status).toBe(202);
    expect((await latest()).body.waiting).toBe(true);
    await app.finishJobs();
    expect((await latest()).body).toMatchObject({ waiting: false, run: { status: 'done', flagsOpened: 0 } });
    const teacher = await app.person(school, 'class-teacher');
    expect((await teacher.post(`/api/v1/schools/${school}/analyse`)).status).toBe(403);
  });

  it.each([
    ['?view=all', 'view'],
    ['?year=five', 'year'],
    ['?classId=5', 'classId'],
    ['?pupils=teachers', 'pupils'],
    ['?limit=5000', 'limit'],
    ['?colour=red', 'colour'],
  ])('refuses %s and names the field', async (query, field) => {
    const school = await app.school();
    const senco = await app.person(school, 'senco');
    const answer = await senco.get<{ errors: { field: string }[] }>(`/api/v1/schools/${school}/flags${query}`);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0]?.field).toBe(field);
  });
});
