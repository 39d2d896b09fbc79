import fc from 'fast-check';
import { readBlock, writeBlock } from './tsv';

describe('a block from a spreadsheet', () => {
  it.each([
    [
      '99\t101\r\n98\t102\r\n',
      [
        ['99', '101'],
        ['98', '102'],
      ],
    ],
    ['99\n98\n', [['99'], ['98']]],
    ['99\r98', [['99'], ['98']]],
    ['99\t\t101', [['99', '', '101']]],
    ['\t99', [['', '99']]],
    ['99\t', [['99', '']]],
    ['99\n\n98', [['99'], [''], ['98']]],
    ['"two\nlines"\t"a ""quote"""\r\n7', [['two\nlines', 'a "quote"'], ['7']]],
    ['"never closed\t12', [['"never closed', '12']]],
    ['5"\t6', [['5"', '6']]],
    ['', []],
  ])('%j is read cell by cell', (text, rows) => expect(readBlock(text)).toEqual(rows));

  const cell = fc.string({ unit: fc.constantFrom('a', '9', '"', '\t', '\n', '\r', ' '), maxLength: 6 });
  const block = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }))
    .chain(([rows, columns]) =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
    );

  it('comes back as it was copied, whatever is in its cells', () => {
    fc.assert(
      fc.property(block, fc.constantFrom('', '\r\n', '\n'), (rows, end) => {
        const lastIsBlank = rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === '';
        // One blank cell in the last row is the line end that spreadsheets write after a block.
        fc.pre(!lastIsBlank);
        expect(readBlock(writeBlock(rows) + end)).toEqual(rows);
      }),
    );
  });

  it('never loses or invents a character that is not a mark of the format', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '7', '\t', '\n') }), (text) => {
        expect(readBlock(text).flat().join('')).toBe(text.replace(/[\t\n]/g, ''));
      }),
    );
  });
});
