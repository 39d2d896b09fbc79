/** A cell of the grid as it is shown: row and column counted from 0. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** A block of cells: from the first to the last row and column, both in it. */
export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** The block between two corners, whichever way it was drawn. */
export function blockOf(one: Place, other: Place): Block {
  return {
    top: Math.min(one.row, other.row),
    bottom: Math.max(one.row, other.row),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

export function holds(block: Block, { row, column }: Place): boolean {
  return row >= block.top && row <= block.bottom && column >= block.left && column <= block.right;
}

export function placesIn(block: Block): Place[] {
  const places: Place[] = [];
  for (let row = block.top; row <= block.bottom; row += 1) {
    for (let column = block.left; column <= block.right; column += 1) places.push({ row, column });
  }
  return places;
}

export function sizeOf(block: Block): Size {
  return { rows: block.bottom - block.top + 1, columns: block.right - block.left + 1 };
}

/** The nearest place that the grid has. */
export function within({ row, column }: Place, size: Size): Place {
  return {
    row: Math.max(0, Math.min(size.rows - 1, row)),
    column: Math.max(0, Math.min(size.columns - 1, column)),
  };
}

/** One cell on or back in reading order, row after row; null past either end. */
export function inReadingOrder({ row, column }: Place, by: 1 | -1, size: Size): Place | null {
  const at = row * size.columns + column + by;
  if (at < 0 || at >= size.rows * size.columns) return null;
  return { row: Math.floor(at / size.columns), column: at % size.columns };
}

/** The first place after this one that fits, down the column, then from the top of the next; round to where it began. */
export function nextDown(from: Place, size: Size, fits: (place: Place) => boolean): Place | null {
  const cells = size.rows * size.columns;
  const start = from.column * size.rows + from.row;
  for (let step = 1; step <= cells; step += 1) {
    const at = (start + step) % cells;
    const place = { row: at % size.rows, column: Math.floor(at / size.rows) };
    if (fits(place)) return place;
  }
  return null;
}
