import fc from 'fast-check';
import { delimiters } from './delimiter';
import { csvLine, isFormula } from './formula';
import { readRows, type FileRow } from './read-rows';
import { scanRecords } from './scan-records';

/** Cells as people type them: any letters, with what is special in CSV more often than by chance. */
const cell = fc
  .oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('"', ',', ';', '\t', '|', '\n', '\r\n', 'a', ' ') }),
  )
  .map((text) => text.trim().replaceAll('\0', ''))
  .filter((text) => !text.includes('\uFEFF'));
const matrix = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }));

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

async function allRows(bytes: Buffer, delimiter: (typeof delimiters)[number]): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const batch of readRows(bytes, delimiter)) rows.push(...batch);
  return rows;
}

describe('a file written as CSV', () => {
  it('is read as it was, with the rows a spreadsheet counts', async () => {
    await fc.assert(
      fc.asyncProperty(
        matrix,
        fc.constantFrom(...delimiters),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (cells, delimiter, newline) => {
          const bytes = Buffer.from(cells.map((row) => row.map(quoted).join(delimiter)).join(newline));
          const expected = cells
            .map((row, i) => ({ row: i + 1, cells: row }))
            .filter((row) => row.cells.some((text) => text !== ''));
          expect(await allRows(bytes, delimiter)).toEqual(expected);
          await expect(scanRecords(bytes, delimiter)).resolves.toMatchObject({ filledRows: expect.any(Number) });
        },
      ),
    );
  });

  it('is read the same without quotation marks, however many pieces it is read in', async () => {
    const unquoted = cell.map((text) => text.replace(/["|,;\t\r\n]/g, '').trim());
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(unquoted, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...delimiters),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom(1, 1, 1, 150_000),
        fc.boolean(),
        async (rows, delimiter, newline, width, ended) => {
          const wide = rows.map(([first = '', ...rest]) => [first, ...rest, 'x'.repeat(width)]);
          const text = wide.map((row) => row.join(delimiter)).join(newline) + (ended ? newline : '');
          expect(await allRows(Buffer.from(text), delimiter)).toEqual(wide.map((cells, i) => ({ row: i + 1, cells })));
          // A quotation mark in the last row, and the same is parsed.
          const parsed = await allRows(Buffer.from(`${text}${ended ? '' : newline}"end"${delimiter}"y"`), delimiter);
          expect(parsed.slice(0, -1)).toEqual(wide.map((cells, i) => ({ row: i + 1, cells })));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps its row numbers wherever empty lines stand', async () => {
    await fc.assert(
      fc.asyncProperty(
        matrix,
        fc.array(fc.nat(3), { minLength: 13, maxLength: 13 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (cells, gaps, newline) => {
          const lines = cells.flatMap((row, i) => [
            ...Array.from({ length: gaps[i] ?? 0 }, () => null),
            row.map((text) => `${text}x`),
          ]);
          const bytes = Buffer.from(lines.map((row) => (row ?? []).map(quoted).join(',')).join(newline));
          const expected = lines.flatMap((row, i) =>
            row ? [{ row: i + 1, cells: row.map((text) => text.trim()) }] : [],
          );
          expect(await allRows(bytes, ',')).toEqual(expected);
        },
      ),
    );
  });

  it('written by us holds every cell, none of them a formula', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 2, maxLength: 6 }), async (cells) => {
        const [row] = await allRows(Buffer.from(csvLine(['first', ...cells])), ',');
        const read = row?.cells.slice(1) ?? [];
        expect(read.some(isFormula)).toBe(false);
        expect(read.map((text, i) => (isFormula(cells[i] ?? '') ? text.slice(1) : text))).toEqual(cells);
      }),
    );
  });
});
