import { checkUpn, numberIn, parseEnglishDate } from '@headway/domain';
import { cutText } from './cut-text';
import { type Delimiter, findDelimiter } from './delimiter';
import { type Encoding, readFileText } from './file-text';
import { type FileRow, readRows } from './read-rows';
import { scanRecords } from './scan-records';
import { neutralised } from './formula';
import { UnreadableFile } from './unreadable-file';

export interface FileColumn {
  /** Place in the row, from 0. */
  index: number;
  name: string;
  /** A few different cells of the column. */
  samples: string[];
}

/** How a file is laid out. */
export interface FileLayout {
  encoding: Encoding;
  delimiter: Delimiter;
  /** The row with the column names, counted from 1. */
  headerRow: number;
  /** What problems name: rows as a spreadsheet counts, or lines of a file that has no rows (from the field `line`). */
  rowsAre: 'rows' | 'lines';
  columns: FileColumn[];
  /** Rows under the column names with anything in them. */
  rows: number;
  /** What the format passed over, in words for the person who chose the file. */
  notes?: string[];
}

const headBytes = 65_536;
const headerWithin = 10;
const sampledRows = 50;
const samplesShown = 3;
const longestSample = 40;
/** More than any table of a school has; matching them takes longer the more there are. */
const mostColumns = 2_000;

/**
 * Finds out how a file is laid out.
 * @returns the layout and the text as UTF-8, which every later step reads.
 * @throws UnreadableFile in plain words, with the place.
 */
export async function findLayout(file: Buffer): Promise<{ layout: FileLayout; bytes: Buffer }> {
  const { encoding, bytes } = await readFileText(file);
  const delimiter = findDelimiter(bytes.subarray(0, headBytes).toString('utf8'));
  if (!delimiter) {
    throw new UnreadableFile(
      'Only one column was found: cells must be separated by commas, semicolons, tabs or upright bars.',
    );
  }
  return { layout: await layoutOf(bytes, delimiter, encoding), bytes };
}

/**
 * The layout of a table that is text already, for instance a sheet written as CSV.
 * @param bytes UTF-8 without a byte-order mark.
 * @throws UnreadableFile when no row of column names, or nothing under it, is found.
 */
export async function layoutOf(bytes: Buffer, delimiter: Delimiter, encoding: Encoding = 'UTF-8'): Promise<FileLayout> {
  const { filledRows } = await scanRecords(bytes, delimiter);
  const head = await firstRows(bytes, delimiter);
  const header = headerOf(head);
  if (header.cells.length > mostColumns) {
    const [found, most] = [header.cells.length, mostColumns].map((count) => count.toLocaleString('en-GB'));
    throw new UnreadableFile(`There are ${found} columns. At most ${most} are read: take out those nobody needs.`);
  }
  const above = head.filter(({ row }) => row <= header.row).length;
  if (filledRows <= above) throw new UnreadableFile('There are column names, but no rows under them.');
  const below = head.filter(({ row }) => row > header.row);
  return {
    encoding,
    delimiter,
    headerRow: header.row,
    rowsAre: 'rows',
    columns: columnsOf(header.cells, below),
    rows: filledRows - above,
  };
}

/** The columns with anything in their name or in the first rows. */
export function columnsOf(header: readonly string[], rows: readonly Pick<FileRow, 'cells'>[]): FileColumn[] {
  return header
    .map((name, index) => ({ index, name, samples: samplesOf(rows, index) }))
    .filter(({ name, samples }) => name !== '' || samples.length > 0)
    .map((column) => ({ ...column, name: column.name || `Column ${column.index + 1}` }));
}

async function firstRows(bytes: Buffer, delimiter: Delimiter): Promise<FileRow[]> {
  for await (const batch of readRows(bytes, delimiter)) return batch.slice(0, sampledRows);
  throw new UnreadableFile('The file is empty.');
}

/** The first of the top rows that is as wide as they get and holds names, not data; titles above it are passed over. */
function headerOf(head: readonly FileRow[]): FileRow {
  const top = head.slice(0, headerWithin);
  const filled = ({ cells }: FileRow): number => cells.filter((cell) => cell !== '').length;
  const widest = Math.max(...top.map(filled));
  const header = top.find((row) => filled(row) >= Math.max(2, widest * 0.8) && !row.cells.some(isData));
  if (!header) {
    throw new UnreadableFile(
      'No row of column names was found among the first ten. Put the names of the columns in the first row.',
    );
  }
  return header;
}

function isData(cell: string): boolean {
  return cell !== '' && (numberIn(cell) !== null || checkUpn(cell).status !== 'malformed' || parseEnglishDate(cell).ok);
}

function samplesOf(rows: readonly Pick<FileRow, 'cells'>[], index: number): string[] {
  const different = new Set(rows.map(({ cells }) => cells[index] ?? '').filter((cell) => cell !== ''));
  return [...different].slice(0, samplesShown).map((cell) => neutralised(cutText(cell, longestSample)));
}
