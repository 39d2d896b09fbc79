import { Workbook } from 'exceljs';
import iconv from 'iconv-lite';
import { fromBufferPromise } from 'yauzl';
import { buffer } from 'node:stream/consumers';
import { assessment, ctfFile, ctfPupil, keyStage, otherSchool, stay, tags } from './ctf-files';
import type { SeedFile } from './changed-files';
import { csv, pupilsFile, resultsFile, upn } from './import-files';
import { rosterZip, smallRoster } from './oneroster-files';
import { workbookOf } from './workbook-files';
import { zipOf } from './zip-files';

const marksheet = csv(
  ['UPN', 'Surname', 'English 2025/26 SUM2', 'Maths 2025/26 SUM2'],
  [upn(1), '"O’Hara, Jr"', 72, 'A'],
  [upn(2), 'Čapek', 7, 14.5],
  [upn(3), 'Evans', '', 36],
);
const staff = csv(
  ['Staff ID', 'Title', 'Surname', 'Forename', 'Email', 'Role', 'Leaves on'],
  ['RO', 'Ms', 'Okafor', 'Ruth', 'r.okafor@school.example', 'Class teacher', ''],
  ['PN', 'Mr', 'Nowak', 'Piotr', '', 'Teaching assistant', '31/08/2026'],
);
const classes = csv(
  ['Class', 'Kind of class', 'Academic year', 'UPN', 'Staff', 'From', 'To'],
  ['6A', 'registration', '2026/27', upn(1), '', '03/09/2026', ''],
  ['6A', 'registration', '2026/27', '', 'RO', '03/09/2026', ''],
);
const characteristics = csv(
  ['UPN', 'Characteristic', 'Value', 'From', 'To'],
  [upn(1), 'SEN provision', 'K', '01/09/2025', ''],
  [upn(2), 'Free school meals', 'Y', '2025-09-01', '2026-08-31'],
);
const attendance = csv(
  ['UPN', 'Academic Year', 'Half Term', 'Possible sessions', 'Attended'],
  [upn(1), '2025/26', 'AUT1', 70, 66],
  [upn(2), '2025/26', 'AUT1', 70, 35],
);
const targets = csv(
  ['UPN', 'Subject', 'Academic Year', 'Half Term', 'Target'],
  [upn(1), 'Maths', '2026/27', 'SUM2', 35],
);
const register = csv(
  ['URN', 'LA (code)', 'EstablishmentNumber', 'EstablishmentName', 'PhaseOfEducation (name)'],
  [100001, 999, 2001, 'Wrenfield Primary School', 'Primary'],
);
const premium = csv(
  ['UPN', 'Deprivation Pupil Premium', 'Service Child Premium', 'PupilPremiumFYStartDate', 'PupilPremiumFYEndDate'],
  [upn(1), 1, 0, '2026-04-01', '2027-03-31'],
);
const ctf = ctfFile({
  pupils: [
    ctfPupil({
      more: `<StageAssessments>${keyStage('KS1', assessment(['2026', 'PHO', 'TT', 'PHO', '35'], 'NM'))}</StageAssessments>`,
    }),
    ctfPupil(
      {
        forename: 'Zoë',
        more:
          `<FSMhistory><FSMinstance>${tags({ FSMstartDate: '2024-09-01', UKcountry: 'ENG' })}</FSMinstance></FSMhistory>` +
          `<SENhistory><SEN>${tags({ StartDate: '2025-01-06', SENprovision: 'K' })}</SEN></SENhistory>` +
          `<SchoolHistory>${stay(otherSchool, '2021-09-01', '2024-07-20')}</SchoolHistory>`,
      },
      2,
    ),
  ],
});

/** Good files of every format and most kinds, small, so that a change hits something. */
export async function seedFiles(): Promise<SeedFile[]> {
  const texts: [string, string | Buffer][] = [
    ['pupils.csv', pupilsFile(4)],
    // Longer than what is looked at to tell what a file is.
    ['long.csv', pupilsFile(400).replaceAll('\n', `,${'a note '.repeat(40)}\n`)],
    ['results.csv', resultsFile(12, 30, 'A', 40)],
    ['marksheet.csv', marksheet],
    ['latin.csv', iconv.encode(marksheet.replaceAll(',', ';').replace('Čapek', 'Ödman'), 'latin1')],
    ['wide.csv', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(marksheet, 'utf16le')])],
    ['tabs.tsv', `Year 6;\n\n${pupilsFile(3).replaceAll(',', '\t').replaceAll('\n', '\r\n')}`],
    ['staff.csv', staff],
    ['classes.csv', classes],
    ['characteristics.csv', characteristics],
    ['attendance.csv', attendance],
    ['targets.csv', targets],
    ['schools.csv', register],
    ['premium.csv', premium],
    ['transfer.xml', ctf],
    ['wide.xml', Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(ctf, 'utf16le').swap16()])],
  ];
  const zips: [string, Buffer][] = [
    ['marks.xlsx', await sheetFile()],
    [
      'plain.xlsx',
      await workbookOf(
        [{ name: 'Marks', rows: plainRows, after: '<mergeCells><mergeCell ref="B1:C1"/></mergeCells>' }],
        {
          texts: `<si><t>UPN</t></si><si><t>Maths 2025/26</t></si><si><r><t>SUM</t></r><r><t>2</t></r></si><si><t>${upn(1)}</t></si>`,
          styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
        },
      ),
    ],
    ['roster.zip', await rosterZip(smallRoster)],
    [
      'roster11.zip',
      await rosterZip({ users: (smallRoster.users ?? []).map((user) => ({ ...user, role: 'student' })) }, '1.1'),
    ],
    ['other.zip', await zipOf({ 'pupils.csv': pupilsFile(2), 'more/inner.zip': await zipOf({ 'a.csv': 'a,b' }) })],
  ];
  const files = texts.map(([name, text]): SeedFile => ({ name, bytes: Buffer.from(text), inside: null }));
  for (const [name, bytes] of zips) files.push({ name, bytes, inside: await filesIn(bytes) });
  return files;
}

const plainRows =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>' +
  '<row r="2"><c r="B2" t="s"><v>2</v></c><c r="C2" t="inlineStr"><is><t>AUT1</t></is></c></row>' +
  '<row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3"><v>35</v></c><c r="C3" s="1"><f>B3+1</f><v>46204</v></c></row>';

async function sheetFile(): Promise<Buffer> {
  const workbook = new Workbook();
  const sheet = workbook.addWorksheet('6A');
  sheet.addRow(['UPN', 'Surname', 'Forename', 'DOB', 'NC Year', 'Reg Group']);
  for (let n = 1; n <= 4; n++) {
    sheet.addRow([upn(n), `Surname${n}`, `Forename${n}`, new Date(Date.UTC(2015, n, 9)), 6, '6A']);
  }
  workbook.addWorksheet('Hidden', { state: 'hidden' }).addRow(['nothing']);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

async function filesIn(bytes: Buffer): Promise<Record<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false });
  const files: Record<string, Buffer> = {};
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('/')) files[entry.fileName] = await buffer(await zip.openReadStreamPromise(entry));
  }
  return files;
}
