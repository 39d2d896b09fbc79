import { givenClass, givenPupils, givenResults, givenSubject, givenYears } from '../../test/builders';
import type { Browser } from '../../test/browser';
import { api, givenProgramme, place, startGroup } from '../../test/groups';
import { TestApp } from '../../test/test-app';
import { newId } from '../core/time/new-id';
import type { GridDto } from './grid.dto';
import type { GroupPageDto } from './group.dto';

/** Today is Monday 23 November 2026. */
describe('the intervention grid', () => {
  let app: TestApp;
  let school: number;
  let reading: number;
  let maths: number;
  let senco: Browser;
  let five: string[];
  let three: string[];
  let group: GroupPageDto;
  beforeAll(async () => {
    app = await TestApp.start();
    school = await app.school();
    await givenYears(app, school, 2025, 2026);
    [reading, maths] = [await givenSubject(app, school, 'Reading'), await givenSubject(app, school, 'Maths')];
    senco = await app.person(school, 'senco');
    five = await givenPupils(app, school, 5, { cohortYear: 2021 });
    three = await givenPupils(app, school, 2, { cohortYear: 2023 });
    await givenClass(app, school, { name: '5 Hazel', startYear: 2026, pupils: five });
    const programmeId = await givenProgramme(app, school, reading);
    group = await startGroup(senco, school, { programmeId, capacity: 3 });
    await place(senco, school, { groupId: group.id, pupilId: five[0] ?? '', startsOn: '2026-11-02' });
  });
  afterAll(() => app.stop());

  async function flag(pupilId: string, subject: number, need: number, rules: [string, number][], state = 'open') {
    const reasons = rules.map(([rule, severity]) => ({ rule, version: 1, severity, numbers: {} }));
    await app.sql(
      `INSERT INTO flag (school_id, id, pupil_id, subject_id, state, need, need_parts, reasons, window_id, opened_on,
         changed_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, '[]', $7, 20261, '2026-11-16', now(), 1)`,
      [school, newId(), pupilId, subject, state, need, JSON.stringify(reasons)],
    );
  }
  const grid = async (person: Browser, query = ''): Promise<GridDto> =>
    (await person.get<GridDto>(api(school, `grid${query}`))).body;
  const column = (of: GridDto) => of.groups.find(({ id }) => id === group.id);

  it('has a column for each running group and a card for each pupil, with why, since and dose', async () => {
    await flag(five[0] ?? '', reading, 50, [
      ['below-expected', 0.2],
      ['slower-than-peers', 0.9],
    ]);
    const [card] = column(await grid(senco))?.cards ?? [];
    expect(column(await grid(senco))).toMatchObject({ capacity: 3, taken: 1, subject: 'Reading', yearGroups: [5] });
    expect(card).toMatchObject({
      name: 'Forename1 Surname001',
      className: '5 Hazel',
      yearGroup: 5,
      startsOn: '2026-11-02',
      why: { rule: 'slower-than-peers', subject: 'Reading' },
      had: 0,
      due: 9,
    });
  });

  it.each([
    [[79, 93], 'better'],
    [[93, 79], 'worse'],
    [[82, 85], 'chance'],
  ])('says of results %p that the change is %s', async (marks, change) => {
    for (const [index, window] of [20256, 20261].entries()) {
      const of = { subject: reading, window, pupils: [five[0] ?? ''] };
      await givenResults(app, school, { ...of, marks: [marks[index] ?? 0] });
      await app.sql(
        `INSERT INTO progress (school_id, pupil_id, subject_id, window_id, error, error_assumed)
         VALUES ($1, $2, $3, $4, 4.74, false) ON CONFLICT DO NOTHING`,
        [school, five[0], reading, window],
      );
    }
    const [card] = column(await grid(senco))?.cards ?? [];
    expect(card?.results.map(({ value }) => value)).toEqual(marks);
    expect(card?.change).toBe(change);
  });

  it('cannot tell a change without a standard error', async () => {
    await app.sql('UPDATE progress SET error = NULL WHERE school_id = $1', [school]);
    expect(column(await grid(senco))?.cards[0]?.change).toBeNull();
  });

  it('lists who is flagged and has no help in the subject, most need first', async () => {
    await flag(five[1] ?? '', reading, 40, [['below-expected', 0.5]]);
    await flag(five[2] ?? '', maths, 60, [['gap-widening', 0.5]], 'acknowledged');
    await flag(five[3] ?? '', reading, 90, [['below-expected', 1]], 'dismissed');
    await flag(three[0] ?? '', reading, 70, [['below-expected', 1]]);
    const waiting = (await grid(senco)).waiting;
    expect(waiting.map(({ pupilId, need }) => [pupilId, need])).toEqual([
      [three[0], 70],
      [five[2], 60],
      [five[1], 40],
    ]);
    expect(waiting[2]).toMatchObject({ since: '2026-11-16', why: { rule: 'below-expected', subject: 'Reading' } });
    expect((await grid(senco, '?year=5')).waiting.map(({ pupilId }) => pupilId)).toEqual([five[2], five[1]]);
  });

  it('is in support by being in a group of the subject, and waits again when that is undone', async () => {
    const pupilId = five[1] ?? '';
    await flag(pupilId, maths, 30, [['below-expected', 0.1]]);
    expect((await grid(senco)).waiting.find((one) => one.pupilId === pupilId)?.subjectIds).toEqual([reading, maths]);
    const placed = (await place(senco, school, { groupId: group.id, pupilId })).body;
    // Help in reading does not answer the flag in maths.
    expect((await grid(senco)).waiting.find((one) => one.pupilId === pupilId)).toMatchObject({
      subjectId: maths,
      need: 30,
    });
    await senco.post(api(school, `placements/${placed.id}/undo`), { act: 'placing' });
    expect((await grid(senco)).waiting.find((one) => one.pupilId === pupilId)?.subjectId).toBe(reading);
  });

  it('shows groups of a year: with a pupil of it, or empty and meant for it', async () => {
    const programmeId = await givenProgramme(app, school, maths, 'Number sense');
    const empty = await startGroup(senco, school, { programmeId, name: 'Empty' });
    const ids = async (year: number) => (await grid(senco, `?year=${year}`)).groups.map(({ id }) => id);
    expect(await ids(5)).toEqual([group.id, empty.id]);
    expect(await ids(3)).toEqual([]);
  });

  it('writes down who was looked at, in one row', async () => {
    await app.sql(`DELETE FROM audit_event WHERE action = 'grid.read'`);
    const seen = await grid(senco);
    const rows = await app.sql<{ subject_ids: string[] }>(
      `SELECT subject_ids FROM audit_event WHERE action = 'grid.read'`,
    );
    expect(rows).toHaveLength(1);
    const ids = [...seen.groups.flatMap(({ cards }) => cards), ...seen.waiting].map(({ pupilId }) => pupilId);
    expect(new Set(rows[0]?.subject_ids)).toEqual(new Set(ids));
  });

  it('shows costs to those who may see them, and says when a rate is missing', async () => {
    const tutor = await app.person(school, 'teaching-assistant');
    await app.sql(`UPDATE staff SET rate_role = 'tutor' WHERE id = $1`, [tutor.staffId]);
    await app.sql('UPDATE intervention_group SET leader_id = $2 WHERE id = $1', [group.id, tutor.staffId]);
    expect(column(await grid(senco))).toMatchObject({ cost: null, rateMissing: true });
    await app.sql(`INSERT INTO staff_rate VALUES ($1, 'tutor', '2026-09-01', 1800, true)`, [school]);
    await app.sql(`UPDATE group_session SET status = 'held' WHERE group_id = $1 AND held_on = '2026-11-20'`, [
      group.id,
    ]);
    expect(column(await grid(senco))).toMatchObject({ cost: { additional: 600, full: 600 }, rateMissing: false });
    expect(column(await grid(tutor))).toMatchObject({ cost: null, rateMissing: false });
    await app.sql(`UPDATE group_session SET status = 'planned' WHERE group_id = $1`, [group.id]);
  });

  it('shows a teacher the groups with pupils of the own phase, and only those pupils; never costs', async () => {
    const teacher = await app.person(school, 'class-teacher');
    await givenClass(app, school, {
      name: '6 Rowan',
      startYear: 2026,
      pupils: [five[4] ?? ''],
      staffId: teacher.staffId,
    });
    const [little = ''] = await givenPupils(app, school, 1, { cohortYear: 2026 });
    const placed = await place(senco, school, { groupId: group.id, pupilId: little });
    const seen = await grid(teacher);
    expect(column(seen)?.cards.map(({ pupilId }) => pupilId)).toEqual([five[0]]);
    expect(column(seen)?.taken).toBe(2);
    expect(seen.groups.every(({ cost }) => cost === null)).toBe(true);
    const infants = await app.person(school, 'class-teacher');
    await givenClass(app, school, {
      name: '2 Elm',
      startYear: 2026,
      pupils: await givenPupils(app, school, 1, { cohortYear: 2024 }),
      staffId: infants.staffId,
    });
    expect((await grid(infants)).groups).toEqual([]);
    expect((await infants.get(api(school, `groups/${group.id}`))).status).toBe(404);
    await senco.post(api(school, `placements/${placed.body.id}/undo`), { act: 'placing' });
  });

  it('shows an assistant the own groups alone, and nobody’s flags', async () => {
    const assistant = await app.person(school, 'teaching-assistant');
    expect(await grid(assistant)).toEqual({ groups: [], waiting: [] });
    await app.sql('UPDATE intervention_group SET leader_id = $2 WHERE id = $1', [group.id, assistant.staffId]);
    const seen = await grid(assistant);
    expect(seen.groups.map(({ id }) => id)).toEqual([group.id]);
    expect(seen.waiting).toEqual([]);
  });

  it('is closed to business managers and governors', async () => {
    for (const role of ['business-manager', 'governor'] as const) {
      expect((await (await app.person(school, role)).get(api(school, 'grid'))).status).toBe(403);
    }
  });

  it('answers for sixty groups and four hundred cards without a pause', async () => {
    const big = await app.school('Large');
    await givenYears(app, big, 2026);
    const subject = await givenSubject(app, big, 'Reading');
    const programmeId = await givenProgramme(app, big, subject);
    const head = await app.person(big, 'senior-leader');
    const pupils = await givenPupils(app, big, 400, { cohortYear: 2021 });
    const groups = Array.from({ length: 60 }, () => newId());
    await app.sql(
      `INSERT INTO intervention_group (school_id, id, programme_id, name, subject_id, starts_on, ends_on, review_on,
         capacity, preparation_minutes, version)
       SELECT $1, id, $3, 'Group ' || n, $4, '2026-11-02', '2026-12-18', '2026-12-18', 8, 0, 1
       FROM unnest($2::uuid[]) WITH ORDINALITY AS g(id, n)`,
      [big, groups, programmeId, subject],
    );
    await app.sql(
      `INSERT INTO placement (school_id, id, group_id, pupil_id, starts_on, placed_at, version)
       SELECT $1, gen_random_uuid(), ($2::uuid[])[1 + n % 60], id, '2026-11-02', now(), 1
       FROM unnest($3::uuid[]) WITH ORDINALITY AS p(id, n)`,
      [big, groups, pupils],
    );
    await app.sql(
      `INSERT INTO group_session (school_id, id, group_id, held_on, starts_at, minutes, status, version)
       SELECT $1, gen_random_uuid(), g, d::date, '09:10', 20, 'planned', 1
       FROM unnest($2::uuid[]) g, generate_series('2026-11-02'::date, '2026-12-18', '3 days') d`,
      [big, groups],
    );
    await app.sql('ANALYZE');
    const board = (await head.get<GridDto>(api(big, 'grid'))).body;
    expect(board.groups).toHaveLength(60);
    expect(board.groups.flatMap(({ cards }) => cards)).toHaveLength(400);
    const times: number[] = [];
    for (let n = 0; n < 5; n++) {
      const started = performance.now();
      await head.get(api(big, 'grid'));
      times.push(performance.now() - started);
    }
    // Far above what it takes (about a tenth of it), far below what one read for each card would.
    expect(Math.min(...times)).toBeLessThan(1_500);
  });
});
