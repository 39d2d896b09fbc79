import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Delimiter } from './delimiter';
import { mayBeQuoted, splitRows } from './split-rows';
import { UnreadableFile } from './unreadable-file';

/** A row of the file. */
export interface FileRow {
  /** As a spreadsheet counts: 1 is the first row of the file. */
  row: number;
  /** Without spaces around them. */
  cells: string[];
}

const rowsAtOnce = 2_000;
const readAtOnce = 256 * 1024;
/** No honest row is longer; it bounds the memory one row can take. */
const longestRow = 1024 * 1024;

/** What the parser gives when it is to count. */
interface RowWithInfo {
  record: string[];
  info: { records: number; empty_lines: number };
}

const hasEmptyLines = (bytes: Buffer): boolean =>
  ['\n\n', '\r\n\r\n', '\r\r'].some((twice) => bytes.includes(twice)) || /^[\r\n]/.test(bytes.toString('latin1', 0, 1));

function* pieces(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += readAtOnce) yield bytes.subarray(at, at + readAtOnce);
}

/**
 * Reads the rows of a file in batches, leaving the event loop free in between. Rows without anything in them are
 * passed over, but counted.
 * @param from the first row wanted, counted from 1.
 */
export async function* readRows(bytes: Buffer, delimiter: Delimiter, from = 1): AsyncGenerator<FileRow[]> {
  if (mayBeQuoted(bytes)) {
    yield* parsedRows(bytes, delimiter, from);
    return;
  }
  for (const batch of splitRows(bytes, delimiter, from, longestRow)) {
    if (batch.length) yield batch;
    await new Promise(setImmediate);
  }
}

async function* parsedRows(bytes: Buffer, delimiter: Delimiter, from: number): AsyncGenerator<FileRow[]> {
  const parser = Readable.from(pieces(bytes)).pipe(
    parse({
      delimiter,
      // Looking for one kind of line end is twice as fast as looking for three.
      record_delimiter: bytes.includes('\r') ? ['\r\n', '\n', '\r'] : '\n',
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: longestRow,
      // The parser makes an error of every empty line and then drops it: a sheet with a million of them takes a minute.
      // Leaving them out and counting costs twice as much as reading rows, so it is done only where there are any.
      ...(hasEmptyLines(bytes) ? { skip_empty_lines: true, info: true } : {}),
    }),
  );
  let row = 0;
  let batch: FileRow[] = [];
  try {
    for await (const parsed of parser as AsyncIterable<string[] | RowWithInfo>) {
      const record = Array.isArray(parsed) ? parsed : parsed.record;
      row = Array.isArray(parsed) ? row + 1 : parsed.info.records + parsed.info.empty_lines;
      if (row < from) continue;
      const cells = record.map((cell) => cell.trim());
      if (cells.every((cell) => cell === '')) continue;
      batch.push({ row, cells });
      if (batch.length < rowsAtOnce) continue;
      yield batch;
      batch = [];
      await new Promise(setImmediate);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile(`Row ${row + 1} cannot be read as cells: ${reasonOf(error)}.`);
  } finally {
    parser.destroy();
  }
  if (batch.length) yield batch;
}

function reasonOf(error: CsvError): string {
  if (error.code === 'CSV_MAX_RECORD_SIZE') return 'it is more than a million characters long';
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return 'a quotation mark is never closed';
  return 'its quotation marks or separators are out of place';
}
