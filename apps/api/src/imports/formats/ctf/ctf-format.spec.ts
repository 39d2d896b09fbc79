import {
  assessment,
  ctfFile,
  ctfPupil,
  homeSchool,
  keyStage,
  otherSchool,
  stay,
  tags,
} from '../../../../test/ctf-files';
import { upn } from '../../../../test/import-files';
import { readRows } from '../../file/read-rows';
import type { FilePart } from '../file-format';
import { ctfFormat } from './ctf-format';

const read = (text: string): Promise<FilePart[]> => ctfFormat.read({ name: 'a.xml', bytes: Buffer.from(text) });

/** A table of the file, its rows by the names of their columns without those that are empty. */
async function rowsOf(parts: FilePart[], name: string): Promise<Record<string, string>[]> {
  const part = parts.find((each) => each.name === name);
  if (!part) return [];
  const rows: string[][] = [];
  for await (const batch of readRows(part.bytes, part.layout.delimiter)) rows.push(...batch.map(({ cells }) => cells));
  const [header = [], ...below] = rows;
  return below.map((cells) =>
    Object.fromEntries(
      header.map((column, i): [string, string] => [column, cells[i] ?? '']).filter(([, cell]) => cell !== ''),
    ),
  );
}

const maya = { UPN: upn(1), Surname: 'Evans', Forename: 'Maya' };
const without = (row: Record<string, string>, ...columns: string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)));
const plain = (rows: Record<string, string>[]) => rows.map((row) => without(row, 'Line', ...Object.keys(maya)));

