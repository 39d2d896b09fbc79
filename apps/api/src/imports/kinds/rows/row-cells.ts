import { type IsoDate, type Parsed, parseEnglishDate } from '@headway/domain';
import { isFormula } from '../../file/formula';
import type { FileRow } from '../../file/read-rows';
import { fieldLabel, type ImportField } from '../../mapping/import-mapping';
import { BadCell } from './bad-cell';

const longestName = 100;
/** No school means a day before or after these. */
const earliest = '1990-01-01';
const latest = '2099-12-31';
/** Something said in words: a reason, whom a target was agreed with. */
export const longestWords = 500;

/** The cells of a row by what their columns hold. */
export class RowCells {
  readonly row: number;
  private readonly cells: readonly string[];

  constructor(
    { row, cells }: FileRow,
    private readonly places: ReadonlyMap<ImportField, number>,
  ) {
    this.row = row;
    this.cells = cells;
  }

  /** Whether the file has a column for it. */
  mapped(field: ImportField): boolean {
    return this.places.has(field);
  }

  has(field: ImportField): boolean {
    return this.text(field) !== '';
  }

  /** The cell as it stands; without the apostrophe that keeps a spreadsheet from running it. */
  text(field: ImportField): string {
    const cell = this.cells[this.places.get(field) ?? -1] ?? '';
    return cell.startsWith("'") && isFormula(cell.slice(1)) ? cell.slice(1) : cell;
  }

  /**
   * What the cell says; undefined when it is empty.
   * @throws BadCell when it cannot be read.
   */
  optional<T>(field: ImportField, parse: (text: string) => Parsed<T>): T | undefined {
    if (!this.has(field)) return undefined;
    const result = parse(this.text(field));
    if (!result.ok) throw new BadCell(field, this.text(field), result.because);
    return result.value;
  }

  /** @throws BadCell when the cell is empty, or cannot be read. */
  needed<T>(field: ImportField, parse: (text: string) => Parsed<T>): T {
    const value = this.optional(field, parse);
    if (value === undefined) throw new BadCell(field, '', `there is no ${fieldLabel(field).toLowerCase()}`);
    return value;
  }

  /** A name or words; undefined when the cell is empty. @throws BadCell for a formula, or for too much. */
  words(field: ImportField, longest = longestName): string | undefined {
    if (!this.has(field)) return undefined;
    const cell = this.cells[this.places.get(field) ?? -1] ?? '';
    if (isFormula(cell)) throw new BadCell(field, cell, 'this is a formula, not words');
    const text = this.text(field);
    if (text.length > longest) throw new BadCell(field, text, `at most ${longest} letters can be kept`);
    return text;
  }

  /** @throws BadCell when there are none. */
  neededWords(field: ImportField): string {
    const words = this.words(field);
    if (words === undefined) throw new BadCell(field, '', `there is no ${fieldLabel(field).toLowerCase()}`);
    return words;
  }

  day(field: ImportField): IsoDate | undefined {
    const day = this.optional(field, parseEnglishDate);
    if (day !== undefined && (day < earliest || day > latest)) {
      throw new BadCell(field, this.text(field), 'this day is too far off');
    }
    return day;
  }

  /** Null: the column is there and the cell empty, so that it has not ended. Undefined: nothing is said. */
  end(field: ImportField): IsoDate | null | undefined {
    return this.day(field) ?? (this.mapped(field) ? null : undefined);
  }
}
