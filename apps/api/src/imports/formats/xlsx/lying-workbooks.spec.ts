import { memoryGrowth } from '../../../../test/memory';
import { sheetRows, workbookOf } from '../../../../test/workbook-files';
import { zipOf } from '../../../../test/zip-files';
import { UnreadableFile } from '../../file/unreadable-file';
import { xlsxFormat } from './xlsx-format';

const reasonOf = async (bytes: Buffer): Promise<string> => {
  try {
    await xlsxFormat.read({ name: 'file.xlsx', bytes });
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
  return 'nothing was wrong';
};
const ofRows = async (rows: string, more?: Parameters<typeof workbookOf>[1]): Promise<string> =>
  reasonOf(await workbookOf([{ name: 'Marks', rows }], more));
const ofFile = async (whole: string): Promise<string> =>
  reasonOf(await workbookOf([{ name: 'Marks', rows: '', whole }]));
const head = sheetRows(['Name', 'Mark'], ['Ann', 3]);

describe('a workbook that lies', () => {
  it.each([
    ['a row twice', '<row r="1"/><row r="1"/>', 'Sheet “Marks”: row 1 comes after row 1.'],
    ['rows out of order', '<row r="5"/><row r="2"/>', 'Sheet “Marks”: row 2 comes after row 5.'],
    ['a row no sheet has', '<row r="1048577"/>', 'Sheet “Marks”: no sheet has a row 1048577.'],
    ['a row within a row', '<row r="1"><row r="2"/></row>', 'Sheet “Marks”: row 2 stands inside row 1.'],
    ['a cell without a row', '<c r="A1"><v>1</v></c>', 'Sheet “Marks”: a cell A1 stands outside of a row.'],
    ['a cell of another row', '<row r="1"><c r="A7"/></row>', 'Sheet “Marks”: the cell A7 stands in row 1.'],
    ['a cell twice', '<row r="1"><c r="B1"/><c r="B1"/></row>', 'the cell B1 is out of order or stands there twice.'],
    ['a column no sheet has', '<row r="1"><c r="XFE1"/></row>', 'row 1 has a cell XFE1, which no sheet has.'],
    ['a cell within a cell', '<row r="1"><c r="A1"><c r="B1"/></c></row>', 'Sheet “Marks”: A1 holds another cell.'],
    ['a value without a cell', '<row r="1"><v>1</v></row>', 'Sheet “Marks”: row 1 has a value outside of a cell.'],
    ['a value within a value', '<row r="1"><c r="A1"><v><v>1</v></v></c></row>', 'A1 holds a value inside a value.'],
    [
      'words for a number',
      '<row r="3"><c r="C3"><v>abc</v></c></row>',
      'C3 is said to hold a number, and holds “abc”.',
    ],
    [
      'a number without end',
      '<row r="3"><c r="C3"><v>1E999</v></c></row>',
      'C3 is said to hold a number, and holds “1E999”.',
    ],
    [
      'a text that is not there',
      '<row r="1"><c r="A1" t="s"><v>9</v></c></row>',
      'A1 refers to a text that is not in the workbook.',
    ],
    ['an unknown kind', '<row r="1"><c r="A1" t="z"><v>9</v></c></row>', 'A1 has content of an unknown kind, “z”.'],
  ])('is refused with the place: %s', async (_, rows, words) => {
    expect(await ofRows(rows)).toContain(words);
  });

  it.each([
    [
      'is cut off',
      '<worksheet><sheetData><row r="1">',
      /^Sheet “Marks” is broken in line 1, column \d+: unclosed tag: /,
    ],
    ['nests wrongly', '<worksheet>\n<sheetData>\n</worksheet>', /^Sheet “Marks” is broken in line 3, column \d+: /],
    ['is no XML', 'PK\u0003\u0004', /^Sheet “Marks” is broken in line 1, column \d+: /],
    ['is empty', '', /^Sheet “Marks” is empty\.$/],
    ['has no table', '<worksheet/>', /^Sheet “Marks” is empty\.$/],
    ['nests without end', '<a>'.repeat(5_000), /elements stand more than 100 deep in each other/],
    [
      'is one endless tag',
      `<a ${'b="c" '.repeat(400_000)}`,
      /more than a million characters stand in one piece|broken/,
    ],
  ])('is refused when its sheet %s', async (_, whole, why) => {
    expect(await ofFile(whole)).toMatch(why);
  });

  it('is refused when its sheet is not in the characters it says', async () => {
    const files = {
      'xl/worksheets/sheet1.xml': Buffer.from('<worksheet><sheetData/>\xff\xfe\xff</worksheet>', 'latin1'),
    };
    expect(await reasonOf(await workbookOf([{ name: 'Marks', rows: '' }], { files }))).toBe(
      'Sheet “Marks” is not written in the characters it says it is.',
    );
  });

  it('expands no entity but those of XML: ten to the ninth laughs stay one line', async () => {
    const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const bomb = `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]><worksheet><sheetData>${head.replace('Ann', '&l9;')}</sheetData></worksheet>`;
    const grown = await memoryGrowth(async () => {
      expect(await ofFile(bomb)).toMatch(/defines document types or entities, which no such file needs/);
      // Without a definition, nobody knows the entity either.
      expect(await ofRows(head.replace('Ann', '&l9;'))).toMatch(
        /^Sheet “Marks” is broken in line 2, column \d+: undefined entity/,
      );
    });
    expect(grown).toBeLessThan(50);
  });

  it('fetches nothing from outside', async () => {
    const outside = (mode: string): string =>
      '<Relationships><Relationship Id="rId1" Type="http://x/worksheet" ' +
      `Target="${mode ? 'http://127.0.0.1:9/sheet.xml' : '../../../etc/passwd'}"${mode}/></Relationships>`;
    const asked = (mode: string): Promise<Buffer> =>
      workbookOf([{ name: 'Marks', rows: head }], { files: { 'xl/_rels/workbook.xml.rels': outside(mode) } });
    expect(await reasonOf(await asked(' TargetMode="External"'))).toBe(
      'The sheet “Marks” lies outside of the workbook. Nothing outside of it is fetched.',
    );
    expect(await reasonOf(await asked(''))).toMatch(/^The sheet “Marks” is missing from the workbook/);
    const entity = `<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd">]><worksheet/>`;
    expect(await ofFile(entity)).toMatch(/defines document types or entities/);
  });

  it.each([
    ['no list of sheets', { 'a.csv': 'b', '[Content_Types].xml': '<Types/>' }, /^This is not an Excel workbook/],
    [
      'sheets of an OpenDocument program',
      { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' },
      /^This is an OpenDocument spreadsheet/,
    ],
    [
      'binary sheets',
      {
        '_rels/.rels': '<R><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></R>',
        'xl/workbook.bin': 'x',
      },
      /^This is a binary workbook/,
    ],
  ])('is refused with %s', async (_, files, why) => {
    const bytes = await zipOf(files);
    expect(xlsxFormat.recognises({ name: 'file.xlsx', bytes })).toBe(true);
    expect(await reasonOf(bytes)).toMatch(why);
  });

  it.each([
    ['EncryptedPackage', /protected by a password.*remove the password/],
    ['Workbook', /old Excel \(\.xls\)/],
    ['WordDocument', /not a workbook/],
  ])('says what to do with an old or protected one (%s)', async (stream, why) => {
    const bytes = Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
      Buffer.alloc(508),
      Buffer.from(stream, 'utf16le'),
    ]);
    expect(xlsxFormat.recognises({ name: 'file.xls', bytes })).toBe(true);
    expect(await reasonOf(bytes)).toMatch(why);
  });

  it('is refused when everything in it is hidden', async () => {
    expect(await reasonOf(await workbookOf([{ name: 'Marks', rows: head, state: 'hidden' }]))).toMatch(
      /no sheet that can be seen/,
    );
  });
});

