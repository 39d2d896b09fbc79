import { givenPupils, givenSubject, givenYears } from '../../test/builders';
import type { Browser } from '../../test/browser';
import { api, givenProgramme, place, startGroup, threeMornings } from '../../test/groups';
import { TestApp } from '../../test/test-app';
import { newId } from '../core/time/new-id';
import type { GroupPageDto } from './group.dto';

describe('groups', () => {
  let app: TestApp;
  let school: number;
  let senco: Browser;
  let programmeId: string;
  let pupils: string[];
  beforeAll(async () => {
    app = await TestApp.start();
    school = await app.school();
    await givenYears(app, school, 2026);
    senco = await app.person(school, 'senco');
    programmeId = await givenProgramme(app, school, await givenSubject(app, school, 'Reading'));
    pupils = await givenPupils(app, school, 4, { cohortYear: 2021 });
  });
  afterAll(() => app.stop());

  const days = (group: GroupPageDto): string[] => group.sessions.map(({ heldOn }) => heldOn);
  const change = (group: GroupPageDto, body: object, version = group.version) =>
    senco.patch<GroupPageDto & { title: string }>(api(school, `groups/${group.id}`), body, {
      'if-match': `"${version}"`,
    });

  it('has its sessions on school days only, six weeks unless said otherwise', async () => {
    await app.sql(`INSERT INTO closed_day VALUES ($1, 2026, '2026-11-11')`, [school]);
    const answer = await senco.post<GroupPageDto>(api(school, 'groups'), {
      id: newId(),
      programmeId,
      name: 'Word reading, Year 5',
      startsOn: '2026-10-19',
      slots: [{ weekday: 3, startsAt: '09:10', minutes: 20 }],
    });
    expect(answer.status).toBe(200);
    // Half-term holiday 26 to 30 October, closed on 11 November.
    expect(days(answer.body)).toEqual(['2026-10-21', '2026-11-04', '2026-11-18', '2026-11-25']);
    expect(answer.body).toMatchObject({ endsOn: '2026-11-29', reviewOn: '2026-11-27', capacity: 6 });
    await app.sql(`DELETE FROM closed_day WHERE closed_on = '2026-11-11'`);
  });

  it('is made once, however often it is sent', async () => {
    const id = newId();
    const body = { id, programmeId, name: 'Once', startsOn: '2026-11-02', slots: threeMornings };
    const first = await senco.post<GroupPageDto>(api(school, 'groups'), body);
    const second = await senco.post<GroupPageDto>(api(school, 'groups'), body);
    expect(second.body).toEqual(first.body);
    const audits = await app.sql(`SELECT 1 FROM audit_event WHERE action = 'group.created' AND subject_ids = $1`, [
      [id],
    ]);
    expect(audits).toHaveLength(1);
  });

  it.each([
    ['without a school day in it', { startsOn: '2026-12-21', endsOn: '2027-01-01' }, 'endsOn'],
    ['that ends before it starts', { endsOn: '2026-10-30' }, 'endsOn'],
    ['without a weekly time', { slots: [] }, 'slots'],
    [
      'with two times that overlap',
      { slots: [...threeMornings, { weekday: 1, startsAt: '09:20', minutes: 20 }] },
      'slots.3.startsAt',
    ],
    ['led by nobody who works here', { leaderId: newId() }, 'leaderId'],
    ['of no programme', { programmeId: newId() }, 'programmeId'],
    ['in a subject the school does not have', { subjectId: 4711 }, 'subjectId'],
  ])('is refused %s, and the field is named', async (_, wrong, field) => {
    const body = {
      id: newId(),
      programmeId,
      name: 'Wrong',
      startsOn: '2026-11-02',
      endsOn: '2026-12-18',
      slots: threeMornings,
    };
    const answer = await senco.post<{ errors: { field: string }[] }>(api(school, 'groups'), { ...body, ...wrong });
    expect([400, 422]).toContain(answer.status);
    expect(answer.body.errors.map((error) => error.field)).toContain(field);
    expect(await app.sql('SELECT 1 FROM intervention_group WHERE id = $1', [body.id])).toHaveLength(0);
  });

  it('changes only for somebody who saw it as it is', async () => {
    const group = await startGroup(senco, school, { programmeId });
    expect((await senco.patch(api(school, `groups/${group.id}`), { room: 'Library' })).status).toBe(428);
    const changed = await change(group, { room: 'Library' });
    expect(changed.body).toMatchObject({ room: 'Library', version: 2, name: group.name });
    expect((await change(group, { room: 'Hall' })).status).toBe(412);
  });

  it('keeps what is past and plans anew what is to come when its times change', async () => {
    const group = await startGroup(senco, school, { programmeId });
    const changed = await change(group, {
      slots: [{ weekday: 2, startsAt: '11:00', minutes: 30 }],
      endsOn: '2026-12-11',
    });
    // Today is Monday 23 November.
    expect(days(changed.body).filter((day) => day < '2026-11-23')).toEqual(
      days(group).filter((day) => day < '2026-11-23'),
    );
    expect(days(changed.body).filter((day) => day >= '2026-11-23')).toEqual(['2026-11-24', '2026-12-01', '2026-12-08']);
    const kept = changed.body.sessions.filter(({ heldOn }) => heldOn < '2026-11-23');
    expect(kept.map(({ id }) => id)).toEqual(group.sessions.slice(0, kept.length).map(({ id }) => id));
  });

  it('cannot have fewer places than pupils, nor end before somebody leaves', async () => {
    const group = await startGroup(senco, school, { programmeId });
    await place(senco, school, { groupId: group.id, pupilId: pupils[0] ?? '', startsOn: '2026-11-23' });
    await place(senco, school, {
      groupId: group.id,
      pupilId: pupils[1] ?? '',
      startsOn: '2026-11-23',
      overrideReason: 'Both',
    });
    expect((await change(group, { capacity: 1 })).status).toBe(422);
    expect((await change(group, { endsOn: '2026-11-20' })).status).toBe(422);
    expect((await change(group, { capacity: 2 })).status).toBe(200);
  });

  it('takes its pupils and its plan with it when it closes', async () => {
    const group = await startGroup(senco, school, { programmeId });
    await place(senco, school, { groupId: group.id, pupilId: pupils[2] ?? '', startsOn: '2026-11-02' });
    await place(senco, school, { groupId: group.id, pupilId: pupils[3] ?? '', startsOn: '2026-12-07' });
    const close = () =>
      senco.post<GroupPageDto>(api(school, `groups/${group.id}/close`), { on: '2026-11-25' }, { 'if-match': '"1"' });
    const closed = await close();
    expect(closed.body).toMatchObject({ closed: true, endsOn: '2026-11-25' });
    expect(days(closed.body).at(-1)).toBe('2026-11-25');
    expect(closed.body.pupils.map(({ pupilId, placements }) => [pupilId, placements[0]?.endsOn])).toEqual([
      [pupils[2], '2026-11-25'],
    ]);
    expect((await close()).body).toEqual(closed.body);
    const late = await place(senco, school, { groupId: group.id, pupilId: pupils[0] ?? '' });
    expect(late.status).toBe(409);
    expect(late.body.title).toMatch(/is closed/);
  });

  it('is offered programmes, leaders and subjects to be made from; governors lead nothing', async () => {
    const governor = await app.person(school, 'governor');
    const choices = await senco.get<{ programmes: { id: string }[]; leaders: { id: string }[] }>(
      api(school, 'group-choices'),
    );
    expect(choices.body.programmes.map(({ id }) => id)).toContain(programmeId);
    expect(choices.body.leaders.map(({ id }) => id)).not.toContain(governor.staffId);
    expect((await governor.get(api(school, 'group-choices'))).status).toBe(403);
  });

  it('comes of a programme the school has added; a second of the name is refused', async () => {
    const programme = {
      id: newId(),
      name: 'Talk partners',
      tier: 'targeted',
      kind: 'speech-and-language',
      yearGroups: [1, 2],
      minutes: 20,
      sessionsPerWeek: 2,
      weeks: 6,
      groupSize: 4,
    };
    expect((await senco.post(api(school, 'programmes'), programme)).status).toBe(200);
    expect((await senco.post(api(school, 'programmes'), programme)).status).toBe(200);
    expect((await senco.post(api(school, 'programmes'), { ...programme, id: newId() })).status).toBe(422);
  });
});
