import type { Delimiter } from './delimiter';
import type { FileRow } from './read-rows';
import { UnreadableFile } from './unreadable-file';

const LF = 0x0a;
const CR = 0x0d;
const readAtOnce = 256 * 1024;

/** Whether some cell may be in quotation marks, so that a line or a separator in it need not end it. */
export const mayBeQuoted = (bytes: Buffer): boolean => bytes.includes('"');

/**
 * The rows of a file without any quotation mark, in batches. There a row is a line and a cell what stands between two
 * separators: splitting is several times as fast as parsing.
 * @param from the first row wanted, counted from 1.
 * @param longestRow bytes of a row.
 */
export function* splitRows(
  bytes: Buffer,
  delimiter: Delimiter,
  from: number,
  longestRow: number,
): Generator<FileRow[]> {
  let row = 0;
  for (let at = 0; at < bytes.length;) {
    const end = endOfLines(bytes, at);
    const lines = bytes.toString('utf8', at, end).split(/\r\n|\n|\r/);
    // What follows the last line end is the next piece, or nothing.
    if (end < bytes.length || lines.at(-1) === '') lines.pop();
    const batch: FileRow[] = [];
    for (const line of lines) {
      row += 1;
      if (line.length > longestRow) {
        throw new UnreadableFile(`Row ${row} cannot be read as cells: it is more than a million characters long.`);
      }
      if (row < from) continue;
      const cells = line.split(delimiter).map((cell) => cell.trim());
      if (cells.some((cell) => cell !== '')) batch.push({ row, cells });
    }
    yield batch;
    at = end;
  }
}

/** The end of the last line that begins in the next piece of the file: behind its line end, or the end of the file. */
function endOfLines(bytes: Buffer, at: number): number {
  for (let i = Math.min(at + readAtOnce, bytes.length) - 1; i < bytes.length; i++) {
    if (bytes[i] === LF) return i + 1;
    if (bytes[i] === CR) return bytes[i + 1] === LF ? i + 2 : i + 1;
  }
  return bytes.length;
}
