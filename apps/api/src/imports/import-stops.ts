import type { ImportCounts } from './import-counts';
import type { RowProblem } from './problem-list';

/** Somebody pressed Stop: what was done so far is undone. */
export class ImportStopped extends Error {}

/** The file cannot go in as it is; the message says why. Nothing is kept of it. */
export class ImportRefused extends Error {
  constructor(
    message: string,
    readonly found: { counts: ImportCounts; problems: RowProblem[] } | null = null,
    /** The part of the file at fault. */
    readonly place: number | null = null,
  ) {
    super(message);
  }
}