describe('a workbook that is too much', () => {
  const mebibyte = 1024 * 1024;

  it('holds 64 MB in one cell', async () => {
    const inline = `<row r="1"><c r="A1" t="inlineStr"><is><t>${'ab '.repeat((64 * mebibyte) / 3)}</t></is></c></row>`;
    const texts = `<si><t>${'x'.repeat(40_000)}</t></si>`;
    const bytes = await workbookOf([{ name: 'Marks', rows: inline }]);
    let why = '';
    const grown = await memoryGrowth(async () => (why = await reasonOf(bytes)));
    expect(why).toMatch(/^Sheet “Marks”.*(more than 300 times|more than a million characters|more than 32,767)/);
    expect(grown).toBeLessThan(60);
    expect(await ofRows(head, { texts })).toMatch(/text 1 is longer than 32,767 characters/);
  });

  it('has a million rows with nothing in them: what it holds is read, in bounded memory', async () => {
    const empty = Array.from({ length: 1_000_000 }, (_, i) => `<row r="${i + 3}"><c r="A${i + 3}" s="0"/></row>`).join(
      '',
    );
    const last =
      '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>Zoë</t></is></c><c r="B1048576"><v>4</v></c></row>';
    const bytes = await workbookOf([{ name: 'Marks', rows: `${head}${empty}${last}` }]);
    let rows = 0;
    const grown = await memoryGrowth(async () => {
      const [part] = await xlsxFormat.read({ name: 'file.xlsx', bytes });
      rows = part?.layout.rows ?? 0;
    });
    expect(rows).toBe(2);
    expect(grown).toBeLessThan(150);
  }, 60_000);

  it('has a value in the last of all columns', async () => {
    expect(await ofRows('<row r="1"><c r="XFD1"><v>1</v></c></row>')).toMatch(
      /^Sheet “Marks”: XFD1 lies beyond the 2,000 columns that are read; delete what stands there\./,
    );
  });

  it('shows one long text in thousands of cells', async () => {
    const texts = `<si><t>${'Reading '.repeat(4_000)}</t></si>`;
    const rows = Array.from(
      { length: 3_000 },
      (_, i) => `<row r="${i + 1}"><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>`,
    );
    const bytes = await workbookOf([{ name: 'Marks', rows: rows.join('') }], { texts });
    let why = '';
    const grown = await memoryGrowth(async () => (why = await reasonOf(bytes)));
    expect(why).toBe('Sheet “Marks” is more than 64 MB of text. Divide it, for instance by school year.');
    expect(grown).toBeLessThan(250);
  }, 30_000);

  it('is a bomb', async () => {
    const bytes = await workbookOf([{ name: 'Marks', rows: `${head}${'<other/>'.repeat(8 * mebibyte)}` }]);
    expect(bytes.length).toBeLessThan(mebibyte);
    let why = '';
    const grown = await memoryGrowth(async () => (why = await reasonOf(bytes)));
    expect(why).toMatch(/grows to more than 300 times its size/);
    expect(grown).toBeLessThan(60);
  }, 30_000);
});
