import type { Delimiter } from '../file/delimiter';
import { columnsOf } from '../file/file-layout';
import { UnreadableFile } from '../file/unreadable-file';
import type { ColumnMapping, ImportKind } from '../mapping/import-mapping';
import type { FilePart } from './file-format';

const sampledRows = 50;
/** Characters that become bytes at once. */
const pieceLength = 64 * 1024;

/** What a format that knows its columns says of one. */
export interface KnownColumn {
  name: string;
  /** Null: it is shown, but nothing takes it. */
  field: ColumnMapping['field'] | null;
}

/** A table written by a format whose file is none: pupils found in XML, with the lines they stand in. */
export class WrittenTable {
  private readonly pieces: Buffer[] = [];
  /** Lines that are not bytes yet. */
  private lines = '';
  private count = 0;
  /** A cell with one of these is written in quotation marks. */
  private readonly special: RegExp;
  private readonly head: { cells: string[] }[] = [];

  /** @param delimiter best one that is rare in the cells: without quotation marks a table is read several times as fast. */
  constructor(
    private readonly columns: readonly KnownColumn[],
    private readonly delimiter: Delimiter = ',',
  ) {
    this.special = new RegExp(`["\\r\\n\\${delimiter}]`);
    this.write(columns.map(({ name }) => name));
  }

  get rows(): number {
    return this.count;
  }

  /** @param cells as many as there are columns. */
  add(cells: readonly string[]): void {
    if (this.head.length < sampledRows) this.head.push({ cells: cells.map((cell) => cell.trim()) });
    this.write(cells);
    this.count += 1;
  }

  /** @throws UnreadableFile when nothing has been added. */
  part(name: string, kind: ImportKind): FilePart {
    if (this.rows === 0) throw new UnreadableFile(`There is nothing in “${name}”.`);
    const known = this.columns.flatMap(({ name: header, field }, column): ColumnMapping[] =>
      field === null ? [] : [{ column, header, field, subject: null, window: null }],
    );
    return {
      name,
      kind,
      layout: {
        encoding: 'UTF-8',
        delimiter: this.delimiter,
        headerRow: 1,
        rowsAre: known.some(({ field }) => field === 'line') ? 'lines' : 'rows',
        columns: columnsOf(
          this.columns.map(({ name: header }) => header),
          this.head,
        ),
        rows: this.rows,
      },
      bytes: Buffer.concat([...this.pieces, Buffer.from(this.lines)]),
      columns: known,
    };
  }

  private write(cells: readonly string[]): void {
    const quote = (cell: string): string => (this.special.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
    this.lines += `${cells.map(quote).join(this.delimiter)}\n`;
    if (this.lines.length < pieceLength) return;
    this.pieces.push(Buffer.from(this.lines));
    this.lines = '';
  }
}
