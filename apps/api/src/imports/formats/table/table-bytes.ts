import { UnreadableFile } from '../../file/unreadable-file';

const mebibyte = 1024 * 1024;
const writtenAtOnce = 256 * 1024;
const separator = ',';

/** How large the table of a part may be as text: as large as a CSV may be. */
export const mostTableBytes = 64 * mebibyte;

/** A table written as CSV row by row, so that only its text is held. Every later step reads it as it reads a CSV. */
export class TableBytes {
  private readonly parts: Buffer[] = [];
  private waiting = '';
  private size = 0;
  private row = 0;

  /** @param place what grows too large, if it does: "Sheet “Marks”". */
  constructor(
    private readonly place: string,
    private readonly most = mostTableBytes,
  ) {}

  /**
   * @param cells as they are shown, a formula included: what reads them decides what they may be.
   * @param row where it stands, from 1: rows left out become empty ones, so that problems name the row a person sees.
   */
  add(cells: readonly string[], row = this.row + 1): void {
    this.waiting += '\n'.repeat(Math.max(0, row - this.row - 1));
    this.row = row;
    let line = '';
    for (const [i, cell] of cells.entries()) line += (i ? separator : '') + (cell === '' ? '' : written(cell));
    this.waiting += `${line}\n`;
    if (this.waiting.length >= writtenAtOnce) this.write();
  }

  /** Everything written so far. */
  bytes(): Buffer {
    this.write();
    return Buffer.concat(this.parts);
  }

  private write(): void {
    const part = Buffer.from(this.waiting);
    this.waiting = '';
    this.size += part.length;
    if (this.size > this.most) {
      const limit = Math.floor(this.most / mebibyte);
      throw new UnreadableFile(
        `${this.place} is more than ${limit} MB of text. Divide it, for instance by school year.`,
      );
    }
    this.parts.push(part);
  }
}

const written = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
