import type { CellRange } from './cell-address';

/** A row of a sheet with its number. */
export interface SheetRow {
  row: number;
  cells: string[];
}

/**
 * Folds headings that stand in two rows into one: a heading merged over several columns is put in front of the names
 * under it ("Maths 2025/26" over "AUT1" and "SPR1" gives "Maths 2025/26 AUT1", "Maths 2025/26 SPR1"), and a name with
 * nothing under it moves down. A title over everything, which has its row to itself, is left where it is.
 * @param rows the first rows of the sheet that have anything in them.
 */
export function foldHeadings(rows: readonly SheetRow[], merged: readonly CellRange[]): SheetRow[] {
  const folded = rows.map(({ row, cells }) => ({ row, cells: [...cells] }));
  for (const [i, above] of folded.entries()) {
    const below = folded[i + 1];
    if (below?.row !== above.row + 1) continue;
    const headings = merged.filter(
      ({ from, to }) =>
        from.row === above.row &&
        to.row === above.row &&
        to.column > from.column &&
        above.cells[from.column] &&
        filled(below.cells.slice(from.column, to.column + 1)) > 1,
    );
    if (headings.length === 0 || filled(above.cells) < 2) continue;
    for (const { from, to } of headings) putInFront(above.cells, below.cells, from.column, to.column);
    for (const [column, name] of above.cells.entries()) {
      if (name === '' || below.cells[column]) continue;
      place(below.cells, column, name);
      above.cells[column] = '';
    }
  }
  return folded.filter(({ cells }) => filled(cells) > 0);
}

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;

function putInFront(above: string[], below: string[], from: number, to: number): void {
  const heading = above[from] ?? '';
  for (let column = from; column <= Math.min(to, below.length - 1); column++) {
    if (below[column]) below[column] = `${heading} ${below[column]}`;
  }
  above[from] = '';
}

function place(cells: string[], column: number, name: string): void {
  while (cells.length <= column) cells.push('');
  cells[column] = name;
}
