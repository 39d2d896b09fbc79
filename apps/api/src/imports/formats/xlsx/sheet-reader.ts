import { UnreadableFile } from '../../file/unreadable-file';
import type { XmlListener } from '../xml/read-xml';
import { cellAddress, cellRange, type CellRange, columnLetters, mostColumns, mostRows } from './cell-address';
import { isoText, longestCell, numberText, plainText } from './cell-text';
import { type NumberFormat, plainFormat } from './number-formats';

/** More than any table of a school has; the last columns of a sheet are the sixteen-thousandth. */
const columnsRead = 2_000;

/** What the cells of a sheet refer to. */
export interface SheetContext {
  place: string;
  texts: readonly string[];
  formats: readonly NumberFormat[];
  from1904: boolean;
}

interface OpenCell {
  column: number;
  type: string;
  style: number;
  value: string;
  formula: string | null;
  hasValue: boolean;
}

/** Which part of a cell is being read. */
type Part = 'value' | 'formula' | null;

/** Follows the XML of a sheet and hands out its rows, those without anything in them left out. */
export class SheetReader implements XmlListener {
  readonly merged: CellRange[] = [];
  private inTable = false;
  private inRow = false;
  private phonetic = false;
  private inline = false;
  private row = 0;
  private column = -1;
  private cells: string[] = [];
  private cell: OpenCell | null = null;
  private part: Part = null;

  constructor(
    private readonly context: SheetContext,
    private readonly onRow: (cells: string[], row: number) => void,
    private readonly mergedWithin: () => number,
  ) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'sheetData') this.inTable = true;
    else if (name === 'mergeCell') this.merge(attributes.ref ?? '');
    else if (!this.inTable) return;
    else if (name === 'row') this.openRow(attributes.r);
    else if (name === 'c') this.openCell(attributes);
    else if (name === 'is') this.inline = true;
    else if (name === 'rPh') this.phonetic = true;
    else if (name === 'v' || name === 'f' || (name === 't' && this.inline)) this.openPart(name);
  }

  close(name: string): void {
    if (name === 'sheetData') this.inTable = false;
    else if (!this.inTable) return;
    else if (name === 'row') this.closeRow();
    else if (name === 'c') this.closeCell();
    else if (name === 'is') this.inline = false;
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'v' || name === 'f' || name === 't') this.part = null;
  }

  text(text: string): void {
    const { cell, part } = this;
    if (!cell || !part || this.phonetic) return;
    if (part === 'formula') cell.formula = (cell.formula ?? '') + text.slice(0, longestCell);
    else cell.value += text;
    if (cell.value.length > longestCell) {
      this.refuse(`holds more than ${longestCell.toLocaleString('en-GB')} characters`);
    }
  }

  private openRow(place: string | undefined): void {
    const row = place === undefined ? this.row + 1 : Number(place);
    if (this.inRow) this.refuseRow(`row ${row} stands inside row ${this.row}`);
    if (!Number.isInteger(row) || row > mostRows) this.refuseRow(`no sheet has a row ${place ?? row}`);
    if (row <= this.row) this.refuseRow(`row ${row} comes after row ${this.row}`);
    this.inRow = true;
    this.row = row;
    this.column = -1;
    this.cells = [];
  }

  private closeRow(): void {
    this.inRow = false;
    if (this.cells.length > 0) this.onRow(this.cells, this.row);
  }

  private openCell({ r, t, s }: Readonly<Record<string, string>>): void {
    if (!this.inRow) this.refuseRow(`a cell ${r ?? ''} stands outside of a row`);
    if (this.cell) this.refuse(`holds another cell`);
    const address = r === undefined ? { column: this.column + 1, row: this.row } : cellAddress(r);
    if (!address || address.column >= mostColumns)
      return this.refuseRow(`row ${this.row} has a cell ${r ?? ''}, which no sheet has`);
    if (address.row !== this.row) this.refuseRow(`the cell ${r} stands in row ${this.row}`);
    if (address.column <= this.column) this.refuseRow(`the cell ${r} is out of order or stands there twice`);
    this.column = address.column;
    this.cell = {
      column: address.column,
      type: t ?? 'n',
      style: Number(s ?? 0),
      value: '',
      formula: null,
      hasValue: false,
    };
  }

  private openPart(name: 'v' | 'f' | 't'): void {
    if (!this.cell) return this.refuseRow(`row ${this.row} has a value outside of a cell`);
    if (this.part) this.refuse('holds a value inside a value');
    this.part = name === 'f' ? 'formula' : 'value';
    if (name === 'f') this.cell.formula = '';
    else this.cell.hasValue = true;
  }

  private closeCell(): void {
    const { cell } = this;
    if (!cell) return;
    const text = this.shown(cell);
    if (text.trim() !== '') {
      if (cell.column >= columnsRead) {
        this.refuse(
          `lies beyond the ${columnsRead.toLocaleString('en-GB')} columns that are read; delete what stands there`,
        );
      }
      while (this.cells.length < cell.column) this.cells.push('');
      this.cells.push(text);
    }
    this.cell = null;
  }

  /** What the person sees in the cell. */
  private shown(cell: OpenCell): string {
    const { context } = this;
    // Nothing is calculated here: a formula nobody has calculated is shown as one, and no reader takes it for a value.
    if (!cell.hasValue) return cell.formula === null ? '' : `=${plainText(cell.formula)}`;
    switch (cell.type) {
      case 's':
        return this.sharedText(cell.value);
      case 'str':
      case 'inlineStr':
        return plainText(cell.value);
      case 'b':
        return cell.value.trim() === '1' || cell.value.trim() === 'true' ? 'TRUE' : 'FALSE';
      case 'e':
        return plainText(cell.value);
      case 'd':
        return isoText(plainText(cell.value));
      case 'n':
        return this.number(cell.value.trim(), context.formats[cell.style] ?? plainFormat);
      default:
        return this.refuse(`has content of an unknown kind, “${cell.type.slice(0, 20)}”`);
    }
  }

  private number(text: string, format: NumberFormat): string {
    if (text === '') return '';
    const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
    if (!Number.isFinite(value)) this.refuse(`is said to hold a number, and holds “${plainText(text).slice(0, 20)}”`);
    return numberText(value, format, this.context.from1904);
  }

  private sharedText(index: string): string {
    const text = /^\d{1,9}$/.test(index.trim()) ? this.context.texts[Number(index)] : undefined;
    return text ?? this.refuse('refers to a text that is not in the workbook');
  }

  private merge(range: string): void {
    const found = cellRange(range);
    if (found && found.from.row <= this.mergedWithin()) this.merged.push(found);
  }

  private refuse(why: string): never {
    const cell = this.cell ? `${columnLetters(this.cell.column)}${this.row}` : `row ${this.row}`;
    throw new UnreadableFile(`${this.context.place}: ${cell} ${why}. Open it in Excel, save it and choose it again.`);
  }

  private refuseRow(why: string): never {
    throw new UnreadableFile(`${this.context.place}: ${why}. Open it in Excel, save it and choose it again.`);
  }
}
