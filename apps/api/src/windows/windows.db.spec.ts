import { givenClass, givenPupils, givenResults, givenSubject, givenYears } from '../../test/builders';
import type { Answer, Browser } from '../../test/browser';
import { TestApp } from '../../test/test-app';
import type { WindowDto } from '../assessments/assessments.dto';
import { newId } from '../core/time/new-id';
import type { NoticePageDto } from '../notices/notices.dto';
import type { ModerationDto, RemindedDto, WindowCollectionDto } from './windows.dto';

const window = 20262;

describe('collecting marks in a window', () => {
  let app: TestApp;
  let school: number;
  let reading: number;
  let pupils: string[];
  let teacher: Browser & { staffId: string };
  let manager: Browser & { staffId: string };
  let hazel: string;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set('2026-12-08T23:50:00Z');
    school = await app.school();
    await givenYears(app, school, 2026);
    reading = await givenSubject(app, school, 'Reading');
    pupils = await givenPupils(app, school, 6, { cohortYear: 2021 });
    teacher = await app.person(school, 'class-teacher');
    manager = await app.person(school, 'data-manager');
    hazel = await givenClass(app, school, {
      name: '5 Hazel',
      startYear: 2026,
      pupils: pupils.slice(0, 4),
      staffId: teacher.staffId,
    });
    await givenClass(app, school, { name: '5 Birch', startYear: 2026, pupils: pupils.slice(4) });
    await set(settings());
  });

  const at = (path: string): string => `/api/v1/schools/${school}/windows/${window}${path}`;
  const settings = (given: object = {}): object => ({
    kind: 'full',
    opensOn: '2026-12-01',
    dueOn: '2026-12-11',
    locksOn: '2026-12-18',
    subjects: [{ subjectId: reading, yearGroups: [5] }],
    ...given,
  });
  const version = async (): Promise<number> =>
    (await manager.get<WindowDto[]>(`/api/v1/schools/${school}/windows`)).body.find(({ id }) => id === window)
      ?.version ?? 0;
  /** Whoever changes the window has it in front of them as it is. */
  const set = async <T = WindowDto>(body: object, who: Browser = manager): Promise<Answer<T>> =>
    who.put<T>(at(''), body, { 'if-match': `"${await version()}"` });
  const collection = async (who: Browser): Promise<WindowCollectionDto> =>
    (await who.get<WindowCollectionDto>(at('/collection'))).body;
  const give = (count: number): Promise<void> =>
    givenResults(app, school, {
      subject: reading,
      window,
      pupils: pupils.slice(0, count),
      marks: Array.from({ length: count }, (_, i) => 90 + i),
    });

  it('shows who has finished: all classes to the school, the own ones to a teacher', async () => {
    await give(3);
    expect((await collection(manager)).classes).toMatchObject([
      { className: '5 Birch', subjectName: 'Reading', done: 0, total: 2, teachers: [] },
      { className: '5 Hazel', subjectName: 'Reading', done: 3, total: 4, finishedBy: null },
    ]);
    expect((await collection(teacher)).classes.map(({ className }) => className)).toEqual(['5 Hazel']);
  });

  it('asks in a short check about new, flagged and supported pupils only', async () => {
    await givenResults(app, school, { subject: reading, window: 20261, pupils, marks: [90, 91, 92, 93, 94, 95] });
    await set(settings({ kind: 'short' }));
    expect((await collection(manager)).classes).toEqual([]);
    await app.sql('UPDATE pupil SET entry_date = $2 WHERE id = $1', [pupils[0], '2026-11-02']);
    await app.sql(
      `INSERT INTO flag (school_id, id, pupil_id, subject_id, state, need, need_parts, reasons, window_id, opened_on, changed_at, version)
       VALUES ($1, $2, $3, $4, 'open', 1, '[]', '[]', 20261, '2026-11-02', '2026-11-02', 1)`,
      [school, newId(), pupils[1], reading],
    );
    expect((await collection(manager)).classes).toMatchObject([{ className: '5 Hazel', total: 2 }]);
    await app.sql(`UPDATE flag SET state = 'resolved' WHERE school_id = $1`, [school]);
    expect((await collection(manager)).classes).toMatchObject([{ className: '5 Hazel', total: 1 }]);
  });

  it('lets the teacher of a class say that it is finished, and take that back; nobody else', async () => {
    const body = { classId: hazel, subjectId: reading, finished: true };
    expect((await teacher.put(at('/finished'), body)).status).toBe(204);
    expect((await teacher.put(at('/finished'), body)).status).toBe(204);
    expect((await collection(manager)).classes[1]?.finishedBy).toBeTruthy();
    const other = await app.person(school, 'class-teacher');
    expect((await other.put(at('/finished'), { ...body, finished: false })).status).toBe(404);
    expect((await teacher.put(at('/finished'), { ...body, finished: false })).status).toBe(204);
    expect((await collection(manager)).classes[1]?.finishedBy).toBeNull();
    const acts = await app.sql<{ action: string }>(
      `SELECT action FROM audit_event WHERE school_id = $1 AND action LIKE 'collection.%' ORDER BY id`,
      [school],
    );
    expect(acts.map(({ action }) => action)).toEqual(['collection.finished', 'collection.reopened']);
  });

  it('reminds the teachers of unfinished classes once a day, and says which classes have nobody to remind', async () => {
    await give(3);
    const first = await manager.post<RemindedDto>(at('/reminders'), {});
    expect(first.body).toEqual({ people: 1, unfinished: 2, withoutTeacher: 1 });
    expect((await manager.post<RemindedDto>(at('/reminders'), {})).body.people).toBe(0);
    const bell = `/api/v1/schools/${school}/notices`;
    const { body } = await teacher.get<NoticePageDto>(bell);
    expect(body.unread).toBe(1);
    expect(body.items[0]).toMatchObject({
      kind: 'marks-due',
      about: { windowId: window, dueOn: '2026-12-11', classes: ['5 Hazel'], classId: hazel, missing: 1 },
      readAt: null,
    });
    expect((await manager.get<NoticePageDto>(bell)).body.items).toEqual([]);
    expect((await teacher.post(`${bell}/read`, {})).status).toBe(204);
    expect((await teacher.get<NoticePageDto>(bell)).body.unread).toBe(0);
    app.clock.set('2026-12-09T00:10:00Z');
    expect((await manager.post<RemindedDto>(at('/reminders'), {})).body.people).toBe(1);
  });

  it('takes marks after the lock only where it was unlocked, until that day, with the reason kept', async () => {
    await set(settings({ dueOn: '2026-12-04', locksOn: '2026-12-07' }));
    const mark = (pupil: number, text: string) =>
      teacher.put<{ outcomes: { state: string }[] }>(`/api/v1/schools/${school}/results`, {
        marks: [
          {
            pupilId: pupils[pupil],
            subjectId: reading,
            windowId: window,
            mark: text,
            previous: { value: null, code: null },
          },
        ],
      });
    expect((await mark(0, '90')).body.outcomes[0]?.state).toBe('locked');
    const unlock = { id: newId(), classId: hazel, until: '2026-12-08', reason: 'Ill in the last week' };
    expect((await teacher.post(at('/unlocks'), unlock)).status).toBe(403);
    expect((await manager.post(at('/unlocks'), { ...unlock, reason: '' })).status).toBe(400);
    expect((await manager.post(at('/unlocks'), { ...unlock, until: '2026-12-07' })).status).toBe(422);
    expect((await manager.post(at('/unlocks'), unlock)).status).toBe(204);
    expect((await manager.post(at('/unlocks'), unlock)).status).toBe(204);
    expect((await mark(0, '90')).body.outcomes[0]?.state).toBe('saved');
    expect((await collection(manager)).unlocks).toMatchObject([
      { className: '5 Hazel', until: '2026-12-08', reason: 'Ill in the last week', open: true },
    ]);
    app.clock.set('2026-12-09T00:10:00Z');
    expect((await mark(1, '91')).body.outcomes[0]?.state).toBe('locked');
    app.clock.set('2026-12-08T23:50:00Z');
    expect((await manager.delete(at(`/unlocks/${unlock.id}`))).status).toBe(204);
    expect((await mark(1, '91')).body.outcomes[0]?.state).toBe('locked');
  });

  it('refuses dates in the wrong order, a year group that is none, a subject twice', async () => {
    const refused = async (given: object): Promise<string> => {
      const answer = await set<{ title: string }>(settings(given));
      expect(answer.status).toBe(422);
      return answer.body.title;
    };
    expect(await refused({ dueOn: '2026-11-30' })).toBe('Marks would be due before the window opens.');
    expect(await refused({ locksOn: '2026-12-02' })).toBe('The window would lock before the marks are due.');
    expect(await refused({ opensOn: '2025-12-01' })).toBe('The window opens in another school year.');
    const twice = [{ subjectId: reading, yearGroups: [5] }];
    expect(await refused({ subjects: [...twice, ...twice] })).toBe('This subject is in the list twice.');
    expect(await refused({ subjects: [{ subjectId: 99, yearGroups: [5] }] })).toBe('There is no such subject.');
    const year20 = await set(settings({ subjects: [{ subjectId: reading, yearGroups: [20] }] }));
    expect(year20.status).toBe(400);
    expect((await manager.put(`/api/v1/schools/${school}/windows/19911`, settings())).status).toBe(404);
    expect((await set(settings(), teacher)).status).toBe(403);
    expect((await collection(manager)).dueOn).toBe('2026-12-11');
  });

  it('tells the later of two people that somebody changed the window, and changes nothing', async () => {
    const seen = { 'if-match': `"${await version()}"` };
    expect((await manager.put(at(''), settings())).status).toBe(428);
    const first = await manager.put<WindowDto>(at(''), settings({ dueOn: '2026-12-10' }), seen);
    expect(first).toMatchObject({ status: 200, body: { dueOn: '2026-12-10', version: await version() } });
    expect(first.etag).toBe(`"${first.body.version}"`);
    const later = await manager.put<{ title: string }>(at(''), settings({ dueOn: '2026-12-14' }), seen);
    expect(later).toMatchObject({ status: 412, body: { title: 'Somebody else changed this in the meantime' } });
    expect((await collection(manager)).dueOn).toBe('2026-12-10');
  });

  it('records a moderation: the agreed marks replace the given ones, which are kept', async () => {
    await give(3);
    const body = {
      id: newId(),
      subjectId: reading,
      heldOn: '2026-12-08',
      withWhom: 'Mrs Adeyemi, Larkhollow Infants',
      note: null,
      sample: [
        { pupilId: pupils[0], agreed: '90' },
        { pupilId: pupils[1], agreed: '88' },
      ],
    };
    expect((await teacher.post(at('/moderations'), body)).status).toBe(403);
    expect(
      (await manager.post(at('/moderations'), { ...body, sample: [{ pupilId: pupils[0], agreed: '900' }] })).status,
    ).toBe(422);
    expect((await manager.post(at('/moderations'), { ...body, heldOn: '2026-12-09' })).status).toBe(422);
    expect((await manager.post(at('/moderations'), body)).status).toBe(204);
    expect((await manager.post(at('/moderations'), body)).status).toBe(204);
    const { body: list } = await manager.get<ModerationDto[]>(at('/moderations'));
    expect(list).toMatchObject([
      {
        subjectName: 'Reading',
        withWhom: 'Mrs Adeyemi, Larkhollow Infants',
        sampleSize: 2,
        changes: 1,
        sample: [
          { given: '90', agreed: '90', changed: false },
          { given: '91', agreed: '88', changed: true },
        ],
      },
    ]);
    const now = await app.sql<{ value: number }>('SELECT value FROM result WHERE pupil_id = $1', [pupils[1]]);
    const before = await app.sql<{ value: number }>('SELECT value FROM result_history WHERE pupil_id = $1', [
      pupils[1],
    ]);
    expect([now, before]).toEqual([[{ value: 88 }], [{ value: 91 }]]);
  });

  it('moderates marks that are there, on the scale each was given on, within the reach of who records it', async () => {
    await give(2);
    const body = { id: newId(), subjectId: reading, heldOn: '2026-12-08', withWhom: 'Mr Okafor', note: null };
    const moderate = (who: Browser, subjectId: number, ...sample: [pupil: number, agreed: string][]) => {
      const marks = sample.map(([pupil, agreed]) => ({ pupilId: pupils[pupil], agreed }));
      return who.post(at('/moderations'), { ...body, id: newId(), subjectId, sample: marks });
    };
    expect((await moderate(manager, reading, [3, '90'])).body).toMatchObject({
      errors: [{ field: 'sample.0.agreed', message: expect.stringContaining('no mark') }],
    });
    // The subject has another scale since: what is agreed on old marks is said on theirs.
    const phonics = await givenSubject(app, school, 'Phonics', { kind: 'raw', least: 0, greatest: 40 });
    await app.sql('UPDATE subject SET scale_id = $3 WHERE school_id = $1 AND id = $2', [school, reading, phonics]);
    expect((await moderate(manager, reading, [0, '120'])).status).toBe(204);
    const [now] = await app.sql('SELECT value, scale_id AS scale FROM result WHERE pupil_id = $1', [pupils[0]]);
    expect(now).toEqual({ value: 120, scale: reading });

    const leader = await app.person(school, 'subject-leader');
    await app.sql(`UPDATE staff_role SET subject_ids = ARRAY[$2::int] WHERE staff_id = $1`, [leader.staffId, phonics]);
    expect((await moderate(leader, reading, [1, '95'])).status).toBe(404);
    await app.sql('UPDATE subject SET strand_of = $3 WHERE school_id = $1 AND id = $2', [school, reading, phonics]);
    expect((await moderate(leader, reading, [1, '95'])).status).toBe(204);
    const { body: seen } = await leader.get<ModerationDto[]>(at('/moderations'));
    expect(seen.map(({ sample }) => sample.map(({ agreed }) => agreed)).sort()).toEqual([['120'], ['95']]);
  });

  it('shows of a moderated sample only pupils whom the reader may see', async () => {
    await give(4);
    await manager.post(at('/moderations'), {
      id: newId(),
      subjectId: reading,
      heldOn: '2026-12-08',
      withWhom: 'Mr Okafor',
      note: 'Two folders',
      sample: pupils.slice(0, 4).map((pupilId, i) => ({ pupilId, agreed: String(90 + i) })),
    });
    const stranger = await app.person(school, 'class-teacher');
    const { body } = await stranger.get<ModerationDto[]>(at('/moderations'));
    expect(body).toMatchObject([{ sampleSize: 4, changes: 0, sample: [] }]);
  });
});
