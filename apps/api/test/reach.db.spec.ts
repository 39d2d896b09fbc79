import { rolePermissions, roles, type Role } from '../src/core/access/permissions';
import type { ImpactDetailDto } from '../src/impact/impact.dto';
import type { FlagPageDto } from '../src/flags/flags.dto';
import type { GridDto } from '../src/interventions/grid.dto';
import type { GroupPageDto } from '../src/interventions/group.dto';
import type { PupilPageDto, PupilStoryDto } from '../src/pupils/pupils.dto';
import { givenClass, givenGroup, givenPupils } from './builders';
import { api } from './groups';
import { addressOf, allRoutes, isStream, type Route } from './routes';
import { seededSchool, type SeededSchool } from './seeded-school';
import { TestApp } from './test-app';

const blind: Role[] = ['governor', 'business-manager', 'trust-leader'];

describe('whom somebody reaches', () => {
  let app: TestApp;
  let reads: Route[];
  let school: SeededSchool;
  beforeAll(async () => {
    app = await TestApp.start();
    reads = allRoutes(app).filter((route) => route.method === 'GET' && !isStream(route));
    school = await seededSchool(app);
  }, 120_000);
  afterAll(() => app.stop());

  const at = (path: string): string => api(school.id, path);
  const flagOf = async (pupilId: string, subject: number): Promise<{ id: string; version: number }> => {
    const [flag] = await app.sql<{ id: string; version: number }>(
      'SELECT id, version FROM flag WHERE school_id = $1 AND pupil_id = $2 AND subject_id = $3',
      [school.id, pupilId, subject],
    );
    if (!flag) throw new Error('This pupil has no flag in the subject.');
    return flag;
  };
  /** Every answer a person can get by reading, with where it came from. */
  async function everythingReadBy(role: Role): Promise<{ path: string; body: string }[]> {
    const { id } = await flagOf(school.yearFive[0] ?? '', school.maths);
    const answers: { path: string; body: string }[] = [];
    for (const route of reads) {
      const response = await school.people[role].response('GET', addressOf(route, school, id));
      answers.push({ path: route.path, body: await response.text() });
    }
    return answers;
  }
  async function deniedPupils(): Promise<string[]> {
    const rows = await app.sql<{ ids: string[] }>(
      `SELECT subject_ids AS ids FROM audit_event WHERE action = 'access.denied' AND subject_kind = 'pupil' ORDER BY id`,
    );
    return rows.flatMap(({ ids }) => ids);
  }

  it.each(blind)('gives a %s no name, UPN or id of a pupil, wherever it is asked for', async (role) => {
    for (const { path, body } of await everythingReadBy(role)) {
      for (const name of school.names) expect(body.includes(name) ? `${path} names ${name}` : '').toBe('');
    }
  });

  it('names pupils to those who teach them, so that the search above would find them', async () => {
    const answers = await everythingReadBy('senco');
    const naming = answers.filter(({ body }) => school.names.some((name) => body.includes(name)));
    expect(naming.map(({ path }) => path.split(':schoolId/')[1])).toEqual(
      expect.arrayContaining(['flags', 'grid', 'groups/:groupId', 'home', 'pupils', 'pupils/:pupilId', 'progress']),
    );
  });

  it.each(roles)('tells a %s nothing of who is or was in care, nor of ethnicity', async (role) => {
    // These name permissions and the columns of files, and no pupils.
    const namesNobody = ['/api/v1/me', '/api/v1/schools/:schoolId/import-kinds'];
    for (const { path, body } of await everythingReadBy(role)) {
      if (namesNobody.includes(path)) continue;
      expect(`${path} ${/looked-after|in-care-marker|ethnicity/i.exec(body)?.[0] ?? ''}`).toBe(`${path} `);
    }
  });

  it.each(roles.filter((role) => !rolePermissions[role]['costs.read']))('shows a %s no cost', async (role) => {
    for (const { path, body } of await everythingReadBy(role)) {
      if (/:importId/.test(path)) continue;
      expect([path, ...(body.match(/"[^"]*(cost|pence)[^"]*":(?!null)[^,}]*/gi) ?? [])]).toEqual([path]);
      expect([path, ...(body.match(/\b(1777|1234)\b/g) ?? [])]).toEqual([path]);
    }
  });

  it('shows the SENCO what the group costs, so that the search above would find it', async () => {
    const { body } = await school.people.senco.get<GroupPageDto>(at(`groups/${school.mathsGroup.id}`));
    expect(body.cost?.lines[0]?.pence).toBe(1_234);
    expect(body.cost?.delivered?.full).toBeGreaterThan(1_234);
  });

  it('keeps a teacher of a primary to the key stages of the own classes', async () => {
    const teacher = school.people['class-teacher'];
    const own = await teacher.get<PupilPageDto>(at('pupils?limit=500'));
    expect(own.body.rows.map(({ id }) => id).sort()).toEqual([...school.yearFive].sort());
    const [elsewhere] = school.yearOne;
    expect((await teacher.get(at(`pupils/${elsewhere}`))).status).toBe(404);
    expect((await deniedPupils()).at(-1)).toBe(elsewhere);
    const marks = [
      {
        pupilId: elsewhere,
        subjectId: school.maths,
        windowId: 20262,
        mark: '90',
        previous: { value: null, code: null },
      },
    ];
    expect((await teacher.put(at('results'), { marks })).status).toBe(404);
    const { id, version } = await flagOf(elsewhere ?? '', school.maths);
    for (const [act, body] of [['acknowledge'], ['dismiss', { reason: 'no' }], ['undo']] as const) {
      const answer = await teacher.post(at(`flags/${id}/${act}`), body, { 'if-match': `"${version}"` });
      expect(answer.status).toBe(404);
      expect((await deniedPupils()).at(-1)).toBe(elsewhere);
    }
    expect((await teacher.get(at(`groups/${school.readingGroup.id}`))).status).toBe(404);
    const session = school.readingGroup.sessions[0]?.id;
    expect((await teacher.get(at(`sessions/${session}/register`))).status).toBe(404);
    for (const { path, body } of await everythingReadBy('class-teacher')) {
      for (const id of school.yearOne) expect(body.includes(id) ? path : '').toBe('');
    }
  });

  it('does not show a teacher who has left the school, whatever key stage they would be in', async () => {
    const teacher = school.people['class-teacher'];
    expect((await teacher.get(at(`pupils/${school.leaver}`))).status).toBe(404);
    expect((await deniedPupils()).at(-1)).toBe(school.leaver);
    expect((await school.people.senco.get(at(`pupils/${school.leaver}`))).status).toBe(200);
  });

  it('says the same of what is not one’s own and of what does not exist', async () => {
    const teacher = school.people['class-teacher'];
    const nowhere = '019aa000-0000-7000-8000-000000000001';
    const { id, version } = await flagOf(school.yearOne[0] ?? '', school.maths);
    const match = { 'if-match': `"${version}"` };
    expect(await teacher.post(at(`flags/${id}/acknowledge`), undefined, match)).toEqual(
      await teacher.post(at(`flags/${nowhere}/acknowledge`), undefined, match),
    );
    for (const [path, own] of [
      ['pupils', school.yearOne[0]],
      ['groups', school.readingGroup.id],
    ]) {
      expect(await teacher.get(at(`${path}/${own}`))).toEqual(await teacher.get(at(`${path}/${nowhere}`)));
    }
  });

  it('keeps a teaching assistant to the own groups and classes', async () => {
    const assistant = school.people['teaching-assistant'];
    const own = await assistant.get<PupilPageDto>(at('pupils?limit=500'));
    expect(own.body.rows.map(({ id }) => id).sort()).toEqual(school.yearFive.slice(0, 3).sort());
    const [, , , classmate] = school.yearFive;
    expect((await assistant.get(at(`pupils/${classmate}`))).status).toBe(404);
    expect((await deniedPupils()).at(-1)).toBe(classmate);
    expect((await assistant.get(at(`groups/${school.readingGroup.id}`))).status).toBe(404);
    const others = school.names
      .slice()
      .filter((name) => [...school.yearFive.slice(3), ...school.yearOne].includes(name));
    for (const { path, body } of await everythingReadBy('teaching-assistant')) {
      for (const id of others) expect(body.includes(id) ? path : '').toBe('');
    }
    const story = await assistant.get<PupilStoryDto>(at(`pupils/${school.yearFive[0]}`));
    expect(story.body.flags).toBeNull();
    const grid = await assistant.get<GridDto>(at('grid'));
    expect(grid.body.waiting).toEqual([]);
    expect(grid.body.groups.flatMap(({ cards }) => cards.map(({ why }) => why))).toEqual([null, null, null]);
  });

  it('lets a teaching assistant go when the group is closed or somebody else’s', async () => {
    const assistant = await app.person(school.id, 'teaching-assistant');
    const pupils = school.yearOne.slice(20, 22);
    const group = await givenGroup(app, school.id, {
      ...{ name: 'Short group', subject: school.maths, pupils, from: '2026-11-02', to: '2026-12-18' },
      leaderId: assistant.staffId,
    });
    expect((await assistant.get(at(`pupils/${pupils[0]}`))).status).toBe(200);
    await app.sql('UPDATE intervention_group SET closed_at = now() WHERE id = $1', [group]);
    expect((await assistant.get(at(`pupils/${pupils[0]}`))).status).toBe(404);
  });

  it('keeps a leader of maths to maths', async () => {
    const leader = school.people['subject-leader'];
    const flags = await leader.get<FlagPageDto>(at('flags'));
    expect(flags.body.rows.length).toBeGreaterThan(0);
    expect(new Set(flags.body.rows.map(({ subjectId }) => subjectId))).toEqual(new Set([school.maths]));
    expect(flags.body.choices.subjects).toEqual([{ id: String(school.maths), name: 'Maths' }]);
    const reading = await flagOf(school.yearFive[0] ?? '', school.reading);
    const match = { 'if-match': `"${reading.version}"` };
    expect((await leader.post(at(`flags/${reading.id}/acknowledge`), undefined, match)).status).toBe(404);
    expect((await leader.get(at(`progress?subjectId=${school.reading}&windowId=20261`))).status).toBe(404);
    expect((await leader.get(at(`groups/${school.readingGroup.id}`))).status).toBe(404);
    const grid = await leader.get<GridDto>(at('grid'));
    expect(grid.body.groups.map(({ name }) => name)).toEqual(['Number sense']);
    expect(new Set(grid.body.waiting.flatMap(({ subjectIds }) => subjectIds))).toEqual(new Set([school.maths]));
    const inReading = await leader.get<PupilStoryDto>(at(`pupils/${school.yearOne[0]}`));
    expect(inReading.body.subjects?.map(({ subjectName }) => subjectName)).toEqual(['Maths']);
    expect(inReading.body.flags?.map(({ subjectName }) => subjectName)).toEqual(['Maths']);
    expect(inReading.body.help).toEqual([]);
  });

  it('does not let one role carry another further: a teacher who also leads maths', async () => {
    const both = await app.person(school.id, 'class-teacher', 'subject-leader');
    await app.sql(
      `UPDATE staff_role SET subject_ids = ARRAY[$2::int] WHERE staff_id = $1 AND role = 'subject-leader'`,
      [both.staffId, school.maths],
    );
    const [pupil] = await givenPupils(app, school.id, 1, { cohortYear: 2021 });
    await givenClass(app, school.id, { name: '5 Oak', startYear: 2026, pupils: [pupil ?? ''], staffId: both.staffId });
    const own = await both.get<PupilStoryDto>(at(`pupils/${school.yearFive[0]}`));
    expect(own.body.subjects?.map(({ subjectName }) => subjectName)).toEqual(['Reading', 'Maths']);
    const other = await both.get<PupilStoryDto>(at(`pupils/${school.yearOne[0]}`));
    expect(other.body.subjects?.map(({ subjectName }) => subjectName)).toEqual(['Maths']);
    expect(other.body.flags?.map(({ subjectName }) => subjectName)).toEqual(['Maths']);
    const flags = await both.get<FlagPageDto>(at('flags?limit=500'));
    const reading = flags.body.rows.filter(({ subjectId }) => subjectId === school.reading);
    expect(reading.map(({ pupil: { yearGroup } }) => yearGroup)).toEqual([5, 5, 5]);
    const { id, version } = await flagOf(school.yearOne[0] ?? '', school.reading);
    const match = { 'if-match': `"${version}"` };
    expect((await both.post(at(`flags/${id}/acknowledge`), undefined, match)).status).toBe(404);
    expect((await both.get(at(`groups/${school.readingGroup.id}`))).status).toBe(404);
    const impact = await both.get<ImpactDetailDto>(at(`impact/groups/${school.readingGroup.id}`));
    expect(impact.status).toBe(404);
  });

  it('ends with the last day at work', async () => {
    const gone = await app.person(school.id, 'senior-leader');
    expect((await gone.get(at('pupils'))).status).toBe(200);
    await app.sql(`UPDATE staff SET left_on = '2026-11-24' WHERE id = $1`, [gone.staffId]);
    expect((await gone.get(at('pupils'))).status).toBe(404);
    expect((await gone.get<{ schools: object[] }>('/api/v1/me')).body.schools).toEqual([]);
    const disabled = await app.person(school.id, 'senior-leader');
    await app.sql('UPDATE account SET disabled_at = now() WHERE email = $1', [disabled.email]);
    expect((await disabled.get(at('pupils'))).status).toBe(401);
  });
});
