import { Workbook } from 'exceljs';
import { upn } from '../../../../test/import-files';
import { sheetRows, type SheetXml, workbookOf } from '../../../../test/workbook-files';
import type { FilePart } from '../file-format';
import { xlsxFormat } from './xlsx-format';

const read = (bytes: Buffer): Promise<FilePart[]> => xlsxFormat.read({ name: 'file.xlsx', bytes });
const linesOf = (part: FilePart | undefined): string[] => part?.bytes.toString().trimEnd().split('\n') ?? [];
const head =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="inlineStr"><is><t>Mark</t></is></c></row>';
const sheet = (rows: string, after?: string): SheetXml => ({ name: 'Marks', rows, ...(after ? { after } : {}) });
/** What stands in B2, next to a word in A2. */
const cellB2 = async (cell: string, more?: Parameters<typeof workbookOf>[1]): Promise<string> => {
  const rows = `${head}<row r="2"><c r="A2" t="inlineStr"><is><t>Ann</t></is></c>${cell}</row>`;
  const [part] = await read(await workbookOf([sheet(rows)], more));
  return linesOf(part)[1]?.slice('Ann,'.length) ?? '';
};

describe('a workbook', () => {
  it('as Excel writes it gives what the person sees', async () => {
    const workbook = new Workbook();
    const marks = workbook.addWorksheet('Marks of 6A');
    marks.addRow(['UPN', 'Surname', 'Date of birth', 'Class', 'Maths 2025/26 SUM2', 'Note']);
    marks.addRow([
      upn(1),
      'Ödman, "Bo"',
      new Date('2015-03-09T00:00:00Z'),
      '01',
      35,
      { richText: [{ text: 'Late' }, { text: 'r' }] },
    ]);
    marks.addRow([upn(2), 'O’Hara', new Date('2015-12-31T00:00:00Z'), '02', 12.5, { formula: 'E2+1', result: 36 }]);
    marks.addRow([upn(3), 'Two\nlines', null, '03', { error: '#N/A' }, true]);
    const bytes = Buffer.from(await workbook.xlsx.writeBuffer());
    expect(xlsxFormat.recognises({ name: 'marks', bytes })).toBe(true);
    const [part, ...others] = await read(bytes);
    expect(others).toEqual([]);
    expect(part).toMatchObject({ name: 'Marks of 6A', kind: null, columns: null });
    expect(part?.layout).toMatchObject({ headerRow: 1, rows: 3, delimiter: ',' });
    expect(part?.bytes.toString()).toBe(
      [
        'UPN,Surname,Date of birth,Class,Maths 2025/26 SUM2,Note',
        `${upn(1)},"Ödman, ""Bo""",2015-03-09,01,35,Later`,
        `${upn(2)},O’Hara,2015-12-31,02,12.5,36`,
        `${upn(3)},"Two\nlines",,03,#N/A,TRUE`,
        '',
      ].join('\n'),
    );
  });

  it('gives every sheet with a table, but none that is hidden, and says which it leaves out', async () => {
    const table = sheetRows(['Name', 'Mark'], ['Ann', 3]);
    const parts = await read(
      await workbookOf([
        { name: 'Autumn', rows: table },
        { name: 'Old', rows: table, state: 'hidden' },
        { name: 'Older', rows: table, state: 'veryHidden' },
        { name: 'Notes', rows: sheetRows(['Please fill in by Friday']) },
        { name: 'Empty', rows: '' },
        { name: 'Spring &amp; summer', rows: table },
      ]),
    );
    expect(parts.map(({ name }) => name)).toEqual(['Autumn', 'Spring & summer']);
    expect(parts.map(({ layout }) => layout.notes ?? [])).toEqual([
      [
        expect.stringMatching(/^Left out\. Sheet “Notes”: .+[^.]$/),
        'Left out. Sheet “Empty” is empty',
        'Left out because they are hidden: “Old”, “Older”',
      ],
      [],
    ]);
  });

  it('keeps the row numbers a person sees, with titles and empty rows above', async () => {
    const rows =
      '<row r="2"><c r="A2" t="inlineStr"><is><t>Year 6 marks</t></is></c></row>' +
      sheetRows(['Name', 'Mark'], ['Ann', 3])
        .replaceAll('r="1"', 'r="5"')
        .replaceAll(/([AB])1"/g, '$15"')
        .replaceAll('r="2"', 'r="9"')
        .replaceAll(/([AB])2"/g, '$19"');
    const [part] = await read(await workbookOf([sheet(rows)]));
    expect(part?.layout).toMatchObject({ headerRow: 5, rows: 1 });
    expect(linesOf(part).at(8)).toBe('Ann,3');
  });

  it.each([
    ['a whole number', '<c r="B2"><v>35.0</v></c>', '35'],
    ['what floating point makes of 0.1 + 0.2', '<c r="B2"><v>0.30000000000000004</v></c>', '0.3'],
    ['a number with an exponent', '<c r="B2"><v>1.5E-3</v></c>', '0.0015'],
    ['a number with the zeros of its format', '<c r="B2" s="2"><v>1</v></c>', '01'],
    ['a share', '<c r="B2" s="3"><v>0.955</v></c>', '95.5%'],
    ['a day', '<c r="B2" s="1"><v>46204</v></c>', '2026-07-01'],
    ['a day with a time', '<c r="B2" s="4"><v>46204.375</v></c>', '2026-07-01 09:00'],
    ['a time', '<c r="B2" s="5"><v>0.5</v></c>', '12:00'],
    ['a day in colour with words', '<c r="B2" s="6"><v>46204</v></c>', '2026-07-01'],
    ['28 February 1900, before the day that never was', '<c r="B2" s="1"><v>59</v></c>', '1900-02-28'],
    ['a day no calendar has', '<c r="B2" s="1"><v>99999999</v></c>', '99999999'],
    ['a day as text', '<c r="B2" t="d"><v>2026-07-01T00:00:00</v></c>', '2026-07-01'],
    ['yes or no', '<c r="B2" t="b"><v>0</v></c>', 'FALSE'],
    ['an error', '<c r="B2" t="e"><v>#DIV/0!</v></c>', '#DIV/0!'],
    ['text of the workbook', '<c r="B2" t="s"><v>1</v></c>', 'EXS'],
    ['text in pieces, without how it is read aloud', '<c r="B2" t="s"><v>2</v></c>', 'GDS'],
    [
      'text with a line end and letters XML cannot hold',
      '<c r="B2" t="str"><v>a_x000A_b_x0000_c_x005F_d</v></c>',
      '"a',
    ],
    ['a formula with the value Excel has stored', '<c r="B2"><f>A1*2</f><v>7</v></c>', '7'],
    ['a formula nobody has calculated', '<c r="B2"><f>SUM(A1:A9)</f></c>', '=SUM(A1:A9)'],
    ['a formula that gives nothing', '<c r="B2" t="str"><f>IF(A1,1,"")</f><v></v></c>', ''],
    ['a cell without its place', '<c><v>8</v></c>', '8'],
  ])('shows %s', async (_, cell, text) => {
    const styles =
      '<numFmts count="3"><numFmt numFmtId="164" formatCode="00"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy\\ hh:mm"/>' +
      '<numFmt numFmtId="166" formatCode="[Red]&quot;on &quot;[$-809]d mmmm;@"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>' +
      '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="10"/><xf numFmtId="165"/><xf numFmtId="20"/><xf numFmtId="166"/></cellXfs>';
    const texts = '<si><t>WTS</t></si><si><t>EXS</t></si><si><r><t>G</t></r><r><t>DS</t></r><rPh><t>gee</t></rPh></si>';
    expect(await cellB2(cell, { styles, texts })).toBe(text);
  });

  it('counts days from 1904 where the workbook says so', async () => {
    const more = { properties: '<workbookPr date1904="1"/>', styles: '<cellXfs><xf numFmtId="14"/></cellXfs>' };
    expect(await cellB2('<c r="B2" s="0"><v>44742</v></c>', more)).toBe('2026-07-01');
  });

  it('folds headings in two rows, merged as people merge them, into one', async () => {
    const rows =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>Year 6</t></is></c></row>' +
      '<row r="2"><c r="A2" t="inlineStr"><is><t>UPN</t></is></c><c r="B2" t="inlineStr"><is><t>Maths 2025/26</t></is></c><c r="D2" t="inlineStr"><is><t>Note</t></is></c></row>' +
      '<row r="3"><c r="B3" t="inlineStr"><is><t>AUT1</t></is></c><c r="C3" t="inlineStr"><is><t>SUM2</t></is></c></row>' +
      `<row r="4"><c r="A4" t="inlineStr"><is><t>${upn(1)}</t></is></c><c r="B4"><v>30</v></c><c r="C4"><v>35</v></c></row>`;
    const merged =
      '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/><mergeCell ref="D2:D3"/></mergeCells>';
    const [part] = await read(await workbookOf([sheet(rows, merged)]));
    expect(part?.layout.headerRow).toBe(3);
    expect(part?.layout.columns.map(({ name }) => name)).toEqual([
      'UPN',
      'Maths 2025/26 AUT1',
      'Maths 2025/26 SUM2',
      'Note',
    ]);
    expect(linesOf(part)[3]).toBe(`${upn(1)},30,35,`);
  });

  it('leaves a title over everything alone', async () => {
    const rows = sheetRows(['Marks of the summer', ''], ['Name', 'Mark'], ['Ann', 3]);
    const merged = '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>';
    const [part] = await read(await workbookOf([sheet(rows, merged)]));
    expect(part?.layout.columns.map(({ name }) => name)).toEqual(['Name', 'Mark']);
  });

  it('reads names with a prefix and files in UTF-16, as other programs write them', async () => {
    const whole =
      '<x:worksheet xmlns:x="urn:any"><x:sheetData>' +
      sheetRows(['Name', 'Mark'], ['Zoë', 3]).replaceAll(/<(\/?)/g, '<$1x:') +
      '</x:sheetData></x:worksheet>';
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(whole, 'utf16le')]);
    const [prefixed] = await read(await workbookOf([{ name: 'A', rows: '', whole }]));
    expect(linesOf(prefixed)).toEqual(['Name,Mark', 'Zoë,3']);
    const [wide] = await read(
      await workbookOf([{ name: 'A', rows: '' }], { files: { 'xl/worksheets/sheet1.xml': utf16 } }),
    );
    expect(linesOf(wide)).toEqual(['Name,Mark', 'Zoë,3']);
  });
});
