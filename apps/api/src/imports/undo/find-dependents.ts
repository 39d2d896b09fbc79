import type { Transaction } from '../../core/database/database';
import { derivedTables, inWords, ownTables, unansweredFlagSql, wordFor } from './effect-tables';
import { changedSinceSql, keyColumns, keyOf } from './net-effects';

/** What stands in the way of undoing an import. */
export interface Dependents {
  what: string;
  count: number;
  examples: { pupilId: string | null; text: string }[];
}

interface Found {
  pupilId: string | null;
  text: string | null;
  total: number;
}

const mostExamples = 20;

/** Everything that has been done since with what the import wrote. Locks what it wrote until the transaction ends. */
export async function findDependents(tx: Transaction, schoolId: number, importId: string): Promise<Dependents[]> {
  const dependents: Dependents[] = [await changedResults(tx, schoolId, importId)];
  for (const { name } of ownTables) {
    dependents.push(await changedRows(tx, schoolId, name), ...(await references(tx, schoolId, importId, name)));
  }
  return dependents.filter(({ count }) => count > 0);
}

/** Results that somebody has changed or taken away since: the import's own value is in the history. */
async function changedResults(tx: Transaction, schoolId: number, importId: string): Promise<Dependents> {
  const rows = await tx.query<Found[]>(
    `WITH changed AS (
       SELECT DISTINCT h.pupil_id, h.subject_id, h.window_id FROM result_history h
       WHERE h.school_id = $1 AND h.import_run_id = $2
         AND NOT EXISTS (SELECT 1 FROM result r WHERE r.school_id = $1 AND r.pupil_id = h.pupil_id
           AND r.subject_id = h.subject_id AND r.window_id = h.window_id AND r.import_run_id = $2))
     SELECT c.pupil_id AS "pupilId", ${nameSql('p')} || ': ' || s.name AS text, count(*) OVER ()::int AS total
     FROM changed c JOIN pupil p ON p.school_id = $1 AND p.id = c.pupil_id
     JOIN subject s ON s.school_id = $1 AND s.id = c.subject_id
     ORDER BY text LIMIT ${mostExamples}`,
    [schoolId, importId],
  );
  return dependents(rows, (count) => `${inWords('result', count)} changed since`);
}

/** Rows the import wrote that are no longer as it left them. */
async function changedRows(tx: Transaction, schoolId: number, table: string): Promise<Dependents> {
  const key = await keyColumns(tx, table);
  const same = `t.school_id = $1 AND ${keyOf('t', key)} = n.key`;
  await tx.query(`SELECT 1 FROM "${table}" t JOIN undo_net n ON n.table_name = $2 AND ${same} FOR UPDATE OF t`, [
    schoolId,
    table,
  ]);
  const rows = await tx.query<Found[]>(
    `SELECT ${exampleSql(table, 'coalesce(to_jsonb(t), n.after, n.before)')}, count(*) OVER ()::int AS total
     FROM undo_net n LEFT JOIN "${table}" t ON ${same}
     WHERE n.table_name = $2 AND CASE WHEN n.after IS NULL THEN t.school_id IS NOT NULL
                                      ELSE t.school_id IS NULL OR ${changedSinceSql} END
     ORDER BY text LIMIT ${mostExamples}`,
    [schoolId, table],
  );
  return dependents(rows, (count) => `${inWords(table, count)} changed since`);
}

/** Rows of other tables that refer to what the import added, and that it has not added itself. */
async function references(tx: Transaction, schoolId: number, importId: string, table: string): Promise<Dependents[]> {
  const found: Dependents[] = [];
  for (const { child, joined } of await foreignKeysTo(tx, table)) {
    if (derivedTables.some(({ name }) => name === child)) continue;
    const mine = await inNobodysWay(tx, child);
    const rows = await tx.query<Found[]>(
      `SELECT ${exampleSql(child, 'to_jsonb(c)')}, count(*) OVER ()::int AS total
       FROM undo_net n JOIN "${child}" c ON c.school_id = $1 AND ${joined}
       WHERE n.table_name = $2 AND n.before IS NULL AND $3::uuid IS NOT NULL AND (${mine}) IS NOT TRUE
       ORDER BY text LIMIT ${mostExamples}`,
      [schoolId, table, importId],
    );
    found.push(dependents(rows, (count) => `${inWords(child, count)} of ${wordFor(table, 2)} it added`));
  }
  return found;
}

/** Whether a row c was added by the import ($3) itself, or by the analysis of what it added. */
async function inNobodysWay(tx: Transaction, table: string): Promise<string> {
  if (table === 'result') return 'c.import_run_id = $3';
  if (table === 'flag') return unansweredFlagSql('c');
  return `EXISTS (SELECT 1 FROM undo_net own WHERE own.table_name = '${table}' AND own.before IS NULL
                  AND own.key = ${keyOf('c', await keyColumns(tx, table))})`;
}

/** The foreign keys to a table, each with how its rows (c) find what they refer to in undo_net (n). */
export async function foreignKeysTo(tx: Transaction, table: string): Promise<{ child: string; joined: string }[]> {
  const rows = await tx.query<{ child: string; columns: string[]; refers: string[] }[]>(
    `SELECT f.conrelid::regclass::text AS child,
            array_agg(own.attname::text ORDER BY pair.place) AS columns,
            array_agg(other.attname::text ORDER BY pair.place) AS refers
     FROM pg_constraint f
     CROSS JOIN unnest(f.conkey, f.confkey) WITH ORDINALITY AS pair(own, other, place)
     JOIN pg_attribute own ON own.attrelid = f.conrelid AND own.attnum = pair.own
     JOIN pg_attribute other ON other.attrelid = f.confrelid AND other.attnum = pair.other
     JOIN pg_class c ON c.oid = f.conrelid
     WHERE f.contype = 'f' AND f.confrelid = $1::regclass AND NOT c.relispartition AND f.conparentid = 0
     GROUP BY f.oid, f.conrelid ORDER BY 1, 2`,
    [`"${table}"`],
  );
  return rows.map(({ child, columns, refers }) => ({
    child: child.replaceAll('"', ''),
    joined: columns.map((column, i) => `to_jsonb(c."${column}") = n.after->'${refers[i] ?? ''}'`).join(' AND '),
  }));
}

const nameSql = (alias: string): string =>
  `coalesce(${alias}.preferred_surname, ${alias}.legal_surname) || ', ' ||
   coalesce(${alias}.preferred_forename, ${alias}.legal_forename)`;

/** Whom or what a row is about, by name: the pupil, or what it calls itself. */
function exampleSql(table: string, row: string): string {
  const id = table === 'pupil' ? `(${row}->>'id')::uuid` : `(${row}->>'pupil_id')::uuid`;
  return `(SELECT p.id FROM pupil p WHERE p.school_id = $1 AND p.id = ${id}) AS "pupilId",
    coalesce((SELECT ${nameSql('p')} FROM pupil p WHERE p.school_id = $1 AND p.id = ${id}),
      ${row}->>'name', nullif(concat_ws(', ', ${row}->>'legal_surname', ${row}->>'legal_forename'), ''),
      nullif(concat_ws(' ', ${row}->>'title', ${row}->>'surname'), ''), ${row}->>'label', '') AS text`;
}

function dependents(rows: readonly Found[], what: (count: number) => string): Dependents {
  const count = rows[0]?.total ?? 0;
  const examples = rows.flatMap(({ pupilId, text }) => (text ? [{ pupilId, text }] : []));
  return { what: what(count), count, examples };
}
