import { Database } from '../src/core/database/database';
import { newId } from '../src/core/time/new-id';
import { ensureYear } from '../src/schools/ensure-year';
import type { TestApp } from './test-app';

/** Academic years with the usual dates and windows. */
export async function givenYears(app: TestApp, school: number, ...startYears: number[]): Promise<void> {
  for (const year of startYears) {
    await app.nest.get(Database).inSchool(school, (tx) => ensureYear(tx, school, year));
  }
}

interface ScaleWanted {
  kind: 'ordinal' | 'standardised' | 'scaled' | 'raw';
  least: number;
  greatest: number;
  reliability?: number;
  threshold?: number;
}

export const standardised: ScaleWanted = { kind: 'standardised', least: 60, greatest: 140, reliability: 0.9 };

/** A subject on a scale of its own. @returns the subject's number, which is the scale's too */
export async function givenSubject(
  app: TestApp,
  school: number,
  name: string,
  scale: ScaleWanted = standardised,
): Promise<number> {
  const [row] = await app.sql<{ id: number }>('SELECT coalesce(max(id), 0) + 1 AS id FROM scale WHERE school_id = $1', [
    school,
  ]);
  const id = row?.id ?? 1;
  const normed = scale.kind === 'standardised';
  await app.sql(
    `INSERT INTO scale (school_id, id, name, kind, basis, direction, least, greatest, decimals, steps, mean, sd,
                        reliability, threshold)
     VALUES ($1, $2, $3, $4, 'test', 'up', $5, $6, 0, '[]', $7, $8, $9, $10)`,
    [
      school,
      id,
      `${name} test`,
      scale.kind,
      scale.least,
      scale.greatest,
      normed ? 100 : null,
      normed ? 15 : null,
      scale.reliability ?? null,
      scale.threshold ?? null,
    ],
  );
  await app.sql(
    'INSERT INTO subject (school_id, id, name, scale_id, position) VALUES ($1, $2::int, $3, $2::int, $2::int)',
    [school, id, name],
  );
  return id;
}

interface PupilsWanted {
  /** Start year − year group: 2021 is Year 5 in 2026/27. */
  cohortYear: number;
  entryDate?: string;
  leavingDate?: string;
  sex?: 'F' | 'M';
}

/** Pupils of one year group, in order of surname. @returns their ids */
export async function givenPupils(
  app: TestApp,
  school: number,
  count: number,
  { cohortYear, entryDate, leavingDate, sex }: PupilsWanted,
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId());
  await app.sql(
    `INSERT INTO pupil (school_id, id, upn, legal_surname, legal_forename, sex, cohort_year, entry_date, leaving_date)
     SELECT $1, id, 'T' || left(md5(id::text), 12), 'Surname' || to_char(n, 'FM000'),
            'Forename' || n, $3, $4, $5, $6
     FROM unnest($2::uuid[]) WITH ORDINALITY AS p(id, n)`,
    [school, ids, sex ?? 'F', cohortYear, entryDate ?? null, leavingDate ?? null],
  );
  return ids;
}

/** One result per pupil with a mark; null: none. */
export async function givenResults(
  app: TestApp,
  school: number,
  { subject, window, pupils, marks }: { subject: number; window: number; pupils: string[]; marks: (number | null)[] },
): Promise<void> {
  await app.sql(
    `INSERT INTO result (school_id, pupil_id, subject_id, window_id, scale_id, value, recorded_at)
     SELECT $1, id, $2::int, $3::int, $2::int, mark, '2026-11-20' FROM unnest($4::uuid[], $5::float8[]) AS r(id, mark)
     WHERE mark IS NOT NULL
     ON CONFLICT (school_id, pupil_id, subject_id, window_id) DO UPDATE SET value = excluded.value`,
    [school, subject, window, pupils, marks],
  );
}

/** A registration class of this year with its pupils and its teacher. @returns its id */
export async function givenClass(
  app: TestApp,
  school: number,
  { name, startYear, pupils, staffId }: { name: string; startYear: number; pupils: string[]; staffId?: string },
): Promise<string> {
  const id = newId();
  const from = `${startYear}-09-01`;
  await app.sql(`INSERT INTO class (school_id, id, start_year, name, kind) VALUES ($1, $2, $3, $4, 'registration')`, [
    school,
    id,
    startYear,
    name,
  ]);
  await app.sql(
    'INSERT INTO class_pupil (school_id, class_id, pupil_id, starts_on) SELECT $1, $2, p, $4 FROM unnest($3::uuid[]) p',
    [school, id, pupils, from],
  );
  if (staffId) {
    await app.sql('INSERT INTO class_staff (school_id, class_id, staff_id, starts_on) VALUES ($1, $2, $3, $4)', [
      school,
      id,
      staffId,
      from,
    ]);
  }
  return id;
}

/** A group measured by a subject, with pupils in it from a day on. @returns its id */
export async function givenGroup(
  app: TestApp,
  school: number,
  wanted: { name: string; subject: number; pupils: string[]; from: string; to: string; leaderId?: string },
): Promise<string> {
  const id = newId();
  const programme = newId();
  await app.sql(
    `INSERT INTO programme (school_id, id, name, subject_id, tier, kind, year_groups, minutes, sessions_per_week, weeks,
                            group_size)
     VALUES ($1, $2, $3, $4, 'targeted', 'academic', '{}', 20, 3, 6, 6)`,
    [school, programme, wanted.name, wanted.subject],
  );
  await app.sql(
    `INSERT INTO intervention_group (school_id, id, programme_id, name, subject_id, leader_id, starts_on, ends_on,
                                     review_on, capacity, preparation_minutes, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, 8, 0, 1)`,
    [school, id, programme, wanted.name, wanted.subject, wanted.leaderId ?? null, wanted.from, wanted.to],
  );
  await app.sql(
    `INSERT INTO placement (school_id, id, group_id, pupil_id, starts_on, placed_at, version)
     SELECT $1, gen_random_uuid(), $2, p, $4::date, $4::date, 1 FROM unnest($3::uuid[]) p`,
    [school, id, wanted.pupils, wanted.from],
  );
  return id;
}

/** A fact about pupils that holds from a day on. */
export async function givenCharacteristic(
  app: TestApp,
  school: number,
  { pupils, kind, value, from }: { pupils: string[]; kind: string; value: string; from: string },
): Promise<void> {
  await app.sql(
    `INSERT INTO characteristic (school_id, pupil_id, kind, value, starts_on)
     SELECT $1, p, $3, $4, $5 FROM unnest($2::uuid[]) p`,
    [school, pupils, kind, value, from],
  );
}
