import type { Delimiter } from './delimiter';
import { UnreadableFile } from './unreadable-file';

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;
const SPACE = 0x20;
const scannedAtOnce = 8 * 1024 * 1024;

/** What one look over all bytes finds, before anything is read as cells. */
export interface Scanned {
  /** Rows as a spreadsheet counts them, from 1, that have anything in them. */
  filledRows: number;
}

/**
 * Counts the rows of a file and makes sure that every quotation mark is closed where it should be.
 * @throws UnreadableFile naming the row in which a quotation mark opened that is never, or wrongly, closed.
 */
export async function scanRecords(bytes: Buffer, delimiter: Delimiter): Promise<Scanned> {
  const separator = delimiter.charCodeAt(0);
  let row = 1;
  let filled = false;
  let filledRows = 0;
  let fieldStart = true;
  let quoteOpenedIn = 0;

  const endRow = (): void => {
    if (filled) filledRows += 1;
    row += 1;
    filled = false;
    fieldStart = true;
  };

  for (let i = 0; i < bytes.length; i++) {
    if (i % scannedAtOnce === 0) await new Promise(setImmediate);
    const byte = bytes[i];
    if (quoteOpenedIn) {
      if (byte !== QUOTE) continue;
      const next = bytes[i + 1];
      if (next === QUOTE) {
        i += 1;
        continue;
      }
      if (next !== undefined && next !== separator && next !== CR && next !== LF) {
        throw new UnreadableFile(
          `A quotation mark opened in row ${quoteOpenedIn} is closed in the middle of a cell. ` +
            'Most often one was never closed. Look at that row, save the file and choose it again.',
        );
      }
      quoteOpenedIn = 0;
    } else if (byte === QUOTE && fieldStart) {
      quoteOpenedIn = row;
      filled = true;
      fieldStart = false;
    } else if (byte === LF || byte === CR) {
      if (byte === CR && bytes[i + 1] === LF) i += 1;
      endRow();
    } else if (byte === separator) {
      fieldStart = true;
    } else {
      fieldStart = false;
      if (byte !== SPACE) filled = true;
    }
  }
  if (quoteOpenedIn) {
    throw new UnreadableFile(
      `A quotation mark opened in row ${quoteOpenedIn} is never closed, so everything after it reads as one cell. ` +
        'Close it, save the file and choose it again.',
    );
  }
  endRow();
  return { filledRows };
}
