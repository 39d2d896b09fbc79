import type { Transaction } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import type { FileLayout } from './file/file-layout';
import type { ImportCounts } from './import-counts';
import type { ImportQuestion } from './import-question';
import type { ImportRunEntity } from './import-run.entity';
import type { ImportKind, ImportMapping } from './mapping/import-mapping';

/** An import as it stands, without what is in its file. */
export interface StoredImport {
  id: string;
  status: ImportRunEntity['status'];
  fileName: string;
  answers: Readonly<Record<string, string>>;
  leaveOutInvalid: boolean;
  cancelRequested: boolean;
  appliedBy: string | null;
  feedId: string | null;
  version: number;
}

/** A part of it, without its bytes. */
export interface StoredPart {
  place: number;
  name: string;
  kind: ImportKind | null;
  leftOut: boolean;
  columnsGiven: boolean;
  /** The remembered mapping its proposal came from. */
  savedMappingId: string | null;
  layout: FileLayout;
  mapping: ImportMapping | null;
  counts: ImportCounts | null;
  questions: ImportQuestion[] | null;
}

const fileReadAtOnce = 4 * 1024 * 1024;

/**
 * Reads an import; with `lock` nobody else changes it until the transaction ends. What an import writes refers to it, so
 * that a stronger lock would wait for the import it is to stop.
 * @throws 404 when the school has none of this id.
 */
export async function storedImport(
  tx: Transaction,
  schoolId: number,
  importId: string,
  lock = false,
): Promise<StoredImport> {
  const [row] = await tx.query<StoredImport[]>(
    `SELECT id, status, file_name AS "fileName", answers, leave_out_invalid AS "leaveOutInvalid",
            cancel_requested AS "cancelRequested", applied_by AS "appliedBy", feed_id AS "feedId", version
     FROM import_run WHERE school_id = $1 AND id = $2 ${lock ? 'FOR NO KEY UPDATE' : ''}`,
    [schoolId, importId],
  );
  if (!row) throw notFound('import');
  return row;
}

/** The parts of an import in the order in which they are applied. */
export async function storedParts(tx: Transaction, schoolId: number, importId: string): Promise<StoredPart[]> {
  return tx.query<StoredPart[]>(
    `SELECT place, name, kind, left_out AS "leftOut", columns_given AS "columnsGiven",
            saved_mapping_id AS "savedMappingId", layout, mapping, counts, questions
     FROM import_part WHERE school_id = $1 AND import_id = $2 ORDER BY place`,
    [schoolId, importId],
  );
}

/** The table of a part as UTF-8, fetched in pieces: the database writes bytes as text of twice their length. */
export async function storedTable(tx: Transaction, schoolId: number, importId: string, place: number): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let at = 1; ; at += fileReadAtOnce) {
    const [row] = await tx.query<{ piece: Buffer | null }[]>(
      `SELECT substring(content FROM $4 FOR $5) AS piece FROM import_part
       WHERE school_id = $1 AND import_id = $2 AND place = $3`,
      [schoolId, importId, place, at, fileReadAtOnce],
    );
    if (!row?.piece) throw notFound('file of this import any more');
    pieces.push(row.piece);
    if (row.piece.length < fileReadAtOnce) return Buffer.concat(pieces);
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
