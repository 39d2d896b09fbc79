import { createRandom } from '@headway/domain';
import type { TestApp } from './test-app';
import { newId } from '../src/core/time/new-id';

export interface Seeded {
  groupId: string;
  participants: string[];
  others: string[];
}

interface Wanted {
  cohort: number;
  inGroup: number;
  /** Points added to the true level of who was in the group. */
  effect: number;
  withOutcome?: boolean;
}

/** A year group with a test before and after, and a group made of its low scorers, as schools choose them. */
export async function seedComparison(app: TestApp, school: number, wanted: Wanted): Promise<Seeded> {
  const random = createRandom(7);
  await app.sql(
    `INSERT INTO academic_year VALUES ($1, 2025, '2025-09-01', '2026-08-31'), ($1, 2026, '2026-09-01', '2027-08-31');`.replace(
      /\$1/g,
      String(school),
    ),
  );
  await app.sql(
    `INSERT INTO half_term SELECT ${school}, 2025, code, s::date, e::date FROM (VALUES
       ('AUT2', '2025-11-03', '2025-12-19'), ('SPR2', '2026-02-23', '2026-03-27'), ('SUM2', '2026-06-01', '2026-07-20')) v(code, s, e)`,
  );
  await app.sql(
    `INSERT INTO assessment_window SELECT ${school}, id, 2025, code, 'full', d::date - 7, d::date, d::date + 5 FROM (VALUES
       (20252, 'AUT2', '2025-12-10'), (20254, 'SPR2', '2026-03-20'), (20256, 'SUM2', '2026-07-10')) v(id, code, d)`,
  );
  await app.sql(
    `INSERT INTO scale (school_id, id, name, kind, basis, direction, least, greatest, decimals, steps, mean, sd, reliability)
     VALUES (${school}, 1, 'Reading test', 'standardised', 'test', 'up', 60, 140, 0, '[]', 100, 15, 0.9)`,
  );
  await app.sql(`INSERT INTO subject (school_id, id, name, scale_id, position) VALUES (${school}, 1, 'Reading', 1, 1)`);
  const pupils = Array.from({ length: wanted.cohort }, () => ({ id: newId(), level: 100 + 14 * random.normal() }));
  const observe = (level: number): number => Math.round(level + 4.7 * random.normal());
  const marks = pupils.map(({ id, level }) => ({ id, level, earlier: observe(level), start: observe(level) }));
  // Half of the lowest, drawn by lot.
  const lowest = [...marks].sort((a, b) => a.start - b.start).slice(0, wanted.inGroup * 2);
  const participants = random.sample(lowest, wanted.inGroup).map(({ id }) => id);
  const helped = new Set(participants);
  await app.sql(
    `INSERT INTO pupil (school_id, id, upn, legal_surname, legal_forename, sex, cohort_year)
     SELECT ${school}, id, 'X' || ordinality, 'Surname' || ordinality, 'Forename', 'F', 2021 FROM unnest($1::uuid[]) WITH ORDINALITY AS p(id, ordinality)`,
    [pupils.map(({ id }) => id)],
  );
  const rows = marks.flatMap(({ id, level, earlier, start }) => [
    { id, window: 20252, value: earlier },
    { id, window: 20254, value: start },
    ...(wanted.withOutcome === false
      ? []
      : [{ id, window: 20256, value: observe(level + (helped.has(id) ? wanted.effect : 0)) }]),
  ]);
  await app.sql(
    `INSERT INTO result (school_id, pupil_id, subject_id, window_id, scale_id, value, recorded_at)
     SELECT ${school}, id, 1, w, 1, v, now() FROM unnest($1::uuid[], $2::int[], $3::float8[]) AS r(id, w, v)`,
    [rows.map(({ id }) => id), rows.map(({ window }) => window), rows.map(({ value }) => value)],
  );
  const groupId = newId();
  await app.sql(
    `WITH made AS (INSERT INTO programme (school_id, id, name, subject_id, tier, kind, year_groups, minutes, sessions_per_week, weeks, group_size)
       VALUES (${school}, gen_random_uuid(), 'Word reading', 1, 'targeted', 'academic', '{4}', 20, 3, 6, 6) RETURNING id)
     INSERT INTO intervention_group (school_id, id, programme_id, name, subject_id, starts_on, ends_on, review_on, capacity, preparation_minutes, version)
     SELECT ${school}, $1, id, 'Word reading, spring', 1, '2026-04-13', '2026-05-22', '2026-05-22', 40, 0, 1 FROM made`,
    [groupId],
  );
  await app.sql(
    `INSERT INTO placement (school_id, id, group_id, pupil_id, starts_on, ends_on, placed_at, version)
     SELECT ${school}, gen_random_uuid(), $1, id, '2026-04-13', '2026-05-22', now(), 1 FROM unnest($2::uuid[]) AS p(id)`,
    [groupId, participants],
  );
  return { groupId, participants, others: pupils.map(({ id }) => id).filter((id) => !helped.has(id)) };
}
