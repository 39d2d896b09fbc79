import type { Delimiter } from '../file/delimiter';
import { columnsOf } from '../file/file-layout';
import { UnreadableFile } from '../file/unreadable-file';
import type { ColumnMapping, ImportKind } from '../mapping/import-mapping';
import type { FilePart } from './file-format';

const sampledRows = 50;

/** What a format that knows its columns says of one. */
export interface KnownColumn {
  name: string;
  /** Null: it is shown, but nothing takes it. */
  field: ColumnMapping['field'] | null;
}

/** A table written by a format whose file is none: pupils found in XML, with the lines they stand in. */
export class WrittenTable {
  private readonly lines: Buffer[] = [];
  private readonly head: { cells: string[] }[] = [];

  /** @param delimiter best one that is rare in the cells: without quotation marks a table is read several times as fast. */
  constructor(
    private readonly columns: readonly KnownColumn[],
    private readonly delimiter: Delimiter = ',',
  ) {
    this.lines.push(this.line(columns.map(({ name }) => name)));
  }

  get rows(): number {
    return this.lines.length - 1;
  }

  /** @param cells as many as there are columns. */
  add(cells: readonly string[]): void {
    if (this.head.length < sampledRows) this.head.push({ cells: cells.map((cell) => cell.trim()) });
    this.lines.push(this.line(cells));
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
      bytes: Buffer.concat(this.lines),
      columns: known,
    };
  }

  private line(cells: readonly string[]): Buffer {
    const quote = (cell: string): string =>
      cell.includes(this.delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
    return Buffer.from(`${cells.map(quote).join(this.delimiter)}\n`);
  }
}
