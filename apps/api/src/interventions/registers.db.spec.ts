import { givenClass, givenPupils, givenSubject, givenYears } from '../../test/builders';
import type { Browser } from '../../test/browser';
import { api, givenProgramme, place, startGroup, takeRegister } from '../../test/groups';
import { TestApp } from '../../test/test-app';
import type { GroupPageDto } from './group.dto';
import type { RegisterDto, RegistersTodayDto } from './session.dto';

/** Today is Monday 23 November 2026. */
describe('registers', () => {
  let app: TestApp;
  let school: number;
  let senco: Browser;
  let assistant: Browser & { staffId: string };
  let programmeId: string;
  let pupils: string[];
  beforeAll(async () => {
    app = await TestApp.start();
    school = await app.school();
    await givenYears(app, school, 2026);
    senco = await app.person(school, 'senco');
    assistant = await app.person(school, 'teaching-assistant');
    programmeId = await givenProgramme(app, school, await givenSubject(app, school, 'Reading'));
    pupils = await givenPupils(app, school, 3, { cohortYear: 2021 });
    await givenClass(app, school, { name: '5 Hazel', startYear: 2026, pupils });
  });
  afterAll(() => app.stop());

  async function theirGroup(name: string): Promise<GroupPageDto> {
    const group = await startGroup(senco, school, { programmeId, name, leaderId: assistant.staffId });
    for (const pupilId of pupils) {
      await place(senco, school, { groupId: group.id, pupilId, startsOn: '2026-11-02', overrideReason: 'Same pupils' });
    }
    return group;
  }
  const on = (group: GroupPageDto, day: string): string =>
    group.sessions.find(({ heldOn }) => heldOn === day)?.id ?? '';
  const register = (person: Browser, id: string) => person.get<RegisterDto>(api(school, `sessions/${id}/register`));
  const all = (mark: 'present' | 'absent' | 'late') => pupils.map((pupilId) => ({ pupilId, mark }));

  it('is taken by the assistant who leads the group, tap by tap', async () => {
    const group = await theirGroup('Tap');
    const session = on(group, '2026-11-23');
    const start = await register(assistant, session);
    expect(start.body).toMatchObject({
      status: 'planned',
      canTake: true,
      startsAt: '09:10',
      endsAt: '09:30',
      version: 1,
    });
    expect(start.body.pupils.map(({ className, mark, first }) => ({ className, mark, first }))).toEqual(
      pupils.map(() => ({ className: '5 Hazel', mark: null, first: true })),
    );
    const allHere = await takeRegister(assistant, school, session, { status: 'held', marks: all('present') });
    expect(allHere.body.pupils.map(({ mark }) => mark)).toEqual(['present', 'present', 'present']);
    const away = await takeRegister(assistant, school, session, {
      status: 'held',
      marks: [{ pupilId: pupils[1] ?? '', mark: 'absent', why: 'kept-in-class' }],
      note: 'Read a whole page aloud.',
    });
    expect(away.body.pupils.map(({ mark, why }) => [mark, why])).toEqual([
      ['present', null],
      ['absent', 'kept-in-class'],
      ['present', null],
    ]);
    expect(away.body).toMatchObject({ status: 'held', note: 'Read a whole page aloud.' });
  });

  it('is the same however often it is sent, whatever version was seen', async () => {
    const session = on(await theirGroup('Again'), '2026-11-23');
    const taken = { status: 'held' as const, marks: all('late'), minutes: 15 };
    const first = await takeRegister(assistant, school, session, taken);
    const path = api(school, `sessions/${session}/register`);
    expect((await assistant.put<RegisterDto>(path, taken, { 'if-match': '"1"' })).body).toEqual(first.body);
    expect((await assistant.put(path, { ...taken, minutes: 20 }, { 'if-match': '"1"' })).status).toBe(412);
    expect((await assistant.put(path, { ...taken, minutes: 20 })).status).toBe(428);
  });

  it('counts what each pupil had against what should have been', async () => {
    const group = await theirGroup('Dose');
    await takeRegister(senco, school, on(group, '2026-11-16'), { status: 'held', marks: all('present') });
    await takeRegister(senco, school, on(group, '2026-11-18'), {
      status: 'held',
      minutes: 10,
      marks: [
        { pupilId: pupils[0] ?? '', mark: 'late' },
        { pupilId: pupils[1] ?? '', mark: 'absent' },
      ],
    });
    await takeRegister(senco, school, on(group, '2026-11-20'), { status: 'cancelled', marks: [] });
    const page = (await senco.get<GroupPageDto>(api(school, `groups/${group.id}`))).body;
    // Nine sessions from 2 to 20 November; today's is not due before its register or the end of the day.
    expect(page.pupils.map(({ had, due, planned, minutesHad }) => ({ had, due, planned, minutesHad }))).toEqual([
      { had: 2, due: 9, planned: 21, minutesHad: 30 },
      { had: 1, due: 9, planned: 21, minutesHad: 20 },
      { had: 1, due: 9, planned: 21, minutesHad: 20 },
    ]);
    const now = (await register(senco, on(group, '2026-11-23'))).body;
    expect(now.strip.map(({ state }) => state)).toEqual([
      ...Array.from({ length: 6 }, () => 'no-register'),
      'held',
      'held',
      'lost',
      'this',
      ...Array.from({ length: 11 }, () => 'to-come'),
    ]);
    expect(now.pupils.map(({ awayBefore }) => awayBefore)).toEqual([0, 1, 0]);
  });

  it('forgets the marks of a session that turns out not to have run, and can be corrected', async () => {
    const session = on(await theirGroup('Not run'), '2026-11-23');
    await takeRegister(assistant, school, session, { status: 'held', marks: all('present') });
    const lost = await takeRegister(assistant, school, session, { status: 'cancelled', marks: [] });
    expect(lost.body.pupils.map(({ mark }) => mark)).toEqual([null, null, null]);
    const held = await takeRegister(assistant, school, session, { status: 'held', marks: all('present') });
    expect(held.body.status).toBe('held');
  });

  it('is refused for a day to come, for a pupil not in the group that day, and where it makes no sense', async () => {
    const group = await theirGroup('Refused');
    const [stranger = ''] = await givenPupils(app, school, 1, { cohortYear: 2020 });
    const session = on(group, '2026-11-23');
    const pupilId = pupils[0] ?? '';
    for (const [id, taken] of [
      [on(group, '2026-11-25'), { status: 'held', marks: [] }],
      [session, { status: 'held', marks: [{ pupilId: stranger, mark: 'present' }] }],
      [session, { status: 'cancelled', marks: [{ pupilId, mark: 'present' }] }],
      [session, { status: 'held', marks: [{ pupilId, mark: 'present', why: 'trip' }] }],
      [
        session,
        {
          status: 'held',
          marks: [
            { pupilId, mark: 'late' },
            { pupilId, mark: 'late' },
          ],
        },
      ],
    ] as const) {
      const answer = await takeRegister(assistant, school, id, { ...taken, marks: [...taken.marks] });
      expect([taken, answer.status]).toEqual([taken, 422]);
    }
    expect((await register(assistant, session)).body).toMatchObject({ status: 'planned', version: 1 });
  });

  it('of another assistant’s group is not there, and the attempt is written down', async () => {
    const group = await theirGroup('Not yours');
    const session = on(group, '2026-11-23');
    const other = await app.person(school, 'teaching-assistant');
    expect((await register(other, session)).status).toBe(404);
    const path = api(school, `sessions/${session}/register`);
    expect((await other.put(path, { status: 'held', marks: [] }, { 'if-match': '"1"' })).status).toBe(404);
    expect((await other.get(api(school, `groups/${group.id}`))).status).toBe(404);
    const denied = await app.sql<{ subject_kind: string }>(
      `SELECT subject_kind FROM audit_event WHERE action = 'access.denied' AND subject_ids && $1 ORDER BY id`,
      [[session, group.id]],
    );
    expect(denied.map(({ subject_kind }) => subject_kind)).toEqual(['session', 'session', 'group']);
  });

  it('can be taken by who covers a session, that one only', async () => {
    const group = await theirGroup('Cover');
    const cover = await app.person(school, 'teaching-assistant');
    await app.sql('UPDATE group_session SET led_by = $2 WHERE id = $1', [on(group, '2026-11-23'), cover.staffId]);
    expect((await register(cover, on(group, '2026-11-23'))).body.pupils).toHaveLength(3);
    expect((await register(cover, on(group, '2026-11-20'))).status).toBe(404);
  });

  it('lists today’s sessions: one’s own for an assistant, all for the SENCO', async () => {
    const group = await theirGroup('Today');
    await startGroup(senco, school, { programmeId, name: 'Somebody else’s' });
    await takeRegister(assistant, school, on(group, '2026-11-23'), {
      status: 'held',
      marks: [...all('present').slice(1), { pupilId: pupils[0] ?? '', mark: 'absent' }],
    });
    const mine = (await assistant.get<RegistersTodayDto>(api(school, 'sessions/today'))).body;
    expect(mine.on).toBe('2026-11-23');
    expect(mine.sessions.map((session) => session.group)).not.toContain('Somebody else’s');
    expect(mine.sessions.find((session) => session.groupId === group.id)).toMatchObject({
      mine: true,
      pupils: 3,
      here: 2,
      status: 'held',
    });
    const everyone = (await senco.get<RegistersTodayDto>(api(school, 'sessions/today'))).body.sessions;
    expect(everyone.map((session) => session.group)).toContain('Somebody else’s');
  });

  it('says nothing of costs to an assistant', async () => {
    const group = await theirGroup('No costs');
    const page = (await assistant.get<GroupPageDto>(api(school, `groups/${group.id}`))).body;
    expect(page.pupils).toHaveLength(3);
    expect(page.cost).toBeNull();
    expect(JSON.stringify(page)).not.toMatch(/pence|rate/i);
  });
});
