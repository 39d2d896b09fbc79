import { findLayout } from './file-layout';

const head = 'UPN,Surname,Mark';
const rows = ['A999900119001,Núñez,12', 'B999900119002,Smith,14'];
const file = [head, ...rows].join('\n');
const layoutOf = async (content: string | Buffer) => (await findLayout(Buffer.from(content))).layout;
const refusal = async (content: string | Buffer): Promise<string> => {
  try {
    await findLayout(Buffer.from(content));
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('The file was taken.');
};

describe('the layout of a file', () => {
  it('is found: names, samples, rows', async () => {
    expect(await layoutOf(file)).toEqual({
      encoding: 'UTF-8',
      delimiter: ',',
      headerRow: 1,
      rowsAre: 'rows',
      rows: 2,
      columns: [
        { index: 0, name: 'UPN', samples: ['A999900119001', 'B999900119002'] },
        { index: 1, name: 'Surname', samples: ['Núñez', 'Smith'] },
        { index: 2, name: 'Mark', samples: ['12', '14'] },
      ],
    });
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${file}`), 'UTF-8'],
    ['Latin-1, as older systems write it', Buffer.from(file, 'latin1'), 'windows-1252'],
    ['UTF-16, as Excel’s Unicode text', Buffer.from(`\uFEFF${file}`, 'utf16le'), 'UTF-16LE'],
  ])('reads %s', async (_, content, encoding) => {
    const { layout, bytes } = await findLayout(content);
    expect(layout).toMatchObject({ encoding, rows: 2 });
    expect(layout.columns[0]?.name).toBe('UPN');
    expect(layout.columns[1]?.samples).toContain('Núñez');
    expect(bytes.toString('utf8')).toBe(file);
  });

  it('reads the curly quotes and dashes of Windows', async () => {
    const content = Buffer.from(file.replace('Smith', 'O?Brien'), 'latin1');
    content[content.indexOf('?')] = 0x92;
    expect((await layoutOf(content)).columns[1]?.samples).toContain('O’Brien');
  });

  it.each([';', '\t', '|'])('finds the delimiter %j', async (delimiter) => {
    const layout = await layoutOf(file.replaceAll(',', delimiter));
    expect(layout).toMatchObject({ delimiter, rows: 2 });
    expect(layout.columns).toHaveLength(3);
  });

  it('is not misled by delimiters in quotation marks', async () => {
    const layout = await layoutOf('Name;Mark\n"Evans, Maya, Ann";1\n"Green, Ali, Jo";2');
    expect(layout).toMatchObject({ delimiter: ';' });
    expect(layout.columns[0]?.samples).toEqual(['Evans, Maya, Ann', 'Green, Ali, Jo']);
  });

  it('passes over titles above the column names, and empty rows, and counts as a spreadsheet does', async () => {
    expect(await layoutOf(`Class 6A results,,\n\n${file}\n\n,,\n`)).toMatchObject({ headerRow: 3, rows: 2 });
  });

  it('counts a cell of several lines as one row', async () => {
    expect(await layoutOf('Name,Note\r\nMaya,"two\r\nlines"\r\nAli,"""quoted"""\r\n')).toMatchObject({ rows: 2 });
  });

  it.each([
    ['nothing', '', 'The file is empty.'],
    ['nothing but empty lines', ' \n\n', 'The file is empty.'],
    ['only column names', head, 'no rows under them'],
    ['an Excel workbook named csv', Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), 'Excel workbook'],
    ['something that is not text', Buffer.from([1, 0, 2, 0, 0, 0, 9, 44, 44]), 'not text'],
    ['a nothing far down', `${file}\n${'\n'.repeat(70_000)}a,\0,b`, 'Line 70004 is not text any more'],
    ['one column', 'UPN\nA999900119001\nB999900119002', 'Only one column was found'],
    ['another separator', file.replaceAll(',', '~'), 'Only one column was found'],
    ['no column names', rows.join('\n'), 'No row of column names'],
  ])('refuses a file with %s', async (_, content, words) => {
    expect(await refusal(content)).toContain(words);
  });

  it('says in which row a quotation mark opened that is never closed', async () => {
    const broken = `${head}\n${rows[0]}\nC999900119003,"Lewis,15\nD999900119004,Zhang,16\n`;
    expect(await refusal(broken)).toContain('opened in row 3 is never closed');
  });

  it('says in which row a quotation mark opened that another one closes by accident', async () => {
    const broken = `${head}\nC999900119003,"Lewis,15\nD999900119004,"Zhang",16\n`;
    expect(await refusal(broken)).toContain('opened in row 2 is closed in the middle of a cell');
  });

  it('takes inch marks inside a cell as they are', async () => {
    const layout = await layoutOf('Name,Note\nMaya,5" tall\nAli,none');
    expect(layout.columns[1]?.samples).toEqual(['5" tall', 'none']);
  });

  it('shows no cell that a spreadsheet would run', async () => {
    const layout = await layoutOf("Name,Mark\n=cmd|' /C calc'!A0,1\n-5,2");
    expect(layout.columns[0]?.samples).toEqual(["'=cmd|' /C calc'!A0", '-5']);
  });
});
