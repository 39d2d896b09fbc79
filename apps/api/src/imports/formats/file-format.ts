import type { IsoDate } from '@headway/domain';
import type { FileLayout } from '../file/file-layout';
import type { ColumnMapping, ImportKind } from '../mapping/import-mapping';

/**
 * One table found in a file: the file itself when it is a CSV, a sheet of a workbook, the pupils of a transfer file.
 * Whatever the format, every later step reads a table as CSV, so that all formats share one preview, one way of
 * applying and one undo.
 */
export interface FilePart {
  /** What a person calls it: "Sheet1", "users.csv", "Pupils". */
  name: string;
  /** What it holds, where the format says so; null: to be guessed from its columns. */
  kind: ImportKind | null;
  /**
   * Of `bytes`: the delimiter, the row of column names, the columns with samples; `layoutOf` finds it. With
   * `rowsAre: 'lines'` one column has the field `line`: the place in the original file, which problems then name.
   */
  layout: FileLayout;
  /** The table as UTF-8 without a byte-order mark. */
  bytes: Buffer;
  /** What its columns are, where the format says so; null: to be guessed, and matched by a person. */
  columns: ColumnMapping[] | null;
  /** The day the file speaks of, where it says so. */
  statedOn?: IsoDate;
}

/** A file as somebody chose it. */
export interface GivenFile {
  name: string;
  bytes: Buffer;
}

/** A kind of file that can be brought in. */
export interface FileFormat {
  readonly key: 'csv' | 'xlsx' | 'ctf' | 'oneroster';
  /** Judged by what is in it; its name is only a hint. Never throws, and reads no more than it needs. */
  recognises(file: GivenFile): boolean;
  /**
   * The tables of the file, in the order in which they must be applied.
   * @throws UnreadableFile in plain words, with the place, when it is broken, lies about itself or is too much to hold.
   */
  read(file: GivenFile): Promise<FilePart[]>;
}
