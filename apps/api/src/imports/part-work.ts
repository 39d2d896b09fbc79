import type { IsoDate } from '@headway/domain';
import type { Transaction } from '../core/database/database';
import type { FileLayout } from './file/file-layout';
import { type FileRow, readRows } from './file/read-rows';
import type { ImportChange, ImportCounts } from './import-counts';
import type { ImportQuestion } from './import-question';
import { ImportStopped } from './import-stops';
import type { ImportMapping } from './mapping/import-mapping';
import type { RowProblem } from './problem-list';
import { type StoredImport, stopRequested } from './stored-import';

/** What checking and applying a part of a file work on. */
export interface PartWork {
  tx: Transaction;
  schoolId: number;
  run: StoredImport;
  /** Its place among the parts, from 0. */
  place: number;
  /** What a person calls it. */
  name: string;
  layout: FileLayout;
  mapping: ImportMapping;
  /** The table as UTF-8. */
  bytes: Buffer;
  /** What checking found, once it has been checked: what the person has seen who applies. */
  checked: ImportCounts | null;
  /** What a person has answered, by the key of the question. */
  answers: Readonly<Record<string, string>>;
  at: Date;
  today: IsoDate;
  /** Says how many of the part's rows are done. */
  progress: (rows: number) => void;
}

export interface PartFindings {
  counts: ImportCounts;
  problems: RowProblem[];
  changes: ImportChange[];
  /** Everything a person must decide, answered or not. */
  questions: ImportQuestion[];
}

/** What reading the rows of a table needs. */
export type TableOfPart = Pick<PartWork, 'bytes' | 'layout' | 'mapping'>;

/** The rows under the column names, in batches; numbered by their lines where the file has lines instead of rows. */
export async function* rowsOf({ bytes, layout, mapping }: TableOfPart): AsyncGenerator<FileRow[]> {
  const line = mapping.columns.find(({ field }) => field === 'line')?.column;
  for await (const batch of readRows(bytes, layout.delimiter, layout.headerRow + 1)) {
    yield line === undefined ? batch : batch.map(({ row, cells }) => ({ row: Number(cells[line]) || row, cells }));
  }
}

/** Between two batches: says how far it is, and ends the work when somebody has pressed Stop. */
export async function goOn({ tx, schoolId, run, progress }: PartWork, rows: number): Promise<void> {
  progress(rows);
  if (await stopRequested(tx, schoolId, run.id)) throw new ImportStopped();
}

/** The list in pieces small enough to write at once. */
export function* batches<T>(list: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < list.length; at += size) yield list.slice(at, at + size);
}
