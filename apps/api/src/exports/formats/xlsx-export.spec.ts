import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Workbook } from 'exceljs';
import type { Row } from '../export-kind';
import { csvExport } from './csv-export';
import { xlsxExport } from './xlsx-export';

async function* batchesOf(...batches: Row[][]): AsyncGenerator<Row[]> {
  yield* batches;
}

async function textOf(parts: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const part of parts) text += part;
  return text;
}

const columns = ['UPN', 'Marks & "more"', 'Note'];
const rows: Row[] = [
  ['A1', 105, '=HYPERLINK("http://example.test")'],
  ['A2', -3, '+44 is no number'],
  ['A3', null, 'two\nlines; <b>, "quoted"'],
  ['A4', 2.5, 'a\u0000b\u000bc 😀'],
];

describe('a table as a workbook', () => {
  it('opens with numbers as numbers and everything else as text that nothing runs', async () => {
    const workbook = new Workbook();
    const file = await buffer(xlsxExport('Pupils & staff', columns, batchesOf(rows.slice(0, 2), [], rows.slice(2))));
    await workbook.xlsx.load(Uint8Array.from(file).buffer);
    const sheet = workbook.getWorksheet('Pupils & staff');
    const read = (row: number): unknown[] => [1, 2, 3].map((column) => sheet?.getRow(row).getCell(column).value);
    expect(read(1)).toEqual(columns);
    expect(sheet?.getRow(1).getCell(1).font.bold).toBe(true);
    expect(read(2)).toEqual(['A1', 105, `'=HYPERLINK("http://example.test")`]);
    expect(read(3)).toEqual(['A2', -3, `'+44 is no number`]);
    expect(read(4)).toEqual(['A3', null, 'two\nlines; <b>, "quoted"']);
    expect(read(5)).toEqual(['A4', 2.5, 'abc 😀']);
    expect(sheet?.rowCount).toBe(5);
  });

  it('names columns beyond Z', async () => {
    const wide = Array.from({ length: 60 }, (_, i) => `C${i}`);
    const workbook = new Workbook();
    await workbook.xlsx.load(Uint8Array.from(await buffer(xlsxExport('Wide', wide, batchesOf([wide])))).buffer);
    expect(workbook.worksheets[0]?.getCell('BH2').value).toBe('C59');
  });

  it('reads no further ahead than the reader is, and holds no more than a little of 100,000 rows', async () => {
    let asked = 0;
    async function* many(): AsyncGenerator<Row[]> {
      for (; asked < 1_000; asked++) {
        yield Array.from({ length: 100 }, (_, i) => [`${asked}-${i}`, Math.sin(asked * 100 + i), `note ${asked * i}`]);
      }
    }
    const file = xlsxExport('Many', columns, many());
    const taken = file.pipe(new PassThrough());
    for (let turn = 0; turn < 200; turn++) await new Promise(setImmediate);
    expect(asked).toBeLessThan(100);
    taken.resume();
    await new Promise((resolve) => taken.on('end', resolve));
    expect(asked).toBe(1_000);
  });

  it('fails when what it reads fails, rather than ending as if it were whole', async () => {
    async function* broken(): AsyncGenerator<Row[]> {
      yield [['A1', 1, '']];
      throw new Error('the database is away');
    }
    await expect(buffer(xlsxExport('Broken', columns, broken()))).rejects.toThrow('the database is away');
  });
});

describe('a table as CSV', () => {
  it('says that it is Unicode, quotes what it must and runs nothing', async () => {
    const text = await textOf(csvExport(columns, batchesOf(rows.slice(0, 3))));
    expect(text).toBe(
      '\uFEFFUPN,"Marks & ""more""",Note\r\n' +
        `A1,105,"'=HYPERLINK(""http://example.test"")"\r\n` +
        `A2,-3,'+44 is no number\r\n` +
        'A3,,"two\nlines; <b>, ""quoted"""\r\n',
    );
  });
});
