import type { Transaction } from '../../core/database/database';
import { academicYearLabel } from '@headway/domain';
import { calendarTables, derivedTables, inWords, ownTables, sharedTables, unansweredFlagSql } from './effect-tables';
import { isStillReferred } from './still-referred';
import { foreignKeysTo } from './find-dependents';
import { changedSinceSql, keyColumns, keyOf } from './net-effects';

/** Whose act it is that an import is undone. */
export interface UndoAuthor {
  schoolId: number;
  importId: string;
  staffId: string | null;
  at: Date;
}

/**
 * Takes back what an import wrote: nothing else depends on it.
 * @returns in words what stays, because it has been used since.
 */
export async function takeBack(tx: Transaction, author: UndoAuthor): Promise<string[]> {
  const { schoolId } = author;
  await takeBackResults(tx, author);
  await takeBackAnalysis(tx, schoolId);
  const own = ownTables.map(({ name }) => name);
  for (const table of own) await removeAdded(tx, schoolId, table, []);
  const stayed: string[] = [];
  for (const { name } of sharedTables) {
    const left = await takeBackShared(tx, schoolId, name);
    if (left > 0) stayed.push(inWords(name, left));
  }
  stayed.push(...(await takeBackYears(tx, schoolId)));
  for (const table of own.toReversed()) {
    await restoreChanged(tx, schoolId, table, []);
    await restoreRemoved(tx, schoolId, table);
  }
  return stayed;
}

/** What the analysis has made of pupils and subjects that go. The next one sees them no more. */
async function takeBackAnalysis(tx: Transaction, schoolId: number): Promise<void> {
  const unused = 'NOT EXISTS (SELECT 1 FROM result r WHERE r.school_id = $1 AND r.subject_id = c.subject_id)';
  for (const [parent, column, flagsGo] of [
    ['pupil', 'pupil_id', 'true'],
    ['subject', 'subject_id', unused],
  ]) {
    const added = `FROM undo_net n WHERE n.table_name = $2 AND n.before IS NULL
      AND to_jsonb(c."${column}") = n.after->'id'`;
    for (const { name } of derivedTables.filter(({ of }) => of.some((each) => each === column))) {
      await tx.query(`DELETE FROM "${name}" c WHERE c.school_id = $1 AND EXISTS (SELECT 1 ${added})`, [
        schoolId,
        parent,
      ]);
    }
    await tx.query(
      `DELETE FROM flag c WHERE c.school_id = $1 AND ${flagsGo} AND ${unansweredFlagSql('c')}
         AND EXISTS (SELECT 1 ${added})`,
      [schoolId, parent],
    );
  }
}

const resultKept = `school_id, pupil_id, subject_id, window_id, scale_id, value, code, standard_error, tested_on, note,
  from_school, recorded_by, recorded_at, import_run_id`;

/** Results added go, results changed are what they were; what the import had brought stays in the history. */
async function takeBackResults(tx: Transaction, { schoolId, importId, staffId, at }: UndoAuthor): Promise<void> {
  await tx.query(
    `INSERT INTO result_history (id, ${resultKept}, replaced_by, replaced_at)
     SELECT nextval('result_history_id'), ${resultKept}, $3, $4 FROM result
     WHERE school_id = $1 AND import_run_id = $2`,
    [schoolId, importId, staffId, at],
  );
  await restoreChanged(tx, schoolId, 'result', []);
  await tx.query('DELETE FROM result WHERE school_id = $1 AND import_run_id = $2', [schoolId, importId]);
}

/** What others use stays. @returns how many rows do. */
async function takeBackShared(tx: Transaction, schoolId: number, table: string): Promise<number> {
  const used = (await foreignKeysTo(tx, table)).map(
    ({ child, joined }) => `EXISTS (SELECT 1 FROM "${child}" c WHERE c.school_id = $1 AND ${joined})`,
  );
  const inUse = [changedSinceSql, ...used];
  // Results on the scale that an import gave a subject need it there, whoever brought them.
  const scaleInUse = `EXISTS (SELECT 1 FROM result r WHERE r.school_id = $1 AND to_jsonb(r.subject_id) = n.after->'id'
    AND to_jsonb(r.scale_id) = n.after->'scale_id')`;
  const removed = await removeAdded(tx, schoolId, table, inUse);
  const restored = await restoreChanged(tx, schoolId, table, [
    changedSinceSql,
    ...(table === 'subject' ? [scaleInUse] : []),
  ]);
  await restoreRemoved(tx, schoolId, table);
  const [row] = await tx.query<{ count: number }[]>(
    'SELECT count(*)::int AS count FROM undo_net WHERE table_name = $1 AND after IS NOT NULL',
    [table],
  );
  return (row?.count ?? 0) - removed - restored;
}

