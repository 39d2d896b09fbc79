import { Client } from 'pg';
import { givenClass, givenPupils, givenSubject, givenYears } from '../../../test/builders';
import { TestApp } from '../../../test/test-app';
import { until } from '../../../test/until';
import { liveChannel } from '../../core/live/announce';
import type { MarkChangeDto, SavedResultsDto } from './marks.dto';

/** Open on the day of the tests, 11 December 2026; the window before is locked, the one after is to come. */
const window = 20262;
const nothing = { value: null, code: null };

describe('saving marks somebody typed', () => {
  let app: TestApp;
  let school: number;
  let maths: number;
  let pupils: string[];
  const path = (rest = ''): string => `/api/v1/schools/${school}/results${rest}`;
  const mark = (pupil: number, text: string, previous: object = nothing, more: object = {}) => ({
    ...{ pupilId: pupils[pupil], subjectId: maths, windowId: window, mark: text, previous },
    ...more,
  });
  const stored = () =>
    app.sql<{ value: number | null; code: string | null; note: string | null }>(
      `SELECT r.value, r.code, r.note FROM result r JOIN pupil p ON p.id = r.pupil_id WHERE r.school_id = $1
       ORDER BY p.legal_surname`,
      [school],
    );
  const value = (of: number) => ({ value: of, code: null, note: null });
  type Person = Awaited<ReturnType<TestApp['person']>>;
  const save = async (by: Person, ...marks: object[]) => {
    const answer = await by.put<SavedResultsDto>(path(), { marks });
    expect(answer.status).toBe(200);
    return answer.body.outcomes.map(({ state, message, now }) => ({ state, message, now: now?.text ?? null }));
  };
  const saved = (now: string | null) => ({ state: 'saved', message: null, now });

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set('2026-12-11T10:00:00Z');
    school = await app.school();
    await givenYears(app, school, 2026);
    maths = await givenSubject(app, school, 'Maths', { kind: 'raw', least: 0, greatest: 40 });
    pupils = await givenPupils(app, school, 4, { cohortYear: 2021 });
  });

  it('writes them, promises an analysis that survives a queue that is down, and keeps earlier values', async () => {
    const head = await app.person(school, 'senior-leader');
    expect(await save(head, mark(0, '12'), mark(1, 'a'))).toEqual([saved('12'), saved('A')]);
    const waiting = await app.sql<{ job: string }>(
      'SELECT DISTINCT job FROM outbox WHERE school_id = $1 AND sent_at IS NULL ORDER BY job',
      [school],
    );
    expect(waiting.map(({ job }) => job)).toEqual(['analyse-changes', 'estimate-impact']);
    const before = { value: 12, code: null };
    expect(await save(head, mark(0, '13', before), mark(1, '', { value: null, code: 'A' }), mark(2, '40'))).toEqual([
      saved('13'),
      saved(null),
      saved('40'),
    ]);
    expect(await stored()).toEqual([value(13), value(40)]);
    const history = await app.sql('SELECT value, code FROM result_history WHERE school_id = $1 ORDER BY value', [
      school,
    ]);
    expect(history).toEqual([
      { value: 12, code: null },
      { value: null, code: 'A' },
    ]);
  });

  it('writes one audit row a save, with the pupils whose marks changed and no mark in it', async () => {
    const head = await app.person(school, 'senior-leader');
    await save(head, mark(0, '12'), mark(1, '41'), mark(2, '13'));
    await save(head, mark(0, '12'));
    const audit = await app.sql<{ ids: string[]; detail: object }>(
      `SELECT subject_ids AS ids, detail FROM audit_event WHERE school_id = $1 AND action = 'results.saved'`,
      [school],
    );
    expect(audit).toEqual([
      { ids: expect.arrayContaining([pupils[0], pupils[2]]), detail: { created: 2, changed: 0, removed: 0 } },
    ]);
    expect(audit[0]?.ids).toHaveLength(2);
  });

  it('saves the good ones when another is off the scale, and says which and what is allowed', async () => {
    const head = await app.person(school, 'senior-leader');
    expect(
      await save(head, mark(0, '12'), mark(1, '104'), mark(0, '13'), mark(2, '7', nothing, { subjectId: 99 })),
    ).toEqual([
      saved('12'),
      { state: 'invalid', message: expect.stringContaining('Allowed: 0 to 40'), now: null },
      { state: 'invalid', message: expect.stringContaining('twice'), now: '12' },
      { state: 'invalid', message: expect.stringContaining('no such subject'), now: null },
    ]);
    expect(await stored()).toEqual([value(12)]);
  });

  it('does not write over what somebody else has saved since: shows who and what, and saves the rest', async () => {
    const [one, two] = [await app.person(school, 'senior-leader'), await app.person(school, 'data-manager')];
    await save(one, mark(0, '12'));
    const answer = await two.put<SavedResultsDto>(path(), { marks: [mark(0, '13'), mark(1, '14')] });
    expect(answer.body.outcomes).toMatchObject([
      {
        state: 'conflict',
        message: expect.stringMatching(/^Ms Staff-\d+ has saved 12 here\.$/),
        now: { value: 12, by: expect.stringMatching(/^Ms Staff/), at: '2026-12-11T10:00:00.000Z' },
      },
      { state: 'saved', now: { value: 14 } },
    ]);
    expect(await save(one, mark(1, '', { value: 14, code: null }))).toEqual([saved(null)]);
    expect(await save(two, mark(1, '15', { value: 14, code: null }))).toMatchObject([
      { state: 'conflict', message: 'Somebody else has taken this mark away.' },
    ]);
  });

  it('takes what is sent twice once, even over what was typed first', async () => {
    const head = await app.person(school, 'senior-leader');
    const typed = [mark(0, '12'), mark(1, 'n', nothing, { note: 'Was away' }), mark(2, '')];
    for (let time = 0; time < 2; time++) {
      expect(await save(head, ...typed)).toEqual([saved('12'), saved('N'), saved(null)]);
    }
    expect(await app.sql('SELECT 1 FROM result_history WHERE school_id = $1', [school])).toEqual([]);
  });

  it('keeps a comment until somebody changes it, and the history of both', async () => {
    const head = await app.person(school, 'senior-leader');
    await save(head, mark(0, '12', nothing, { note: ' Needed help with reading ' }));
    await save(head, mark(0, '13', { value: 12, code: null }));
    expect(await stored()).toEqual([{ value: 13, code: null, note: 'Needed help with reading' }]);
    await save(head, mark(0, '13', { value: 13, code: null }, { note: null }));
    expect(await stored()).toEqual([value(13)]);
    expect(await save(head, mark(1, '', nothing, { note: 'Away' }))).toMatchObject([{ state: 'invalid' }]);
    const asked = `?pupilId=${pupils[0]}&subjectId=${maths}&windowId=${window}`;
    const history = await head.get<MarkChangeDto[]>(path(`/history${asked}`));
    expect(history.body).toMatchObject([
      { text: '13', note: null, removed: false, by: expect.stringMatching(/^Ms/) },
      { text: '13', note: 'Needed help with reading' },
      { text: '12', note: 'Needed help with reading' },
    ]);
  });

  it('does not write one comment over another that its author had not seen', async () => {
    const [one, two] = [await app.person(school, 'senior-leader'), await app.person(school, 'data-manager')];
    const twelve = (note: string | null) => ({ value: 12, code: null, note });
    await save(one, mark(0, '12'));
    await save(one, mark(0, '12', twelve(null), { note: 'Needed help' }));
    expect(await save(two, mark(0, '12', twelve(null), { note: 'Sat it late' }))).toEqual([
      { state: 'conflict', message: expect.stringMatching(/^Ms Staff-\d+ has changed the comment here\.$/), now: '12' },
    ]);
    expect(await save(two, mark(0, '12', twelve(null), { note: 'Needed help' }))).toEqual([saved('12')]);
    expect(await save(two, mark(0, '12', twelve('Needed help'), { note: 'Sat it late' }))).toEqual([saved('12')]);
    expect(await stored()).toEqual([{ value: 12, code: null, note: 'Sat it late' }]);
  });

  it('keeps one of two first marks that are saved at the same moment, and refuses the other', async () => {
    const [one, two] = [await app.person(school, 'senior-leader'), await app.person(school, 'data-manager')];
    const places = [0, 1, 2];
    const [first, second] = await Promise.all([
      save(one, ...places.map((at) => mark(at, '12'))),
      save(two, ...places.toReversed().map((at) => mark(at, '13'))),
    ]);
    const kept = first?.[0]?.state === 'saved' ? 12 : 13;
    const states = [first, second].map((answers) => [...new Set(answers?.map(({ state }) => state))]);
    expect(states.sort()).toEqual([['conflict'], ['saved']]);
    expect(await stored()).toEqual(places.map(() => value(kept)));
  });

  it('takes no marks for pupils outside the reach of a teacher, as if they did not exist, and writes it down', async () => {
    const teacher = await app.person(school, 'class-teacher');
    await givenClass(app, school, {
      ...{ name: '5 Ash', startYear: 2026, pupils: pupils.slice(1), staffId: teacher.staffId },
    });
    expect((await teacher.put(path(), { marks: [mark(1, '12'), mark(0, '12')] })).status).toBe(404);
    const denied = await app.sql<{ subject_ids: string[] }>(
      `SELECT subject_ids FROM audit_event WHERE school_id = $1 AND action = 'access.denied'`,
      [school],
    );
    expect(denied).toEqual([{ subject_ids: [pupils[0]] }]);
    expect(await stored()).toEqual([]);
  });

  it('shows the history of a mark only to who may see the mark, and writes down who was refused', async () => {
    await save(await app.person(school, 'senior-leader'), mark(0, '12'), mark(1, '13'));
    const assistant = await app.person(school, 'teaching-assistant');
    await givenClass(app, school, {
      ...{ name: '5 Ash', startYear: 2026, pupils: pupils.slice(1), staffId: assistant.staffId },
    });
    const historyOf = (pupil: number) =>
      assistant.get(path(`/history?pupilId=${pupils[pupil]}&subjectId=${maths}&windowId=${window}`));
    expect(await historyOf(1)).toMatchObject({ status: 200, body: [{ text: '13' }] });
    expect((await historyOf(0)).status).toBe(404);
    const denied = await app.sql(
      `SELECT subject_ids AS ids FROM audit_event WHERE school_id = $1 AND action = 'access.denied'`,
      [school],
    );
    expect(denied).toEqual([{ ids: [pupils[0]] }]);
  });

  it('tells open pages of the classes of those pupils, and nobody when nothing was saved', async () => {
    const head = await app.person(school, 'senior-leader');
    const of = (name: string, ...members: number[]) =>
      givenClass(app, school, { name, startYear: 2026, pupils: members.map((i) => pupils[i] ?? '') });
    const [ash] = [await of('5 Ash', 0, 1), await of('5 Elm', 2, 3)];
    // Who is known to leave at the end of the year is still there.
    await app.sql(`UPDATE class_pupil SET ends_on = '2027-07-20' WHERE school_id = $1 AND class_id = $2`, [
      school,
      ash,
    ]);
    const listening = new Client({ connectionString: app.database.ownerUrl });
    await listening.connect();
    try {
      const heard: string[] = [];
      listening.on('notification', ({ payload }) => heard.push(payload ?? ''));
      await listening.query(`LISTEN ${liveChannel}`);
      await save(head, mark(0, '104'));
      await save(head, mark(0, '12'), mark(1, '13'));
      await until(async () => heard.length > 0);
      await listening.query('SELECT 1');
      const ofMarks = heard
        .map((payload) => JSON.parse(payload) as object)
        .filter((each) => 'topic' in each && each.topic === 'marks');
      expect(ofMarks).toEqual([{ schoolId: school, topic: 'marks', id: ash }]);
    } finally {
      await listening.end();
    }
  });

  it('takes at most 500 at once', async () => {
    const head = await app.person(school, 'senior-leader');
    const many = Array.from({ length: 501 }, () => mark(0, '1'));
    expect(await head.put(path(), { marks: many })).toMatchObject({ status: 400 });
  });

  it('takes none before a window opens, except from those who write for the whole school, and none when it is locked', async () => {
    const [head, teacher] = [await app.person(school, 'senior-leader'), await app.person(school, 'class-teacher')];
    const classId = await givenClass(app, school, { name: '5 Ash', startYear: 2026, pupils, staffId: teacher.staffId });
    const in_ = (windowId: number) => mark(0, '7', nothing, { windowId });
    expect(await save(teacher, in_(20261), in_(20262), in_(20263), in_(20256))).toEqual([
      { state: 'locked', message: expect.stringMatching(/^Autumn 1 was locked on \d+ October 2026\./), now: null },
      saved('7'),
      { state: 'locked', message: expect.stringMatching(/^Spring 1 opens on \d+ \w+ 2027\.$/), now: null },
      { state: 'invalid', message: 'Nothing is collected in this half term.', now: null },
    ]);
    expect(await save(head, in_(20261), in_(20263))).toMatchObject([{ state: 'locked' }, { state: 'saved' }]);

    const unlock = (of: string | null, until: string) =>
      app.sql(
        `INSERT INTO window_unlock (school_id, id, window_id, class_id, until, reason, unlocked_at)
         VALUES ($1, gen_random_uuid(), 20261, $2, $3, 'Late test', '2026-12-10')`,
        [school, of, until],
      );
    await unlock(null, '2026-12-10');
    expect(await save(teacher, in_(20261))).toMatchObject([{ state: 'locked' }]);
    await unlock(classId, '2026-12-11');
    expect(await save(teacher, in_(20261))).toEqual([saved('7')]);
  });

  it('writes a mark on the scale that is in use now, and leaves one that is only commented on where it was given', async () => {
    const head = await app.person(school, 'senior-leader');
    const steps = (...labels: string[]) => JSON.stringify(labels.map((label, i) => ({ value: i + 1, label })));
    await app.sql(`UPDATE scale SET kind = 'ordinal', least = 1, greatest = 3, steps = $2 WHERE school_id = $1`, [
      ...[school, steps('WTS', 'EXS', 'GDS')],
    ]);
    await save(head, mark(0, 'EXS'), mark(1, 'EXS'));
    const other = await givenSubject(app, school, 'Writing', { kind: 'raw', least: 1, greatest: 4 });
    await app.sql(`UPDATE scale SET kind = 'ordinal', steps = $3 WHERE school_id = $1 AND id = $2`, [
      ...[school, other, steps('PK', 'WTS', 'EXS', 'GDS')],
    ]);
    await app.sql('UPDATE subject SET scale_id = $3 WHERE school_id = $1 AND id = $2', [school, maths, other]);

    const before = { value: 2, code: null };
    expect(await save(head, mark(0, 'WTS', before), mark(1, 'EXS', before, { note: 'Moderated' }))).toEqual([
      saved('WTS'),
      saved('EXS'),
    ]);
    const rows = await app.sql<{ scale: number; value: number; note: string | null }>(
      `SELECT r.scale_id AS scale, r.value, r.note FROM result r JOIN pupil p ON p.id = r.pupil_id
       WHERE r.school_id = $1 ORDER BY p.legal_surname`,
      [school],
    );
    expect(rows).toEqual([
      { scale: other, value: 2, note: null },
      { scale: maths, value: 2, note: 'Moderated' },
    ]);
  });

  it('takes marks of a year from who teaches in that year, also when marks of another are sent with them', async () => {
    await givenYears(app, school, 2025);
    const teacher = await app.person(school, 'class-teacher');
    await givenClass(app, school, { name: '5 Ash', startYear: 2026, pupils, staffId: teacher.staffId });
    await app.sql(
      `INSERT INTO window_unlock (school_id, id, window_id, until, reason, unlocked_at)
       VALUES ($1, gen_random_uuid(), 20256, '2026-12-31', 'Late papers', '2026-12-10')`,
      [school],
    );
    const lastYear = mark(0, '11', nothing, { windowId: 20256 });
    expect(await save(teacher, mark(0, '12'), lastYear)).toEqual([
      saved('12'),
      { state: 'locked', message: 'Somebody else marks this pupil in this subject.', now: null },
    ]);
    expect(await stored()).toEqual([value(12)]);
  });

  it('goes with lists of subjects, scales and windows', async () => {
    const head = await app.person(school, 'teaching-assistant');
    const base = `/api/v1/schools/${school}`;
    expect((await head.get(`${base}/subjects`)).body).toMatchObject([
      { id: maths, name: 'Maths', strandOf: null, scaleId: maths },
    ]);
    expect((await head.get(`${base}/scales`)).body).toMatchObject([{ id: maths, kind: 'raw', least: 0, greatest: 40 }]);
    const windows = (await head.get<{ id: number }[]>(`${base}/windows`)).body;
    expect(windows.map(({ id }) => id)).toEqual([20261, 20262, 20263, 20264, 20265, 20266]);
  });
});
