import type { Transaction } from '../core/database/database';

type Cell = string | number | boolean | null | readonly number[];

/** Column name → PostgreSQL type and the value of a row. */
export type Columns<Row> = Readonly<Record<string, readonly [type: string, value: (row: Row) => Cell]>>;

/** One INSERT … SELECT unnest() for all rows: one array per column, so that 20,000 rows are one statement. */
export async function bulkInsert<Row>(
  tx: Transaction,
  table: string,
  schoolId: number,
  columns: Columns<Row>,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = Object.keys(columns);
  const types = Object.values(columns).map(([type]) => type);
  // An array of arrays would be unnested to its last element: such a column travels as text.
  const sent = types.map((type) => (type.endsWith('[]') ? 'text' : type));
  const selected = names.map((name, index) => (sent[index] === types[index] ? name : `${name}::${types[index]}`));
  const parameters = sent.map((type, index) => `$${index + 2}::${type}[]`);
  await tx.query(
    `INSERT INTO ${table} (school_id, ${names.join(', ')})
     SELECT $1, ${selected.join(', ')} FROM unnest(${parameters.join(', ')}) AS given (${names.join(', ')})`,
    [schoolId, ...Object.values(columns).map(([, value]) => rows.map((row) => cell(value(row))))],
  );
}

function cell(value: Cell): string | number | boolean | null {
  return Array.isArray(value) ? `{${value.join(',')}}` : (value as string | number | boolean | null);
}
