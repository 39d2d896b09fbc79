import type { Transaction } from '../core/database/database';
import type { ResultRow } from './result-row';

/** Whose act it is that results are written. */
export interface ResultAuthor {
  schoolId: number;
  at: Date;
  /** Null for an operator. */
  staffId: string | null;
  importRunId: string | null;
}

export interface WrittenCounts {
  created: number;
  changed: number;
  unchanged: number;
}

/** The given results as a table: parameters $1 (school) and $2…$12. */
export const givenResultsSql = `unnest($2::uuid[], $3::int[], $4::int[], $5::int[], $6::float8[], $7::text[], $8::float8[], $9::date[],
    $10::text[], $11::boolean[], $12::text[])
  WITH ORDINALITY AS given(pupil_id, subject_id, window_id, scale_id, value, code, standard_error, tested_on, note,
    note_given, from_school, place)`;

/** Whether a given result says something else than the stored one; what is missing says nothing. */
export const otherResultSql = `(
  (given.scale_id, given.value, given.code) IS DISTINCT FROM (r.scale_id, r.value, r.code)
  OR (given.standard_error IS NOT NULL AND given.standard_error IS DISTINCT FROM r.standard_error)
  OR (given.tested_on IS NOT NULL AND given.tested_on IS DISTINCT FROM r.tested_on)
  OR (given.note_given AND given.note IS DISTINCT FROM r.note)
  OR (given.from_school IS NOT NULL AND given.from_school IS DISTINCT FROM r.from_school))`;

const sameKeySql = `r.school_id = $1 AND r.pupil_id = given.pupil_id AND r.subject_id = given.subject_id
  AND r.window_id = given.window_id`;

const createSql = `
  WITH added AS (
    INSERT INTO result (school_id, pupil_id, subject_id, window_id, scale_id, value, code, standard_error, tested_on,
                        note, from_school, recorded_by, recorded_at, import_run_id)
    SELECT $1, pupil_id, subject_id, window_id, scale_id, value, code, standard_error, tested_on, note, from_school,
           $13, $14, $15
    FROM ${givenResultsSql}
    -- Always in the same order, so that two who write the same results wait for each other and never in a ring.
    ORDER BY pupil_id, subject_id, window_id
    ON CONFLICT DO NOTHING RETURNING 1)
  SELECT count(*)::int AS rows FROM added`;

const historyColumns = `school_id, id, pupil_id, subject_id, window_id, scale_id, value, code, standard_error,
  tested_on, note, from_school, recorded_by, recorded_at, import_run_id, replaced_by, replaced_at`;

/** What goes into the history of a result. */
const keptSql = `school_id, nextval('result_history_id'), pupil_id, subject_id, window_id, scale_id, value, code,
  standard_error, tested_on, note, from_school, recorded_by, recorded_at, import_run_id`;

/** Another mark forgets what was known of the earlier one: its error, its date and the school it came from. */
const keptUnlessOther = (column: string, given: string): string =>
  `CASE WHEN (old.new_scale, old.new_value, old.new_code) IS DISTINCT FROM (r.scale_id, r.value, r.code)
        THEN old.${given} ELSE coalesce(old.${given}, r.${column}) END`;

/** Locks what differs, so that two who change the same result at once both leave a trace. */
const changeSql = `
  WITH old AS (
    SELECT r.*, given.scale_id AS new_scale, given.value AS new_value, given.code AS new_code,
           given.standard_error AS new_error, given.tested_on AS new_tested_on, given.note AS new_note,
           given.note_given, given.from_school AS new_from_school
    FROM ${givenResultsSql}
    JOIN result r ON ${sameKeySql}
    WHERE ${otherResultSql}
    ORDER BY r.pupil_id, r.subject_id, r.window_id
    FOR UPDATE OF r),
  kept AS (
    INSERT INTO result_history (${historyColumns})
    SELECT ${keptSql}, $13, $14 FROM old),
  updated AS (
    UPDATE result r
    SET scale_id = old.new_scale, value = old.new_value, code = old.new_code,
        standard_error = ${keptUnlessOther('standard_error', 'new_error')},
        tested_on = ${keptUnlessOther('tested_on', 'new_tested_on')},
        from_school = ${keptUnlessOther('from_school', 'new_from_school')},
        note = CASE WHEN old.note_given THEN old.new_note ELSE r.note END,
        recorded_by = $13, recorded_at = $14, import_run_id = $15
    FROM old
    WHERE r.school_id = $1 AND r.pupil_id = old.pupil_id AND r.subject_id = old.subject_id AND r.window_id = old.window_id
    RETURNING 1)
  SELECT count(*)::int AS rows FROM updated`;

const removeSql = `
  WITH gone AS (
    DELETE FROM result r
    USING unnest($2::uuid[], $3::int[], $4::int[]) AS given(pupil_id, subject_id, window_id)
    WHERE ${sameKeySql}
    RETURNING r.*),
  kept AS (
    INSERT INTO result_history (${historyColumns})
    SELECT ${keptSql}, $5, $6 FROM gone RETURNING 1)
  SELECT count(*)::int AS rows FROM kept`;

/** Results as the columns that `givenResultsSql` takes. */
export const columnsOf = (rows: readonly ResultRow[]): unknown[] => [
  rows.map((row) => row.pupilId),
  rows.map((row) => row.subjectId),
  rows.map((row) => row.windowId),
  rows.map((row) => row.scaleId),
  rows.map((row) => row.value),
  rows.map((row) => row.code),
  rows.map((row) => row.standardError),
  rows.map((row) => row.testedOn),
  rows.map((row) => row.note ?? null),
  rows.map((row) => row.note !== undefined),
  rows.map((row) => row.fromSchool ?? null),
];

/**
 * Writes results, each pupil, subject and window at most once. The one way in which results get into the database:
 * what was there before is kept in the history, what says the same is left alone.
 */
export async function writeResults(
  tx: Transaction,
  author: ResultAuthor,
  rows: readonly ResultRow[],
): Promise<WrittenCounts> {
  if (rows.length === 0) return { created: 0, changed: 0, unchanged: 0 };
  const values = [author.schoolId, ...columnsOf(rows), author.staffId, author.at, author.importRunId];
  const created = await counted(tx, createSql, values);
  const changed = created === rows.length ? 0 : await counted(tx, changeSql, values);
  return { created, changed, unchanged: rows.length - created - changed };
}

/** Takes results away; what was there is kept in the history. @returns how many there were. */
export async function removeResults(
  tx: Transaction,
  author: ResultAuthor,
  rows: readonly Pick<ResultRow, 'pupilId' | 'subjectId' | 'windowId'>[],
): Promise<number> {
  if (rows.length === 0) return 0;
  return counted(tx, removeSql, [
    author.schoolId,
    rows.map((row) => row.pupilId),
    rows.map((row) => row.subjectId),
    rows.map((row) => row.windowId),
    author.staffId,
    author.at,
  ]);
}

async function counted(tx: Transaction, sql: string, values: unknown[]): Promise<number> {
  const [row] = await tx.query<{ rows: number }[]>(sql, values);
  return row?.rows ?? 0;
}
