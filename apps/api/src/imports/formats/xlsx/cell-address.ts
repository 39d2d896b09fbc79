/** A place in a sheet; both counted from 0 and 1 as everywhere here: columns from 0, rows from 1. */
export interface CellAddress {
  column: number;
  row: number;
}

/** A block of cells, its corners included. */
export interface CellRange {
  from: CellAddress;
  to: CellAddress;
}

export const mostRows = 1_048_576;
export const mostColumns = 16_384;

/** Reads "B7"; null when no sheet has such a cell. */
export function cellAddress(text: string): CellAddress | null {
  const found = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(text);
  if (!found) return null;
  const letters = [...(found[1] ?? '')];
  const column = letters.reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const row = Number(found[2]);
  return column < mostColumns && row <= mostRows ? { column, row } : null;
}

/** Reads "B7:D9"; null when it is none. */
export function cellRange(text: string): CellRange | null {
  const [first = '', last = ''] = text.split(':');
  const [from, to] = [cellAddress(first), cellAddress(last)];
  return from && to && from.column <= to.column && from.row <= to.row ? { from, to } : null;
}

/** "B" for 1. */
export function columnLetters(column: number): string {
  const before = Math.floor(column / 26);
  return (before > 0 ? columnLetters(before - 1) : '') + String.fromCharCode(65 + (column % 26));
}
