import { readFileText } from '../../file/file-text';
import { readRows } from '../../file/read-rows';
import { scanRecords } from '../../file/scan-records';
import { UnreadableFile } from '../../file/unreadable-file';
import type { SafeZip } from '../zip/safe-zip';

/** A row of a file of the zip. */
export interface RosterRow {
  /** As a spreadsheet counts: the names of the columns stand in row 1. */
  row: number;
  /** The cell of a column, empty when the file has no such column. */
  text(column: string): string;
}

const mostColumns = 200;
const mostRows = 500_000;

/** A file of the zip, read a row at a time. */
export class RosterFile {
  private constructor(
    readonly name: string,
    private readonly bytes: Buffer,
    private readonly places: ReadonlyMap<string, number>,
    private readonly width: number,
  ) {}

  /**
   * @param needed columns it cannot do without.
   * @throws UnreadableFile naming the file, when it is no table or lacks one of them.
   */
  static async open(zip: SafeZip, path: string, needed: readonly string[]): Promise<RosterFile> {
    const name = path.split('/').at(-1) ?? path;
    const { bytes } = await inPlace(name, async () => readFileText(await zip.read(path)));
    await inPlace(name, () => scanRecords(bytes, ','));
    const header = await inPlace(name, () => firstRow(bytes));
    if (header.length > mostColumns) throw new UnreadableFile(`${name}: more than ${mostColumns} columns.`);
    const places = new Map(header.map((column, place) => [column.toLowerCase(), place]));
    if (places.size < header.length) throw new UnreadableFile(`${name}: the first row names a column twice.`);
    const missing = needed.find((column) => !places.has(column.toLowerCase()));
    if (missing) throw new UnreadableFile(`${name}: the first row names no column “${missing}”.`);
    return new RosterFile(name, bytes, places, header.length);
  }

  /** @throws UnreadableFile with the row, when it does not have as many cells as there are columns. */
  async *rows(): AsyncGenerator<RosterRow> {
    let rows = 0;
    for await (const batch of this.batches()) {
      for (const { row, cells } of batch) {
        rows += 1;
        if (rows > mostRows) {
          throw new UnreadableFile(`${this.name}: more than ${mostRows.toLocaleString('en-GB')} rows.`);
        }
        if (cells.length !== this.width) {
          throw new UnreadableFile(
            `${this.name}, row ${row}: ${cells.length} cells, where the first row names ${this.width} columns.`,
          );
        }
        yield { row, text: (column) => cells[this.places.get(column.toLowerCase()) ?? -1] ?? '' };
      }
    }
  }

  private async *batches(): ReturnType<typeof readRows> {
    try {
      yield* readRows(this.bytes, ',', 2);
    } catch (error) {
      throw placed(this.name, error);
    }
  }
}

async function firstRow(bytes: Buffer): Promise<string[]> {
  for await (const [first] of readRows(bytes, ',')) if (first?.row === 1) return first.cells;
  throw new UnreadableFile('the first row must name the columns.');
}

async function inPlace<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw placed(name, error);
  }
}

const placed = (name: string, error: unknown): unknown =>
  error instanceof UnreadableFile && !error.message.startsWith(name)
    ? new UnreadableFile(`${name}: ${error.message}`)
    : error;
