import fc from 'fast-check';
import { type Size, blockOf, holds, inReadingOrder, nextDown, placesIn, sizeOf, within } from './block';

const size: Size = { rows: 3, columns: 2 };
const anyPlace = fc.record({ row: fc.integer({ min: 0, max: 20 }), column: fc.integer({ min: 0, max: 20 }) });
const anySize = fc.record({ rows: fc.integer({ min: 1, max: 12 }), columns: fc.integer({ min: 1, max: 8 }) });

describe('a block of cells', () => {
  it('is the same whichever corner it was drawn from', () => {
    fc.assert(fc.property(anyPlace, anyPlace, (a, b) => expect(blockOf(a, b)).toEqual(blockOf(b, a))));
  });

  it('holds its corners, and as many cells as rows times columns, each once', () => {
    fc.assert(
      fc.property(anyPlace, anyPlace, (a, b) => {
        const block = blockOf(a, b);
        const places = placesIn(block);
        const { rows, columns } = sizeOf(block);
        expect(holds(block, a) && holds(block, b)).toBe(true);
        expect(places).toHaveLength(rows * columns);
        expect(new Set(places.map(({ row, column }) => `${row} ${column}`)).size).toBe(places.length);
        expect(places.every((place) => holds(block, place))).toBe(true);
      }),
    );
  });

  it('stays in the grid', () => {
    fc.assert(
      fc.property(fc.record({ row: fc.integer(), column: fc.integer() }), anySize, (place, grid) => {
        const { row, column } = within(place, grid);
        expect(row >= 0 && row < grid.rows && column >= 0 && column < grid.columns).toBe(true);
      }),
    );
  });
});

describe('moving on', () => {
  it('goes along a row and on to the next, and ends at the last cell', () => {
    expect(inReadingOrder({ row: 0, column: 1 }, 1, size)).toEqual({ row: 1, column: 0 });
    expect(inReadingOrder({ row: 1, column: 0 }, -1, size)).toEqual({ row: 0, column: 1 });
    expect(inReadingOrder({ row: 2, column: 1 }, 1, size)).toBeNull();
    expect(inReadingOrder({ row: 0, column: 0 }, -1, size)).toBeNull();
  });

  it('finds the next cell down the column before the next column, then from the top', () => {
    const empty = (row: number, column: number) => (place: { row: number; column: number }) =>
      place.row === row && place.column === column;
    expect(nextDown({ row: 0, column: 0 }, size, () => true)).toEqual({ row: 1, column: 0 });
    expect(nextDown({ row: 2, column: 0 }, size, () => true)).toEqual({ row: 0, column: 1 });
    expect(nextDown({ row: 1, column: 1 }, size, empty(0, 0))).toEqual({ row: 0, column: 0 });
    expect(nextDown({ row: 1, column: 1 }, size, () => false)).toBeNull();
  });

  it('finds every cell there is, wherever it starts', () => {
    fc.assert(
      fc.property(anySize, anyPlace, anyPlace, (grid, from, to) => {
        const start = within(from, grid);
        const wanted = within(to, grid);
        const found = nextDown(start, grid, ({ row, column }) => row === wanted.row && column === wanted.column);
        expect(found).toEqual(wanted);
      }),
    );
  });
});