describe('reading a transfer file', () => {
  it('finds the pupils with the lines they stand in and the day of the file', async () => {
    const basic = tags({
      FormerUPN: upn(9),
      PreferredSurname: 'Evans-Cole',
      PreferredForename: 'May',
      NCyearActual: '4',
      EnrolStatus: 'C',
    });
    const parts = await read(ctfFile({ pupils: [ctfPupil({ basic }), ctfPupil({ forename: 'Ali', sex: 'M' }, 2)] }));
    expect(parts.map(({ name, kind, statedOn }) => ({ name, kind, statedOn }))).toEqual([
      { name: 'Pupils', kind: 'pupils', statedOn: '2026-07-10' },
    ]);
    expect(parts[0]?.layout).toMatchObject({ rowsAre: 'lines', rows: 2, headerRow: 1 });
    expect(await rowsOf(parts, 'Pupils')).toEqual([
      {
        ...maya,
        Line: '8',
        'Former UPN': upn(9),
        'Preferred surname': 'Evans-Cole',
        'Preferred forename': 'May',
        'Date of birth': '2016-07-13',
        Sex: 'F',
        'NC year': '4',
      },
      {
        ...maya,
        UPN: upn(2),
        Forename: 'Ali',
        Line: '14',
        'Date of birth': '2016-07-13',
        Sex: 'M',
        'NC year': '4',
      },
    ]);
  });

  it('keeps no learner number, address, contact or health', async () => {
    const more =
      '<Address><Street>Secret Lane</Street></Address><Contacts><Contact><Surname>Secret</Surname></Contact></Contacts>';
    const basic = '<MedicalFlag>secret</MedicalFlag><Disabilities><Disability>SECRET</Disability></Disabilities>';
    const parts = await read(ctfFile({ pupils: [ctfPupil({ more, basic })] }));
    const everything = parts.map(({ bytes }) => bytes.toString()).join('');
    expect(everything).toContain('Maya');
    expect(everything).not.toMatch(/secret|1234567890/i);
  });

  it('reads older files, which say gender, and names in any case', async () => {
    const old = ctfFile({ pupils: [ctfPupil()], version: '13.0' })
      .replace(/(<\/?)Sex>/g, '$1Gender>')
      .replace(/(<\/?)CTfile>/g, '$1CTFile>')
      .replace(/(<\/?)Surname>/g, '$1SURNAME>');
    expect((await rowsOf(await read(old), 'Pupils'))[0]).toMatchObject({ Sex: 'F', Surname: 'Evans' });
  });

  it('takes entry and leaving from the history of the school that the file is from, or is for', async () => {
    const history = `<SchoolHistory>${stay(otherSchool, '2020-09-01', '2023-07-21')}${stay(
      homeSchool,
      '2023-09-04',
      '2026-05-22',
    )}</SchoolHistory>`;
    const own = await read(ctfFile({ pupils: [ctfPupil({ more: history })] }));
    expect((await rowsOf(own, 'Pupils'))[0]).toMatchObject({
      'Date of entry': '2023-09-04',
      'Date of leaving': '2026-05-22',
    });
    const coming = await read(
      ctfFile({ pupils: [ctfPupil({ more: history })], source: homeSchool, dest: tags({ LEA: '999', Estab: '5555' }) }),
    );
    expect((await rowsOf(coming, 'Pupils'))[0]).not.toHaveProperty('Date of leaving');
    expect(coming[0]?.columns?.map(({ field }) => field)).not.toContain('leaving-date');
  });

  it('dates characteristics as the file does, and the others by its day', async () => {
    const basic = `${tags({ NCyearActual: '4', Ethnicity: 'WBRI' })}<Languages><Type>F</Type><Language>POL</Language><Type>H</Type><Language>ENG</Language></Languages>`;
    const more = [
      '<FSMhistory><FSMreviewDate>2026-01-01</FSMreviewDate>',
      '<FSMinstance><FSMstartDate>2022-09-05</FSMstartDate><FSMendDate>2024-03-28</FSMendDate><UKcountry>ENG</UKcountry></FSMinstance>',
      '<FSMinstance><FSMstartDate>2025-01-06</FSMstartDate></FSMinstance></FSMhistory>',
      '<LookedAfter><InCare>true</InCare><CareAuthority>999</CareAuthority></LookedAfter>',
      '<SENhistory><SEN><StartDate>2025-04-01</StartDate><SENprovision>E</SENprovision></SEN>',
      '<SEN><StartDate>2023-01-09</StartDate><SENprovision>K</SENprovision></SEN>',
      '<SENneeds><SENneed><SENtypeRank>2</SENtypeRank><SENtype>SEMH</SENtype></SENneed>',
      '<SENneed><SENtypeRank>1</SENtypeRank><SENtype>SLCN</SENtype></SENneed></SENneeds></SENhistory>',
    ].join('');
    const rows = await rowsOf(await read(ctfFile({ pupils: [ctfPupil({ basic, more })] })), 'Characteristics');
    const day = '2026-07-10';
    expect(plain(rows)).toEqual([
      { Characteristic: 'meal-eligible', Value: 'yes', 'Starts on': '2022-09-05', 'Ends on': '2024-03-28' },
      { Characteristic: 'meal-eligible', Value: 'yes', 'Starts on': '2025-01-06' },
      { Characteristic: 'sen', Value: 'K', 'Starts on': '2023-01-09', 'Ends on': '2025-03-31' },
      { Characteristic: 'sen', Value: 'E', 'Starts on': '2025-04-01' },
      { Characteristic: 'sen-need', Value: 'SLCN', 'Starts on': '2025-04-01' },
      { Characteristic: 'sen-need', Value: 'SEMH', 'Starts on': '2025-04-01' },
      { Characteristic: 'looked-after', Value: 'yes', 'Starts on': day },
      { Characteristic: 'eal', Value: 'yes', 'Starts on': day },
      { Characteristic: 'ethnicity', Value: 'WBRI', 'Starts on': day },
    ]);
  });

  it.each([
    ['English', '<Type>F</Type><Language>ENG</Language>'],
    ['believed to be English', '<FirstLanguage><Type>F</Type><Code>ENB</Code></FirstLanguage>'],
    ['refused', '<Type>F</Type><Language>REF</Language>'],
    ['another at home only', '<Type>H</Type><Language>POL</Language><Type>F</Type><Language>ENG</Language>'],
  ])('makes nobody EAL whose first language is %s', async (_what, languages) => {
    const basic = `<Languages>${languages}</Languages>`;
    expect(await rowsOf(await read(ctfFile({ pupils: [ctfPupil({ basic })] })), 'Characteristics')).toEqual([]);
  });

  it('reads the results of each stage into the summer of their year, with the school they are from', async () => {
    const more = `<SchoolHistory>${stay(otherSchool, '2020-09-01', '2023-07-21')}${stay(homeSchool, '2023-09-04')}</SchoolHistory>
      <StageAssessments>${[
        keyStage('EYF', assessment(['2021', 'LIT', 'FA', 'E09', '2'], 'FD')),
        keyStage(
          'KS1',
          assessment(['2022', 'PHO', 'TA', 'PHO', '34'], 'NM'),
          assessment(['2023', 'ENG', 'TA', 'REA', 'EXS']),
          assessment(['2017', 'MAT', 'TA', 'MAT', 'PKF']),
          assessment(['2014', 'ENG', 'TA', 'REA', '2B']),
        ),
        keyStage(
          'KS2',
          assessment(['2025', 'MAT', 'TT', 'MTC', 'A'], 'MT'),
          assessment(['2027', 'ENG', 'TT', 'REA', '104'], 'NS'),
          assessment(['2027', 'ENG', 'TT', 'REA', '31'], 'NM'),
          assessment(['2027', 'MAT', 'TT', 'MAT', 'L']),
          assessment(['2027', 'ENG', 'TA', 'WRI', 'gds']),
          assessment(['2027', 'MAT', 'TA', 'MAT', 'PK4']),
        ),
      ].join('')}</StageAssessments>`;
    const rows = await rowsOf(await read(ctfFile({ pupils: [ctfPupil({ more })] })), 'Results');
    const [home, other] = ['9991234 Wrenfield Primary School', '9994321 Larkrise Infant School'];
    expect(plain(rows).map((row) => [row['Academic year'], row['Subject'], row['Result'], row['School']])).toEqual([
      ['2020/21', 'E09 Word reading', '2', other],
      ['2021/22', 'Phonics screening check', '34', other],
      ['2022/23', 'Key stage 1 reading', 'EXS', other],
      ['2016/17', 'Key stage 1 maths (2016–2018)', 'PKF', home],
      ['2024/25', 'Multiplication tables check', 'A', home],
      ['2026/27', 'Key stage 2 reading test', '104', home],
      ['2026/27', 'Key stage 2 writing', 'GDS', home],
      ['2026/27', 'Key stage 2 maths below the test', 'PK4', home],
    ]);
    expect(new Set(rows.map((row) => row['Half term']))).toEqual(new Set(['SUM2']));
  });

  it('reads counts of half terms and marks in a row, and not what cannot be split into half terms', async () => {
    const more = `<Attendance>
      <YearData><Year>2025</Year><HalfTerm>AUT1</HalfTerm><SessionsPossible>70</SessionsPossible><SessionsAttended>66</SessionsAttended></YearData>
      <YearData><Year>2024</Year><SessionsPossible>380</SessionsPossible><SessionsAttended>371</SessionsAttended></YearData>
      <YearData><Year>2025</Year><AttendanceMarks>/\\/\\II</AttendanceMarks><StartDate>2025-11-03</StartDate></YearData>
    </Attendance>`;
    const parts = await read(ctfFile({ pupils: [ctfPupil({ more })] }));
    expect(plain(await rowsOf(parts, 'Attendance'))).toEqual([
      {
        'Academic year': '2025/26',
        'Half term': 'AUT1',
        'Possible sessions': '70',
        'Attended sessions': '66',
      },
    ]);
    expect(plain(await rowsOf(parts, 'Attendance marks'))).toEqual([{ 'First day': '2025-11-03', Marks: '/\\/\\II' }]);
  });

  it('says what it passes over, and how often', async () => {
    const more = '<Shoes><Size>3</Size></Shoes><Hat>red</Hat>';
    const parts = await read(ctfFile({ pupils: [ctfPupil({ more }), ctfPupil({ more }, 2)] }));
    expect(parts[0]?.layout.notes).toEqual(['Passed over: 2 × <Hat>, 2 × <Shoes>, which are not known here']);
  });
});
