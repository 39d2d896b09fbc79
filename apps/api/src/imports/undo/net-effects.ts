import type { Transaction } from '../../core/database/database';

/**
 * What an import came to, row by row, as the table undo_net of this transaction: what was before its first touch and is
 * after its last. A row that came and went, or ended as it began, is not in it.
 */
export async function gatherNetEffects(tx: Transaction, schoolId: number, importId: string): Promise<void> {
  await tx.query(
    `CREATE TEMPORARY TABLE undo_net (table_name text, key jsonb, before jsonb, after jsonb) ON COMMIT DROP`,
  );
  const tables = await tx.query<{ name: string }[]>(
    'SELECT DISTINCT table_name AS name FROM import_effect WHERE school_id = $1 AND import_id = $2',
    [schoolId, importId],
  );
  for (const { name } of tables) {
    const key = await keyColumns(tx, name);
    const keySql = `jsonb_build_array(${key.map((column) => `coalesce(after, before)->'${column}'`).join(', ')})`;
    await tx.query(
      `INSERT INTO undo_net
       SELECT $3, key, (array_agg(before ORDER BY place))[1], (array_agg(after ORDER BY place DESC))[1]
       FROM (SELECT ${keySql} AS key, place, before, after FROM import_effect
             WHERE school_id = $1 AND import_id = $2 AND table_name = $3) effect
       GROUP BY key
       HAVING (array_agg(before ORDER BY place))[1] IS DISTINCT FROM (array_agg(after ORDER BY place DESC))[1]`,
      [schoolId, importId, name],
    );
  }
  await tx.query('CREATE INDEX ON undo_net (table_name, key)');
  await tx.query('ANALYZE undo_net');
}

/** The columns of a table's primary key, in their order. */
export async function keyColumns(tx: Transaction, table: string): Promise<string[]> {
  const rows = await tx.query<{ name: string }[]>(
    `SELECT a.attname AS name FROM pg_index i
     JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
     WHERE i.indrelid = $1::regclass AND i.indisprimary ORDER BY a.attnum`,
    [`"${table}"`],
  );
  return rows.map(({ name }) => name);
}

/** The key of a row `alias` of the table as undo_net has it. */
export const keyOf = (alias: string, key: readonly string[]): string =>
  `jsonb_build_array(${key.map((column) => `to_jsonb(${alias}."${column}")`).join(', ')})`;

/** Whether the row t is no longer as the import left it; columns added to the table since and counts of changes do not count. */
export const changedSinceSql = `(SELECT bool_or(to_jsonb(t)->part.name IS DISTINCT FROM part.value)
  FROM jsonb_each(n.after - 'version') AS part(name, value))`;
