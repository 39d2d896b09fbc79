import { givenPupils, givenSubject, givenYears } from '../../test/builders';
import type { Browser } from '../../test/browser';
import { api, givenProgramme, place, startGroup, takeRegister } from '../../test/groups';
import { TestApp } from '../../test/test-app';
import { newId } from '../core/time/new-id';
import type { GroupPageDto } from './group.dto';
import type { PlacementDto } from './placement.dto';

/** Today is Monday 23 November 2026. */
describe('placements', () => {
  let app: TestApp;
  let school: number;
  let senco: Browser;
  let programmeId: string;
  let spare: string[];
  beforeAll(async () => {
    app = await TestApp.start();
    school = await app.school();
    await givenYears(app, school, 2026);
    senco = await app.person(school, 'senco');
    programmeId = await givenProgramme(app, school, await givenSubject(app, school, 'Reading'));
    spare = await givenPupils(app, school, 60, { cohortYear: 2021 });
  });
  afterAll(() => app.stop());

  const aPupil = (): string => spare.pop() ?? '';
  const morning = (name: string, more: object = {}) => startGroup(senco, school, { programmeId, name, ...more });
  const afternoon = (name: string, more: object = {}) =>
    morning(name, { slots: [{ weekday: 2, startsAt: '13:10', minutes: 20 }], ...more });
  const act = (id: string, what: string, body: object, version: number) =>
    senco.post<PlacementDto & { title: string; detail: string }>(api(school, `placements/${id}/${what}`), body, {
      'if-match': `"${version}"`,
    });
  const undo = (id: string, kind: 'placing' | 'move' | 'exit') =>
    senco.post<PlacementDto & { title: string }>(api(school, `placements/${id}/undo`), { act: kind });
  const stays = async (groupId: string): Promise<[string, string | null][]> =>
    (await senco.get<GroupPageDto>(api(school, `groups/${groupId}`))).body.pupils.flatMap(({ placements }) =>
      placements.map(({ startsOn, endsOn }): [string, string | null] => [startsOn, endsOn]),
    );

  it('starts today, or on the first day of a group still to come', async () => {
    const running = await morning('Running');
    const later = await morning('Later', { startsOn: '2026-11-30' });
    const pupilId = aPupil();
    expect((await place(senco, school, { groupId: running.id, pupilId })).body.startsOn).toBe('2026-11-23');
    const ahead = await place(senco, school, { groupId: later.id, pupilId, overrideReason: 'First one ends sooner' });
    expect(ahead.body.startsOn).toBe('2026-11-30');
  });

  it('is written once however often it is sent, and promises new estimates', async () => {
    const group = await morning('Once');
    const body = { id: newId(), groupId: group.id, pupilId: aPupil() };
    await app.sql('DELETE FROM outbox');
    const first = await place(senco, school, body);
    expect((await place(senco, school, body)).body).toEqual(first.body);
    expect(await stays(group.id)).toHaveLength(1);
    expect(
      await app.sql(`SELECT 1 FROM audit_event WHERE action = 'placement.placed' AND subject_ids = $1`, [
        [body.pupilId],
      ]),
    ).toHaveLength(1);
    expect(await app.sql(`SELECT job FROM outbox WHERE school_id = $1 ORDER BY job`, [school])).toEqual([
      { job: 'analyse-changes' },
      { job: 'estimate-impact' },
    ]);
  });

  it('is never twice in one group, and says who placed the pupil and when', async () => {
    const group = await morning('Twice');
    const pupilId = aPupil();
    await place(senco, school, { groupId: group.id, pupilId, startsOn: '2026-11-09' });
    const again = await place(senco, school, { groupId: group.id, pupilId });
    expect(again.status).toBe(409);
    expect(again.body.title).toMatch(/is already in Twice$/);
    expect(again.body.detail).toMatch(/^Ms Staff-\d+ placed Forename\d+ Surname\d+ there on Mon 23 Nov\./);
  });

  it('may come back after having left', async () => {
    const group = await morning('Back');
    const pupilId = aPupil();
    const { id, version } = (await place(senco, school, { groupId: group.id, pupilId, startsOn: '2026-11-02' })).body;
    await act(id, 'exit', { reason: 'caught-up', on: '2026-11-13' }, version);
    expect((await place(senco, school, { groupId: group.id, pupilId, startsOn: '2026-11-13' })).status).toBe(409);
    expect((await place(senco, school, { groupId: group.id, pupilId, startsOn: '2026-11-16' })).status).toBe(200);
    expect(await stays(group.id)).toEqual([
      ['2026-11-02', '2026-11-13'],
      ['2026-11-16', null],
    ]);
  });

  it('is refused beyond the places of the group, on any day to come', async () => {
    const group = await morning('Small', { capacity: 1 });
    await place(senco, school, { groupId: group.id, pupilId: aPupil(), startsOn: '2026-12-07' });
    const full = await place(senco, school, { groupId: group.id, pupilId: aPupil() });
    expect(full.status).toBe(409);
    expect(full.body).toMatchObject({ title: 'Small is full', detail: 'The one place is taken. Nothing was changed.' });
  });

  it('is refused outside the dates of the group', async () => {
    const group = await morning('Dates');
    for (const startsOn of ['2026-10-30', '2026-12-19']) {
      const answer = await place(senco, school, { groupId: group.id, pupilId: aPupil(), startsOn });
      expect(answer.status).toBe(422);
      expect(answer.body.title).toMatch(/^Dates runs from Mon 2 Nov to Fri 18 Dec/);
    }
  });

  it('is refused on a day the pupil is not on the roll', async () => {
    const group = await morning('Roll');
    const [gone = '', coming = ''] = [
      ...(await givenPupils(app, school, 1, { cohortYear: 2020, leavingDate: '2026-11-20' })),
      ...(await givenPupils(app, school, 1, { cohortYear: 2020, entryDate: '2026-12-01' })),
    ];
    for (const pupilId of [gone, coming]) {
      const answer = await place(senco, school, { groupId: group.id, pupilId });
      expect(answer.status).toBe(422);
      expect(answer.body.title).toMatch(/is not on the roll on Mon 23 Nov/);
    }
    expect((await place(senco, school, { groupId: group.id, pupilId: coming, startsOn: '2026-12-01' })).status).toBe(
      200,
    );
  });

  it('is refused when sessions are at the same time, unless somebody says why both are right', async () => {
    const first = await morning('Nine');
    const second = await morning('Quarter past', { slots: [{ weekday: 3, startsAt: '09:25', minutes: 20 }] });
    const pupilId = aPupil();
    await place(senco, school, { groupId: first.id, pupilId });
    const clash = await place(senco, school, { groupId: second.id, pupilId });
    expect(clash.status).toBe(409);
    expect(clash.body).toMatchObject({
      title: 'Quarter past clashes with Nine',
      errors: [{ field: 'overrideReason', message: 'Also in Nine on Wed 25 Nov at 09:10.' }],
    });
    const allowed = await place(senco, school, { groupId: second.id, pupilId, overrideReason: 'Every other week' });
    expect(allowed.status).toBe(200);
  });

  it('does not clash with a group the pupil has left, nor with a session that did not run', async () => {
    const first = await morning('Left');
    const second = await morning('Instead');
    const pupilId = aPupil();
    const { id, version } = (await place(senco, school, { groupId: first.id, pupilId, startsOn: '2026-11-02' })).body;
    await act(id, 'exit', { reason: 'not-working' }, version);
    expect((await place(senco, school, { groupId: second.id, pupilId })).status).toBe(200);
  });

  it('is refused when somebody else has placed the pupil elsewhere meanwhile, by name', async () => {
    const first = await morning('Theirs');
    const second = await afternoon('Mine');
    const pupilId = aPupil();
    const head = await app.person(school, 'senior-leader');
    await place(head, school, { groupId: first.id, pupilId, knownGroupIds: [] });
    const late = await place(senco, school, { groupId: second.id, pupilId, knownGroupIds: [] });
    expect(late.status).toBe(409);
    expect(late.body.title).toMatch(/^Ms Staff-\d+ has just placed Forename\d+ Surname\d+ in Theirs$/);
    const knowing = await place(senco, school, { groupId: second.id, pupilId, knownGroupIds: [first.id] });
    expect(knowing.status).toBe(200);
  });

  describe('a move', () => {
    it('ends one stay and begins the other, once', async () => {
      const [from, to] = [await morning('From'), await afternoon('To')];
      const pupilId = aPupil();
      const placed = (await place(senco, school, { groupId: from.id, pupilId, startsOn: '2026-11-02' })).body;
      const body = { id: newId(), toGroupId: to.id };
      const moved = await act(placed.id, 'move', body, placed.version);
      expect(moved.body).toMatchObject({ id: body.id, groupId: to.id, startsOn: '2026-11-23', endsOn: null });
      expect((await act(placed.id, 'move', body, placed.version)).body).toEqual(moved.body);
      expect(await stays(from.id)).toEqual([['2026-11-02', '2026-11-22']]);
      expect(await stays(to.id)).toEqual([['2026-11-23', null]]);
    });

    it('leaves nothing behind in a group the pupil only came to today', async () => {
      const [from, to] = [await morning('Slip'), await afternoon('Meant')];
      const placed = (await place(senco, school, { groupId: from.id, pupilId: aPupil() })).body;
      await act(placed.id, 'move', { id: newId(), toGroupId: to.id }, placed.version);
      expect(await stays(from.id)).toEqual([]);
    });

    it('keeps the day in the first group when its register has been taken', async () => {
      const [from, to] = [await morning('Taken'), await afternoon('Next')];
      const pupilId = aPupil();
      const placed = (await place(senco, school, { groupId: from.id, pupilId })).body;
      const today = from.sessions.find(({ heldOn }) => heldOn === '2026-11-23')?.id ?? '';
      await takeRegister(senco, school, today, { status: 'held', marks: [{ pupilId, mark: 'present' }] });
      await act(placed.id, 'move', { id: newId(), toGroupId: to.id }, placed.version);
      expect(await stays(from.id)).toEqual([['2026-11-23', '2026-11-23']]);
    });

    it('happens wholly or not at all', async () => {
      const [from, full] = [await morning('Origin'), await afternoon('Full', { capacity: 1 })];
      await place(senco, school, { groupId: full.id, pupilId: aPupil() });
      const placed = (await place(senco, school, { groupId: from.id, pupilId: aPupil(), startsOn: '2026-11-02' })).body;
      expect((await act(placed.id, 'move', { id: newId(), toGroupId: full.id }, placed.version)).status).toBe(409);
      expect(await stays(from.id)).toEqual([['2026-11-02', null]]);
    });

    it('needs the version somebody saw', async () => {
      const [from, to] = [await morning('Seen'), await afternoon('Other')];
      const placed = (await place(senco, school, { groupId: from.id, pupilId: aPupil() })).body;
      const body = { id: newId(), toGroupId: to.id };
      expect((await senco.post(api(school, `placements/${placed.id}/move`), body)).status).toBe(428);
      expect((await act(placed.id, 'move', body, 7)).status).toBe(412);
    });
  });

  describe('an exit', () => {
    it('is written once, with its last day and reason', async () => {
      const group = await morning('Exit');
      const placed = (await place(senco, school, { groupId: group.id, pupilId: aPupil(), startsOn: '2026-11-02' }))
        .body;
      const left = await act(placed.id, 'exit', { reason: 'caught-up' }, placed.version);
      expect(left.body).toMatchObject({ endsOn: '2026-11-22', exitReason: 'caught-up' });
      expect((await act(placed.id, 'exit', { reason: 'caught-up' }, placed.version)).body).toEqual(left.body);
      expect((await act(placed.id, 'exit', { reason: 'other' }, left.body.version)).status).toBe(409);
    });

    it('cannot be before the pupil came, nor before the last register the pupil is in', async () => {
      const group = await morning('Late exit');
      const pupilId = aPupil();
      const placed = (await place(senco, school, { groupId: group.id, pupilId, startsOn: '2026-11-09' })).body;
      const session = group.sessions.find(({ heldOn }) => heldOn === '2026-11-18')?.id ?? '';
      await takeRegister(senco, school, session, { status: 'held', marks: [{ pupilId, mark: 'late' }] });
      for (const on of ['2026-11-06', '2026-11-17']) {
        expect((await act(placed.id, 'exit', { reason: 'other', on }, placed.version)).status).toBe(422);
      }
      expect((await act(placed.id, 'exit', { reason: 'other', on: '2026-11-18' }, placed.version)).status).toBe(200);
    });
  });

  describe('undo', () => {
    it('marks a placing undone, once, and the pupil can be placed again', async () => {
      const group = await morning('Undo placing');
      const pupilId = aPupil();
      const placed = (await place(senco, school, { groupId: group.id, pupilId })).body;
      const undone = await undo(placed.id, 'placing');
      expect(undone.body.undone).toBe(true);
      expect((await undo(placed.id, 'placing')).body).toEqual(undone.body);
      expect(await stays(group.id)).toEqual([]);
      expect(await app.sql('SELECT undone_at IS NOT NULL AS kept FROM placement WHERE id = $1', [placed.id])).toEqual([
        { kept: true },
      ]);
      expect((await place(senco, school, { groupId: group.id, pupilId })).status).toBe(200);
    });

    it.each([['2026-11-02'], ['2026-11-23']])('reverses a move of a pupil who came on %s', async (startsOn) => {
      const [from, to] = [await morning('There'), await afternoon('And back')];
      const placed = (await place(senco, school, { groupId: from.id, pupilId: aPupil(), startsOn })).body;
      const moved = (await act(placed.id, 'move', { id: newId(), toGroupId: to.id }, placed.version)).body;
      expect((await undo(moved.id, 'move')).status).toBe(200);
      expect(await stays(from.id)).toEqual([[startsOn, null]]);
      expect(await stays(to.id)).toEqual([]);
    });

    it('opens a stay again that was ended', async () => {
      const group = await morning('Reopen');
      const placed = (await place(senco, school, { groupId: group.id, pupilId: aPupil(), startsOn: '2026-11-02' }))
        .body;
      await act(placed.id, 'exit', { reason: 'caught-up' }, placed.version);
      expect((await undo(placed.id, 'exit')).body).toMatchObject({ endsOn: null, exitReason: null });
      expect((await undo(placed.id, 'exit')).status).toBe(200);
    });

    it('is refused once something later depends on it', async () => {
      const [group, other] = [await morning('Depends', { capacity: 1 }), await afternoon('Elsewhere')];
      const pupilId = aPupil();
      const placed = (await place(senco, school, { groupId: group.id, pupilId, startsOn: '2026-11-02' })).body;
      const moved = (await act(placed.id, 'move', { id: newId(), toGroupId: other.id }, placed.version)).body;
      expect((await undo(placed.id, 'exit')).body.title).toMatch(/was moved on/);
      expect((await undo(placed.id, 'placing')).status).toBe(409);
      await place(senco, school, { groupId: group.id, pupilId: aPupil() });
      expect((await undo(moved.id, 'move')).body.title).toBe('Depends is full');
      expect(await stays(other.id)).toEqual([['2026-11-23', null]]);
    });

    it('is refused once the pupil is in a register', async () => {
      const group = await morning('Happened');
      const pupilId = aPupil();
      const placed = (await place(senco, school, { groupId: group.id, pupilId })).body;
      const today = group.sessions.find(({ heldOn }) => heldOn === '2026-11-23')?.id ?? '';
      await takeRegister(senco, school, today, { status: 'held', marks: [{ pupilId, mark: 'absent' }] });
      expect((await undo(placed.id, 'placing')).status).toBe(409);
    });
  });

  it('is for those who may: a teacher and an assistant are refused', async () => {
    const group = await morning('Mine to place');
    for (const role of ['class-teacher', 'teaching-assistant', 'subject-leader'] as const) {
      const person = await app.person(school, role);
      expect((await place(person, school, { groupId: group.id, pupilId: aPupil() })).status).toBe(403);
    }
  });
});
