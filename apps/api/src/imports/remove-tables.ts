import type { Transaction } from '../core/database/database';

/** Removes what an import that will not go in has read: its tables, the cells shown of them, and what was found. */
export async function removeTables(tx: Transaction, schoolId: number, importId: string): Promise<void> {
  await tx.query(
    `UPDATE import_part SET content = NULL, problems = NULL, changes = NULL, questions = NULL,
            layout = jsonb_set(layout, '{columns}', (SELECT coalesce(jsonb_agg(c || '{"samples": []}'), '[]')
                                                     FROM jsonb_array_elements(layout->'columns') AS c))
     WHERE school_id = $1 AND import_id = $2`,
    [schoolId, importId],
  );
}
