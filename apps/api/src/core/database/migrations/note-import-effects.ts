import type { QueryRunner } from 'typeorm';

const acts = ['insert', 'update', 'delete'] as const;
type Act = (typeof acts)[number];

const rowsOf: Record<Act, string> = {
  insert: 'NEW TABLE AS new_rows',
  update: 'OLD TABLE AS old_rows NEW TABLE AS new_rows',
  delete: 'OLD TABLE AS old_rows',
};

/** Has what an import writes to tables noted, so that it can be taken back. Other writers pay one look at a setting. */
export async function noteImportEffects(
  runner: QueryRunner,
  tables: readonly string[],
  of: readonly Act[] = acts,
): Promise<void> {
  for (const table of tables) {
    const [key] = (await runner.query(
      `SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns FROM pg_index i
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY(i.indkey)
       WHERE i.indrelid = $1::regclass AND i.indisprimary`,
      [`"${table}"`],
    )) as { columns: string }[];
    for (const act of of) {
      await runner.query(
        `CREATE TRIGGER "${table}_import_${act}" AFTER ${act.toUpperCase()} ON "${table}" REFERENCING ${rowsOf[act]}
         FOR EACH STATEMENT WHEN (coalesce(current_setting('app.import', true), '') <> '')
         EXECUTE FUNCTION note_import_effect('${key?.columns ?? ''}')`,
      );
    }
  }
}
