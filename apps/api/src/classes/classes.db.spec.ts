import { givenPupils, givenSubject, givenYears } from '../../test/builders';
import { TestApp } from '../../test/test-app';
import { newId } from '../core/time/new-id';
import type { ClassChangedDto } from './class-writes.dto';
import type { ClassDto, ClassProfileDto } from './classes.dto';

describe('classes and teaching sets', () => {
  let app: TestApp;
  let school: number;
  let maths: number;
  let pupils: string[];
  type Person = Awaited<ReturnType<TestApp['person']>>;
  let manager: Person;
  const at = (path: string): string => `/api/v1/schools/${school}${path}`;

  const make = async (name: string, more: object = {}): Promise<string> => {
    const id = newId();
    const asked = { id, name, startYear: 2026, kind: 'set', subjectId: maths, ...more };
    expect(await manager.post(at('/classes'), asked)).toMatchObject({ status: 201 });
    return id;
  };
  const act = (classId: string, path: string, body: object) =>
    manager.post<ClassChangedDto & { title?: string; detail?: string }>(at(`/classes/${classId}${path}`), body);
  const done = async (classId: string, path: string, body: object): Promise<string> => {
    const answer = await act(classId, path, body);
    expect([answer.status, answer.body.title]).toEqual([200, undefined]);
    return answer.body.changeId ?? '';
  };
  const undo = (changeId: string) => manager.post<{ title?: string }>(at(`/class-changes/${changeId}/undo`));
  const profile = async (classId: string, by: Person = manager): Promise<ClassProfileDto> =>
    (await by.get<ClassProfileDto>(at(`/classes/${classId}`))).body;
  const membersOf = async (classId: string) =>
    (await profile(classId)).members.map(({ pupilId, startsOn, endsOn }) => [
      pupils.indexOf(pupilId),
      startsOn,
      endsOn,
    ]);

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    school = await app.school('Wrenfield High School', 'secondary');
    await givenYears(app, school, 2026);
    maths = await givenSubject(app, school, 'Maths');
    pupils = await givenPupils(app, school, 5, { cohortYear: 2018 });
    manager = await app.person(school, 'data-manager');
  });

  it('draw pupils from several classes, from and to a day, and keep what was', async () => {
    const set = await make('8 Maths 1');
    await done(set, '/pupils/add', { pupilIds: pupils.slice(0, 3), from: '2026-09-07' });
    await done(set, '/pupils/remove', { pupilIds: [pupils[0]], lastDay: '2026-10-23' });
    await done(set, '/pupils/add', { pupilIds: [pupils[0], pupils[1]], from: '2026-11-02' });
    expect(await membersOf(set)).toEqual([
      [0, '2026-09-07', '2026-10-23'],
      [0, '2026-11-02', null],
      [1, '2026-09-07', null],
      [2, '2026-09-07', null],
    ]);
    expect(await act(set, '/pupils/add', { pupilIds: [pupils[4]], from: '2025-09-01' })).toMatchObject({ status: 422 });
  });

  it('refuse a second set of the subject at the same time, with who is where, unless it is allowed', async () => {
    const [one, two] = [await make('8 Maths 1'), await make('8 Maths 2')];
    await done(one, '/pupils/add', { pupilIds: pupils.slice(0, 2), from: '2026-09-07' });
    const second = { pupilIds: pupils.slice(1, 4), from: '2026-11-02' };
    expect(await act(two, '/pupils/add', second)).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('Forename2 Surname002 is in 8 Maths 1') },
    });
    expect(await membersOf(two)).toEqual([]);
    await done(two, '/pupils/add', { ...second, allowTwo: true });
    expect(await membersOf(two)).toHaveLength(3);
    const art = await givenSubject(app, school, 'Art');
    const other = await make('8 Art', { subjectId: art });
    await done(other, '/pupils/add', { pupilIds: pupils, from: '2026-09-07' });
  });

  it('put a pupil into one of two sets when two people do it at once', async () => {
    const [one, two] = [await make('8 Maths 1'), await make('8 Maths 2')];
    const asked = { pupilIds: [pupils[0]], from: '2026-09-07' };
    const answers = await Promise.all([act(one, '/pupils/add', asked), act(two, '/pupils/add', asked)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('move a pupil from a day, and back again with undo', async () => {
    const [one, two] = [await make('8 Maths 1'), await make('8 Maths 2')];
    await done(one, '/pupils/add', { pupilIds: pupils.slice(0, 2), from: '2026-09-07' });
    const change = await done(one, '/pupils/move', { pupilIds: [pupils[0]], toClassId: two, from: '2026-11-02' });
    expect([await membersOf(one), await membersOf(two)]).toEqual([
      [
        [0, '2026-09-07', '2026-11-01'],
        [1, '2026-09-07', null],
      ],
      [[0, '2026-11-02', null]],
    ]);
    expect(await undo(change)).toMatchObject({ status: 200 });
    expect(await undo(change)).toMatchObject({ status: 200 });
    expect([await membersOf(one), await membersOf(two)]).toEqual([
      [
        [0, '2026-09-07', null],
        [1, '2026-09-07', null],
      ],
      [],
    ]);
  });

  it('take nothing back that somebody has changed since', async () => {
    const set = await make('8 Maths 1');
    const change = await done(set, '/pupils/add', { pupilIds: [pupils[0]], from: '2026-09-07' });
    await done(set, '/pupils/remove', { pupilIds: [pupils[0]], lastDay: '2026-10-23' });
    expect(await undo(change)).toMatchObject({
      status: 409,
      body: { title: expect.stringContaining('in the meantime') },
    });
    expect(await membersOf(set)).toEqual([[0, '2026-09-07', '2026-10-23']]);
    const offered = async () => (await profile(set)).changes.map(({ kind, undoable }) => [kind, undoable]);
    expect(await offered()).toEqual([
      ['pupils-removed', true],
      ['pupils-added', false],
      ['created', false],
    ]);
    expect(await undo((await profile(set)).changes[0]?.id ?? '')).toMatchObject({ status: 200 });
    expect(await offered()).toEqual([
      ['pupils-removed', false],
      ['pupils-added', true],
      ['created', false],
    ]);
  });

  it('say it when a pupil of a change is not at the school any more', async () => {
    const set = await make('8 Maths 1');
    await done(set, '/pupils/add', { pupilIds: [pupils[0]], from: '2026-09-07' });
    const removed = await done(set, '/pupils/remove', { pupilIds: [pupils[0]], lastDay: '2026-09-04' });
    // As the undoing of the import that brought the pupil does.
    await app.sql('DELETE FROM pupil WHERE school_id = $1 AND id = $2', [school, pupils[0]]);
    expect(await undo(removed)).toMatchObject({
      status: 409,
      body: { title: expect.stringContaining('not at the school any more') },
    });
  });

  it('have several teachers, an assistant, and a cover teacher with a last day', async () => {
    const set = await make('8 Maths 1');
    const people: Person[] = [];
    for (const role of ['class-teacher', 'class-teacher', 'teaching-assistant'] as const) {
      people.push(await app.person(school, role));
    }
    const [teacher, cover, assistant] = people.map(({ staffId }) => staffId);
    await done(set, '/staff', { staffId: teacher, role: 'teacher', from: '2026-09-01' });
    await done(set, '/staff', { staffId: assistant, role: 'assistant', from: '2026-09-01' });
    expect(await act(set, '/staff', { staffId: cover, role: 'cover', from: '2026-11-02' })).toMatchObject({
      status: 400,
    });
    await done(set, '/staff', { staffId: cover, role: 'cover', from: '2026-11-02', to: '2026-12-18' });
    expect(
      await act(set, '/staff', { staffId: teacher, role: 'cover', from: '2026-11-02', to: '2026-12-18' }),
    ).toMatchObject({ status: 409 });
    await done(set, '/staff/end', { staffId: teacher, startsOn: '2026-09-01', lastDay: '2026-10-30' });
    expect((await profile(set)).staff.map(({ staffId, role, endsOn }) => [staffId, role, endsOn])).toEqual([
      [teacher, 'teacher', '2026-10-30'],
      [cover, 'cover', '2026-12-18'],
      [assistant, 'assistant', null],
    ]);
  });

  it('end with everybody in them, and come back with undo', async () => {
    const set = await make('8 Maths 1');
    await done(set, '/pupils/add', { pupilIds: pupils.slice(0, 2), from: '2026-09-07' });
    const change = await done(set, '/end', { lastDay: '2026-12-18' });
    expect(await membersOf(set)).toEqual([
      [0, '2026-09-07', '2026-12-18'],
      [1, '2026-09-07', '2026-12-18'],
    ]);
    const late = { pupilIds: [pupils[2]], from: '2027-01-04' };
    expect(await act(set, '/pupils/add', late)).toMatchObject({ status: 409 });
    await undo(change);
    expect(await profile(set)).toMatchObject({ endsOn: null, members: [{ endsOn: null }, { endsOn: null }] });
  });

  it('are made once, named once a year, renamed, and gone again while nobody is in them', async () => {
    const set = await make('8 Maths 1');
    const asked = { id: set, name: '8 Maths 1', startYear: 2026, kind: 'set', subjectId: maths };
    expect(await manager.post(at('/classes'), asked)).toMatchObject({ status: 201, body: { changeId: null } });
    expect(await manager.post(at('/classes'), { ...asked, id: newId() })).toMatchObject({ status: 409 });
    const named = await manager.patch<ClassChangedDto>(at(`/classes/${set}`), { name: ' 8 Maths A ' });
    expect((await profile(set)).name).toBe('8 Maths A');
    await undo(named.body.changeId ?? '');
    const { changes, name } = await profile(set);
    expect([name, changes.map(({ kind, undone }) => [kind, undone])]).toEqual([
      '8 Maths 1',
      [
        ['renamed', true],
        ['created', false],
      ],
    ]);
    await done(set, '/pupils/add', { pupilIds: [pupils[0]], from: '2026-09-07' });
    const created = changes.find(({ kind }) => kind === 'created')?.id ?? '';
    expect(await undo(created)).toMatchObject({ status: 409 });
  });

  it('go on into the next year with their pupils, once', async () => {
    const set = await make('8 Maths 1');
    const teacher = await app.person(school, 'class-teacher');
    await done(set, '/pupils/add', { pupilIds: pupils.slice(0, 3), from: '2026-09-07' });
    await done(set, '/pupils/remove', { pupilIds: [pupils[2]], lastDay: '2026-10-23' });
    await done(set, '/staff', { staffId: teacher.staffId, role: 'teacher', from: '2026-09-01' });
    const copy = { fromStartYear: 2026, withStaff: true };
    expect(await manager.post(at('/class-copies'), copy)).toMatchObject({ status: 422 });
    await givenYears(app, school, 2027);
    const copied = await manager.post<ClassChangedDto>(at('/class-copies'), copy);
    expect(copied).toMatchObject({ status: 200, body: { pupils: 2 } });
    const next = async () => (await manager.get<ClassDto[]>(at('/classes?startYear=2027'))).body;
    expect(await next()).toMatchObject([
      { name: '9 Maths 1', pupils: 2, yearGroups: [9], kind: 'set', subjectId: maths },
    ]);
    expect(await manager.post(at('/class-copies'), copy)).toMatchObject({ body: { changeId: null } });
    await undo(copied.body.changeId ?? '');
    expect(await next()).toEqual([]);
  });

  it('are listed for whoever teaches in them first, and opened by nobody else', async () => {
    const teacher = await app.person(school, 'class-teacher');
    const [one, two] = [await make('8 Maths 1'), await make('8 Maths 2')];
    await done(one, '/pupils/add', { pupilIds: pupils.slice(0, 2), from: '2026-09-07' });
    await done(two, '/pupils/add', { pupilIds: pupils.slice(2, 4), from: '2026-09-07' });
    await done(two, '/staff', { staffId: teacher.staffId, role: 'teacher', from: '2026-09-01' });
    expect((await teacher.get<ClassDto[]>(at('/classes'))).body).toMatchObject([
      { id: two, mine: true, teachers: [expect.stringMatching(/^Ms Staff/)], pupils: 2 },
    ]);
    expect(await profile(two, teacher)).toMatchObject({ mayChange: false, changes: [] });
    expect(await teacher.get(at(`/classes/${one}`))).toMatchObject({ status: 404 });
    expect((await manager.get<ClassDto[]>(at('/classes'))).body.map(({ id }) => id)).toEqual([one, two]);
    expect(await teacher.post(at(`/classes/${two}/end`), { lastDay: '2026-12-18' })).toMatchObject({ status: 403 });
  });
});