/** Academic years the import laid out go as a whole, or stay when anything of theirs is used or has been changed. */
async function takeBackYears(tx: Transaction, schoolId: number): Promise<string[]> {
  const years = await tx.query<{ year: number }[]>(
    `SELECT DISTINCT (after->>'start_year')::int AS year FROM undo_net
     WHERE table_name = ANY($1) AND before IS NULL ORDER BY 1`,
    [calendarTables],
  );
  const stayed: string[] = [];
  for (const { year } of years) {
    await tx.query('SAVEPOINT year');
    if (await removeYear(tx, schoolId, year)) {
      await tx.query('RELEASE SAVEPOINT year');
    } else {
      await tx.query('ROLLBACK TO SAVEPOINT year');
      stayed.push(`academic year ${academicYearLabel(year)}`);
    }
  }
  return stayed;
}

/** @returns whether all of it could be removed; otherwise the transaction must go back to before. */
async function removeYear(tx: Transaction, schoolId: number, year: number): Promise<boolean> {
  const ofYear = `n.after->'start_year' IS DISTINCT FROM to_jsonb(${year}::int)`;
  try {
    for (const table of calendarTables) {
      const [added] = await tx.query<{ count: number }[]>(
        `SELECT count(*)::int AS count FROM undo_net n WHERE table_name = $1 AND before IS NULL AND NOT ${ofYear}`,
        [table],
      );
      if ((await removeAdded(tx, schoolId, table, [changedSinceSql, ofYear])) < (added?.count ?? 0)) return false;
    }
    return true;
  } catch (error) {
    if (isStillReferred(error)) return false;
    throw error;
  }
}

async function removeAdded(
  tx: Transaction,
  schoolId: number,
  table: string,
  unless: readonly string[],
): Promise<number> {
  const key = await keyColumns(tx, table);
  const rows = await tx.query<{ count: number }[]>(
    `WITH gone AS (
       DELETE FROM "${table}" t USING undo_net n
       WHERE t.school_id = $1 AND n.table_name = $2 AND n.before IS NULL AND ${keyOf('t', key)} = n.key
         ${unless.map((reason) => `AND (${reason}) IS NOT TRUE`).join(' ')}
       RETURNING 1)
     SELECT count(*)::int AS count FROM gone`,
    [schoolId, table],
  );
  return rows[0]?.count ?? 0;
}

async function restoreChanged(
  tx: Transaction,
  schoolId: number,
  table: string,
  unless: readonly string[],
): Promise<number> {
  const key = await keyColumns(tx, table);
  const columns = (await columnsOf(tx, table)).filter((column) => !key.includes(column));
  if (columns.length === 0) return 0;
  const rows = await tx.query<{ count: number }[]>(
    `WITH restored AS (
       UPDATE "${table}" t SET (${quoted(columns)})
         = (SELECT ${quoted(columns)} FROM jsonb_populate_record(t, n.before))
       FROM undo_net n
       WHERE t.school_id = $1 AND n.table_name = $2 AND n.before IS NOT NULL AND n.after IS NOT NULL
         AND ${keyOf('t', key)} = n.key ${unless.map((reason) => `AND (${reason}) IS NOT TRUE`).join(' ')}
       RETURNING 1)
     SELECT count(*)::int AS count FROM restored`,
    [schoolId, table],
  );
  return rows[0]?.count ?? 0;
}

async function restoreRemoved(tx: Transaction, schoolId: number, table: string): Promise<void> {
  await tx.query(
    `INSERT INTO "${table}" SELECT (jsonb_populate_record(NULL::"${table}", n.before)).* FROM undo_net n
     WHERE n.table_name = $2 AND n.after IS NULL AND n.before->'school_id' = to_jsonb($1::int)
     ON CONFLICT DO NOTHING`,
    [schoolId, table],
  );
}

const quoted = (columns: readonly string[]): string => columns.map((column) => `"${column}"`).join(', ');

async function columnsOf(tx: Transaction, table: string): Promise<string[]> {
  const rows = await tx.query<{ name: string }[]>(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [`"${table}"`],
  );
  return rows.map(({ name }) => name);
}
