import type { Transaction } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import type { FileLayout } from './file/file-layout';
import type { ImportCounts } from './import-counts';
import type { ImportRunEntity } from './import-run.entity';
import type { ImportMapping } from './mapping/import-mapping';

/** An import as it stands, without its file. */
export interface StoredImport {
  id: string;
  status: ImportRunEntity['status'];
  fileName: string;
  layout: FileLayout;
  mapping: ImportMapping;
  counts: ImportCounts | null;
  leaveOutInvalid: boolean;
  cancelRequested: boolean;
  appliedBy: string | null;
  version: number;
}

const fileReadAtOnce = 4 * 1024 * 1024;

/**
 * Reads an import; with `lock` nobody else changes it until the transaction ends.
 * @throws 404 when the school has none of this id.
 */
export async function storedImport(
  tx: Transaction,
  schoolId: number,
  importId: string,
  lock = false,
): Promise<StoredImport> {
  const [row] = await tx.query<StoredImport[]>(
    `SELECT id, status, file_name AS "fileName", layout, mapping, counts, leave_out_invalid AS "leaveOutInvalid",
            cancel_requested AS "cancelRequested", applied_by AS "appliedBy", version
     FROM import_run WHERE school_id = $1 AND id = $2 ${lock ? 'FOR UPDATE' : ''}`,
    [schoolId, importId],
  );
  if (!row) throw notFound('import');
  return row;
}

/** The file of an import as UTF-8, fetched in parts: the database writes bytes as text of twice their length. */
export async function storedFile(tx: Transaction, schoolId: number, importId: string): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let at = 1; ; at += fileReadAtOnce) {
    const [row] = await tx.query<{ part: Buffer | null }[]>(
      'SELECT substring(content FROM $3 FOR $4) AS part FROM import_run WHERE school_id = $1 AND id = $2',
      [schoolId, importId, at, fileReadAtOnce],
    );
    if (!row?.part) throw notFound('file of this import any more');
    parts.push(row.part);
    if (row.part.length < fileReadAtOnce) return Buffer.concat(parts);
  }
}

/** Whether somebody has pressed Stop, even while this transaction runs. */
export async function stopRequested(tx: Transaction, schoolId: number, importId: string): Promise<boolean> {
  const [row] = await tx.query<{ stop: boolean }[]>(
    'SELECT cancel_requested AS stop FROM import_run WHERE school_id = $1 AND id = $2',
    [schoolId, importId],
  );
  return row?.stop ?? true;
}
