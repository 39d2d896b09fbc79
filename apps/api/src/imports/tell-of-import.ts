import { rolePermissions, roles } from '../core/access/permissions';
import type { Transaction } from '../core/database/database';
import { giveNotices } from '../notices/give-notice';

/** Whoever may bring files in. */
const importers = roles.filter((role) => rolePermissions[role]['imports.run'] !== undefined);

/** What is told of an import. */
export interface ImportNews {
  schoolId: number;
  importId: string;
  at: Date;
  kind: 'import-done' | 'import-stopped';
}

/**
 * Puts at the bell what became of an import: of whoever uploaded it and whoever had it applied, or where no person did,
 * because a feed brought it, of everybody who may bring files in. In the transaction of that end, after it is written.
 */
export async function tellOfImport(tx: Transaction, { schoolId, importId, at, kind }: ImportNews): Promise<void> {
  const [run] = await tx.query<{ fileName: string; version: number; staffIds: string[] }[]>(
    `SELECT i.file_name AS "fileName", i.version,
            ARRAY(SELECT s.id FROM staff s WHERE s.school_id = i.school_id AND (s.id IN (i.created_by, i.applied_by)
              OR i.feed_id IS NOT NULL AND s.left_on IS NULL AND EXISTS (
                SELECT 1 FROM staff_role r WHERE r.school_id = s.school_id AND r.staff_id = s.id AND r.role = ANY($3)))
            ) AS "staffIds"
     FROM import_run i WHERE i.school_id = $1 AND i.id = $2`,
    [schoolId, importId, importers],
  );
  if (!run) throw new Error('There is no such import.');
  const about = { importId, fileName: run.fileName };
  // It can be stopped and asked for again; each of its ends has a version of its own.
  const onceKey = `${kind} ${importId} ${run.version}`;
  await giveNotices(
    tx,
    schoolId,
    at,
    run.staffIds.map((staffId) => ({ staffId, kind, onceKey, about })),
  );
}
