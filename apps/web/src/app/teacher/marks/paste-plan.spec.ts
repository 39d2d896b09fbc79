import fc from 'fast-check';
import { SCORES } from '../../../testing/mark-sheet';
import { type Place, type Size, blockOf } from './block';
import { type Target, planPaste } from './paste-plan';
import { readTyped } from './read-typed';

const grid: Size = { rows: 3, columns: 2 };
const target = ({ row, column }: Place): Target => ({
  key: `${row}.${column}`,
  name: `Row ${row}, column ${column}`,
  read: (text) => readTyped(text, SCORES),
  lockedWhy: row === 2 && column === 1 ? 'Locked on 4 December.' : null,
});
const at = (row: number, column: number) => blockOf({ row, column }, { row, column });

describe('a block that is pasted', () => {
  it('lands with its first cell on the first selected one', () => {
    const plan = planPaste(
      [
        ['99', 'a'],
        ['98', ''],
      ],
      at(1, 0),
      grid,
      target,
    );
    expect(plan).toEqual({
      fits: [
        { key: '1.0', text: '99' },
        { key: '1.1', text: 'A' },
        { key: '2.0', text: '98' },
      ],
      misfits: [],
    });
  });

  it('fills the selection when it is one cell', () => {
    const selected = blockOf({ row: 0, column: 0 }, { row: 1, column: 1 });
    expect(planPaste([['n']], selected, grid, target).fits).toHaveLength(4);
    expect(planPaste([['n']], at(0, 0), grid, target).fits).toEqual([{ key: '0.0', text: 'N' }]);
  });

  it('names what is off the scale, what is locked, and what has no pupil or subject', () => {
    const plan = planPaste(
      [
        ['1040', '99', '5'],
        ['98', '97'],
        ['96', ''],
      ],
      at(1, 0),
      grid,
      target,
    );
    expect(plan.fits).toEqual([
      { key: '1.1', text: '99' },
      { key: '2.0', text: '98' },
    ]);
    expect(plan.misfits).toEqual([
      { where: 'Row 1, column 0', text: '1040', because: expect.stringContaining('60 to 140') },
      { where: 'Column 3 of the block', text: '5', because: 'There is no subject left for it.' },
      { where: 'Row 2, column 1', text: '97', because: 'Locked on 4 December.' },
      { where: 'Row 3 of the block', text: '96', because: 'There is no pupil left for it.' },
    ]);
  });

  it('leaves no cell that is not blank out: it is written or named, and nothing is written outside the grid', () => {
    const cell = fc.oneof(fc.constantFrom('', ' ', 'a', '99', '1040'), fc.string({ maxLength: 3 }));
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 0, max: 1 }),
        (block, row, column) => {
          const plan = planPaste(block, at(row, column), grid, target);
          const filled = block.flat().filter((text) => text.trim() !== '').length;
          expect(plan.fits.length + plan.misfits.length).toBe(filled);
          expect(new Set(plan.fits.map(({ key }) => key)).size).toBe(plan.fits.length);
          for (const { key } of plan.fits) expect(key).toMatch(/^[0-2]\.[01]$/);
        },
      ),
    );
  });
});
