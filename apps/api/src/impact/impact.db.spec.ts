import { TestApp } from '../../test/test-app';
import { seedComparison } from '../../test/seed-comparison';
import type { ImpactDetailDto, ImpactListDto } from './impact.dto';

const estimate = async (app: TestApp, school: number): Promise<void> => {
  const head = await app.person(school, 'senior-leader');
  expect((await head.post(`/api/v1/schools/${school}/impact/estimate`)).status).toBe(202);
  await app.finishJobs();
};

describe('impact of a group', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('finds a true effect, names the plain gain, and says who was compared with whom', async () => {
    const school = await app.school();
    const { groupId, participants } = await seedComparison(app, school, { cohort: 120, inGroup: 30, effect: 9 });
    await estimate(app, school);
    const head = await app.person(school, 'senior-leader');
    const { body } = await head.get<ImpactListDto>(`/api/v1/schools/${school}/impact`);
    const row = body.rows.find((one) => one.groupId === groupId);
    expect(row).toMatchObject({ verdict: 'helped', participants: 30, started: 30 });
    expect(row?.estimate?.lower).toBeGreaterThan(0);
    expect(row?.estimate?.effect).toBeLessThan(1.2);
    expect(row?.naive?.gain).toBeGreaterThan(row?.estimate?.effect ?? 0);

    const detail = await head.get<ImpactDetailDto>(`/api/v1/schools/${school}/impact/groups/${groupId}`);
    expect(detail.body.inGroup?.n).toBe(30);
    expect(detail.body.compared?.n).toBe(row?.comparators);
    expect(detail.body.startingPoints).toHaveLength(120);
    expect(detail.body.measure).toMatchObject({ unit: 'marks', moreIsBetter: true });
    expect(detail.body.measure.startWindow).toMatch(/^\w+ [12] 2025\/26$/);
    expect(detail.body.measure.outcomeSd).toBeGreaterThan(0);
    expect(detail.body.pupils.map((pupil) => pupil.pupilId).sort()).toEqual([...participants].sort());
  });

  it('refuses a verdict on five pupils, and one before there is an outcome', async () => {
    const school = await app.school();
    const few = await seedComparison(app, school, { cohort: 60, inGroup: 5, effect: 0 });
    await estimate(app, school);
    const head = await app.person(school, 'senior-leader');
    const first = await head.get<ImpactListDto>(`/api/v1/schools/${school}/impact`);
    expect(first.body.rows.find((row) => row.groupId === few.groupId)).toMatchObject({
      verdict: 'too-few',
      estimate: null,
    });

    const other = await app.school();
    const early = await seedComparison(app, other, { cohort: 60, inGroup: 10, effect: 0, withOutcome: false });
    await estimate(app, other);
    const second = await (
      await app.person(other, 'senior-leader')
    ).get<ImpactListDto>(`/api/v1/schools/${other}/impact`);
    expect(second.body.rows.find((row) => row.groupId === early.groupId)).toMatchObject({
      verdict: 'too-early',
      estimate: null,
    });
  });

  it('stores nothing new when nothing changed, and keeps the earlier estimate when something did', async () => {
    const school = await app.school();
    const { groupId, participants } = await seedComparison(app, school, { cohort: 80, inGroup: 12, effect: 0 });
    const stored = async (): Promise<number> =>
      (await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM impact_estimate WHERE of_id = $1', [groupId]))[0]
        ?.n ?? -1;
    await estimate(app, school);
    await estimate(app, school);
    expect(await stored()).toBe(1);
    await app.sql('UPDATE result SET value = value + 1 WHERE school_id = $1 AND pupil_id = $2', [
      school,
      participants[0],
    ]);
    await estimate(app, school);
    expect(await stored()).toBe(2);
  });

  it('does not compare with pupils who had other help in the subject', async () => {
    const school = await app.school();
    const seeded = await seedComparison(app, school, { cohort: 80, inGroup: 12, effect: 0 });
    await app.sql(
      `INSERT INTO intervention_group (school_id, id, programme_id, name, subject_id, starts_on, ends_on, review_on, capacity, preparation_minutes, version)
       SELECT school_id, gen_random_uuid(), programme_id, 'Other help', subject_id, starts_on, ends_on, review_on, 8, 0, 1
       FROM intervention_group WHERE id = $1`,
      [seeded.groupId],
    );
    const helped = seeded.others.slice(0, 4);
    await app.sql(
      `INSERT INTO placement (school_id, id, group_id, pupil_id, starts_on, placed_at, version)
       SELECT g.school_id, gen_random_uuid(), g.id, pupil, g.starts_on, now(), 1
       FROM intervention_group g, unnest($2::uuid[]) pupil WHERE g.school_id = $1 AND g.name = 'Other help'`,
      [school, helped],
    );
    await estimate(app, school);
    const head = await app.person(school, 'senior-leader');
    const { body } = await head.get<ImpactDetailDto>(`/api/v1/schools/${school}/impact/groups/${seeded.groupId}`);
    expect(body.leftOut).toContainEqual({ because: 'in-other-support', count: 4 });
  });

  it('leaves out pupils whose other help ended after the first result and before the group began', async () => {
    const school = await app.school();
    const seeded = await seedComparison(app, school, { cohort: 80, inGroup: 12, effect: 0 });
    await app.sql(
      `WITH earlier AS (
         INSERT INTO intervention_group (school_id, id, programme_id, name, subject_id, starts_on, ends_on, review_on, capacity, preparation_minutes, version)
         SELECT school_id, gen_random_uuid(), programme_id, 'Earlier help', subject_id, '2026-02-23', '2026-03-27', '2026-03-27', 8, 0, 1
         FROM intervention_group WHERE id = $1 RETURNING school_id, id)
       INSERT INTO placement (school_id, id, group_id, pupil_id, starts_on, ends_on, placed_at, version)
       SELECT school_id, gen_random_uuid(), id, pupil, '2026-02-23', '2026-03-27', now(), 1
       FROM earlier, unnest($2::uuid[]) pupil`,
      [seeded.groupId, seeded.others.slice(0, 4)],
    );
    await estimate(app, school);
    const head = await app.person(school, 'senior-leader');
    const { body } = await head.get<ImpactDetailDto>(`/api/v1/schools/${school}/impact/groups/${seeded.groupId}`);
    expect(body.leftOut).toContainEqual({ because: 'in-other-support', count: 4 });
  });

  it('counts the sessions that should have been by now, not those still to come', async () => {
    const school = await app.school();
    const { groupId } = await seedComparison(app, school, { cohort: 60, inGroup: 8, effect: 0 });
    await app.sql('UPDATE placement SET ends_on = NULL WHERE group_id = $1', [groupId]);
    await app.sql(
      `INSERT INTO group_session (school_id, id, group_id, held_on, starts_at, minutes, status, version)
       SELECT $1, gen_random_uuid(), $2, day::date, '09:10', 20, status, 1
       FROM (VALUES ('2026-04-14', 'held'), ('2026-04-16', 'cancelled'), ('2099-04-14', 'planned')) s (day, status)`,
      [school, groupId],
    );
    await app.sql(
      `INSERT INTO register_mark (school_id, session_id, pupil_id, mark, marked_at)
       SELECT s.school_id, s.id, p.pupil_id, 'present', now() FROM group_session s
       JOIN placement p ON p.group_id = s.group_id WHERE s.group_id = $1 AND s.status = 'held'`,
      [groupId],
    );
    await estimate(app, school);
    const head = await app.person(school, 'senior-leader');
    const { body } = await head.get<ImpactDetailDto>(`/api/v1/schools/${school}/impact/groups/${groupId}`);
    expect(body.row).toMatchObject({ shareOfDose: 0.5, fewSessionsHad: true });
  });

  it('does not start from a short check that asked only pupils who were behind', async () => {
    const school = await app.school();
    const { groupId, participants } = await seedComparison(app, school, { cohort: 80, inGroup: 12, effect: 0 });
    await app.sql(`INSERT INTO half_term VALUES ($1, 2025, 'SUM1', '2026-04-07', '2026-05-22')`, [school]);
    await app.sql(
      `INSERT INTO assessment_window VALUES ($1, 20255, 2025, 'SUM1', 'short', '2026-04-07', '2026-04-10', '2026-04-11')`,
      [school],
    );
    await app.sql(
      `INSERT INTO result (school_id, pupil_id, subject_id, window_id, scale_id, value, recorded_at)
       SELECT $1, pupil, 1, 20255, 1, 70, now() FROM unnest($2::uuid[]) pupil`,
      [school, participants],
    );
    await estimate(app, school);
    const head = await app.person(school, 'senior-leader');
    const { body } = await head.get<ImpactDetailDto>(`/api/v1/schools/${school}/impact/groups/${groupId}`);
    expect(body.row.comparators).toBeGreaterThanOrEqual(12);
    expect(body.inGroup?.start).not.toBe(70);
    expect(body.allowedFor).toContain('earlier-baseline');
  });

  it('allows for another subject by its last full collection, not by a short check after it', async () => {
    const school = await app.school();
    const { groupId, participants } = await seedComparison(app, school, { cohort: 80, inGroup: 12, effect: 0 });
    await app.sql('INSERT INTO subject (school_id, id, name, scale_id, position) VALUES ($1, 2, $2, 1, 2)', [
      school,
      'Maths',
    ]);
    await app.sql(
      `INSERT INTO result (school_id, pupil_id, subject_id, window_id, scale_id, value, recorded_at)
       SELECT school_id, pupil_id, 2, window_id, 1, value + hashtext(pupil_id::text) % 7, now() FROM result
       WHERE school_id = $1 AND (window_id = 20252 OR window_id = 20254 AND pupil_id = ANY($2))`,
      [school, participants],
    );
    await estimate(app, school);
    const head = await app.person(school, 'senior-leader');
    const { body } = await head.get<ImpactDetailDto>(`/api/v1/schools/${school}/impact/groups/${groupId}`);
    expect(body.allowedFor).toContain('other-subjects');
  });

  it('shows costs to those who may see them only, and is closed to governors and assistants', async () => {
    const school = await app.school();
    await seedComparison(app, school, { cohort: 60, inGroup: 8, effect: 0 });
    await estimate(app, school);
    const path = `/api/v1/schools/${school}/impact`;
    const senco = await (await app.person(school, 'senco')).get<ImpactListDto>(path);
    expect(senco.body.rows[0]?.cost).not.toBeNull();
    const leader = await (await app.person(school, 'subject-leader')).get<ImpactListDto>(path);
    expect(leader.body.rows[0]?.cost).toBeNull();
    expect((await (await app.person(school, 'governor')).get(path)).status).toBe(403);
    expect((await (await app.person(school, 'teaching-assistant')).get(path)).status).toBe(403);
  });
});
