import type { IsoDate } from '@headway/domain';
import type { Transaction } from '../core/database/database';
import type { ImportChange, ImportCounts } from './import-counts';
import { ImportStopped } from './import-stops';
import type { RowProblem } from './problem-list';
import { type StoredImport, stopRequested } from './stored-import';

/** What checking and applying work on. */
export interface ImportWork {
  tx: Transaction;
  schoolId: number;
  run: StoredImport;
  bytes: Buffer;
  at: Date;
  today: IsoDate;
  /** Says how many of the file's rows are done. */
  progress: (rows: number) => void;
}

export interface ImportFindings {
  counts: ImportCounts;
  problems: RowProblem[];
  changes: ImportChange[];
}

/** Between two batches: says how far it is, and ends the work when somebody has pressed Stop. */
export async function goOn({ tx, schoolId, run, progress }: ImportWork, rows: number): Promise<void> {
  progress(rows);
  if (await stopRequested(tx, schoolId, run.id)) throw new ImportStopped();
}

/** The list in pieces small enough to write at once. */
export function* batches<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}
