import type { QueryRunner } from 'typeorm';

/** Puts new tables behind the school boundary: their rows are seen and written only with app.school set to their school. */
export async function guardBySchool(runner: QueryRunner, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    await runner.query(`ALTER TABLE "${table}" ENABLE ROW LEVEL SECURITY`);
    await runner.query(
      `CREATE POLICY "${table}_school" ON "${table}" USING (school_id = current_setting('app.school')::int)`,
    );
  }
}
