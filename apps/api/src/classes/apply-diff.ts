import type { Transaction } from '../core/database/database';
import { conflict } from '../core/http/problem.exception';
import type { ClassDiff, ClassRow, MemberRow, StaffRow } from './class-diff';

/** @throws ProblemException (409) when what stands there is not what the change began from. */
export async function applyDiff(tx: Transaction, schoolId: number, diff: ClassDiff): Promise<void> {
  const { classes, members, staff } = diff;
  const kept = new Set(classes.after.map(({ id }) => id));
  const had = new Set(classes.before.map(({ id }) => id));
  await exactly(
    classes.after.filter(({ id }) => !had.has(id)),
    (rows) => insertClasses(tx, schoolId, rows),
  );
  await exactly(
    classes.after.filter(({ id }) => had.has(id)),
    (rows) => updateClasses(tx, schoolId, rows, classes.before),
  );
  await exactly(members.before, (rows) => deleteMembers(tx, schoolId, rows));
  await exactly(members.after, (rows) => insertMembers(tx, schoolId, rows));
  await exactly(staff.before, (rows) => deleteStaff(tx, schoolId, rows));
  await exactly(staff.after, (rows) => insertStaff(tx, schoolId, rows));
  await exactly(
    classes.before.filter(({ id }) => !kept.has(id)),
    (rows) => deleteClasses(tx, schoolId, rows),
  );
}

/** Every row, or none of the change. */
async function exactly<Row>(rows: readonly Row[], write: (rows: readonly Row[]) => Promise<number>): Promise<void> {
  if (rows.length === 0) return;
  if ((await write(rows)) === rows.length) return;
  throw conflict(
    'Somebody else changed this class in the meantime',
    'Nothing was changed. Look at it again and decide.',
  );
}

async function written(tx: Transaction, sql: string, values: unknown[]): Promise<number> {
  const [row] = await tx.query<{ rows: number }[]>(
    `WITH written AS (${sql} RETURNING 1) SELECT count(*)::int AS rows FROM written`,
    values,
  );
  return row?.rows ?? 0;
}

const insertClasses = (tx: Transaction, schoolId: number, rows: readonly ClassRow[]): Promise<number> =>
  written(
    tx,
    `INSERT INTO class (school_id, id, start_year, name, kind, subject_id, ends_on)
     SELECT $1, id, start_year, name, kind, subject_id, ends_on
     FROM unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::int[], $7::date[])
       AS given(id, start_year, name, kind, subject_id, ends_on) ON CONFLICT DO NOTHING`,
    [
      schoolId,
      rows.map(({ id }) => id),
      rows.map(({ startYear }) => startYear),
      rows.map(({ name }) => name),
      rows.map(({ kind }) => kind),
      rows.map(({ subjectId }) => subjectId),
      rows.map(({ endsOn }) => endsOn),
    ],
  );

const updateClasses = (
  tx: Transaction,
  schoolId: number,
  rows: readonly ClassRow[],
  before: readonly ClassRow[],
): Promise<number> => {
  const was = new Map(before.map((row) => [row.id, row]));
  return written(
    tx,
    `UPDATE class c SET name = given.name, ends_on = given.ends_on
     FROM unnest($2::uuid[], $3::text[], $4::date[], $5::text[], $6::date[])
       AS given(id, name, ends_on, was_name, was_ends_on)
     WHERE c.school_id = $1 AND c.id = given.id AND c.name = given.was_name
       AND c.ends_on IS NOT DISTINCT FROM given.was_ends_on
       AND NOT EXISTS (SELECT 1 FROM class o WHERE o.school_id = c.school_id AND o.start_year = c.start_year
                         AND o.name = given.name AND o.id <> c.id)`,
    [
      schoolId,
      rows.map(({ id }) => id),
      rows.map(({ name }) => name),
      rows.map(({ endsOn }) => endsOn),
      rows.map(({ id }) => was.get(id)?.name),
      rows.map(({ id }) => was.get(id)?.endsOn),
    ],
  );
};

/** A class goes only while nobody is or was in it. */
const deleteClasses = (tx: Transaction, schoolId: number, rows: readonly ClassRow[]): Promise<number> =>
  written(
    tx,
    `DELETE FROM class c WHERE c.school_id = $1 AND c.id = ANY($2)
       AND NOT EXISTS (SELECT 1 FROM class_pupil cp WHERE cp.school_id = c.school_id AND cp.class_id = c.id)
       AND NOT EXISTS (SELECT 1 FROM class_staff cs WHERE cs.school_id = c.school_id AND cs.class_id = c.id)`,
    [schoolId, rows.map(({ id }) => id)],
  );

const memberColumns = (rows: readonly MemberRow[]): unknown[] => [
  rows.map(({ classId }) => classId),
  rows.map(({ pupilId }) => pupilId),
  rows.map(({ startsOn }) => startsOn),
  rows.map(({ endsOn }) => endsOn),
];
const givenMembers = `unnest($2::uuid[], $3::uuid[], $4::date[], $5::date[]) AS given(class_id, pupil_id, starts_on, ends_on)`;

const insertMembers = (tx: Transaction, schoolId: number, rows: readonly MemberRow[]): Promise<number> =>
  written(
    tx,
    `INSERT INTO class_pupil (school_id, class_id, pupil_id, starts_on, ends_on)
     SELECT $1, class_id, pupil_id, starts_on, ends_on FROM ${givenMembers} ON CONFLICT DO NOTHING`,
    [schoolId, ...memberColumns(rows)],
  );

const deleteMembers = (tx: Transaction, schoolId: number, rows: readonly MemberRow[]): Promise<number> =>
  written(
    tx,
    `DELETE FROM class_pupil cp USING ${givenMembers}
     WHERE cp.school_id = $1 AND cp.class_id = given.class_id AND cp.pupil_id = given.pupil_id
       AND cp.starts_on = given.starts_on AND cp.ends_on IS NOT DISTINCT FROM given.ends_on`,
    [schoolId, ...memberColumns(rows)],
  );

const staffColumns = (rows: readonly StaffRow[]): unknown[] => [
  rows.map(({ classId }) => classId),
  rows.map(({ staffId }) => staffId),
  rows.map(({ startsOn }) => startsOn),
  rows.map(({ endsOn }) => endsOn),
  rows.map(({ role }) => role),
];
const givenStaff = `unnest($2::uuid[], $3::uuid[], $4::date[], $5::date[], $6::text[])
  AS given(class_id, staff_id, starts_on, ends_on, role)`;

const insertStaff = (tx: Transaction, schoolId: number, rows: readonly StaffRow[]): Promise<number> =>
  written(
    tx,
    `INSERT INTO class_staff (school_id, class_id, staff_id, starts_on, ends_on, role)
     SELECT $1, class_id, staff_id, starts_on, ends_on, role FROM ${givenStaff} ON CONFLICT DO NOTHING`,
    [schoolId, ...staffColumns(rows)],
  );

const deleteStaff = (tx: Transaction, schoolId: number, rows: readonly StaffRow[]): Promise<number> =>
  written(
    tx,
    `DELETE FROM class_staff cs USING ${givenStaff}
     WHERE cs.school_id = $1 AND cs.class_id = given.class_id AND cs.staff_id = given.staff_id
       AND cs.starts_on = given.starts_on AND cs.role = given.role AND cs.ends_on IS NOT DISTINCT FROM given.ends_on`,
    [schoolId, ...staffColumns(rows)],
  );
