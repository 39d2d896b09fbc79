import { upn } from '../../../../test/import-files';
import { rosterFiles, type RosterRows, rosterZip, smallRoster } from '../../../../test/oneroster-files';
import { zipOf } from '../../../../test/zip-files';
import { UnreadableFile } from '../../file/unreadable-file';
import type { FilePart } from '../file-format';
import { oneRosterFormat } from './oneroster-format';

const read = (bytes: Buffer): Promise<FilePart[]> => oneRosterFormat.read({ name: 'roster.zip', bytes });
const table = (parts: FilePart[], kind: string): string[] =>
  parts
    .find((part) => part.kind === kind)
    ?.bytes.toString()
    .trimEnd()
    .split('\n') ?? [];
const reasonOf = async (bytes: Buffer): Promise<string> => {
  try {
    await read(bytes);
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    throw error;
  }
  return 'nothing was wrong';
};
const changed = (files: Record<string, string>): Promise<Buffer> => zipOf({ ...rosterFiles(smallRoster), ...files });
const users = (smallRoster.users ?? []).slice(0, 3);

describe('an OneRoster export', () => {
  it('becomes tables of staff, pupils, classes and results, in this order', async () => {
    const bytes = await rosterZip(smallRoster);
    expect(oneRosterFormat.recognises({ name: 'x', bytes })).toBe(true);
    const parts = await read(bytes);
    expect(parts.map(({ name, kind }) => [name, kind])).toEqual([
      ['Staff (users.csv)', 'staff'],
      ['Pupils (users.csv)', 'pupils'],
      ['Classes (enrollments.csv)', 'classes'],
      ['Results (results.csv)', 'results'],
    ]);
    expect(table(parts, 'staff').slice(1)).toEqual([
      '2,RO,Okafor,Ruth,r.okafor@alderbank.example,Teacher,',
      '3,u2,Nowak,Piotr,p.nowak@alderbank.example,Teaching assistant,',
    ]);
    expect(table(parts, 'pupils').slice(1)).toEqual([
      `4,${upn(1)},Bell,Ann,,,05,2016-11-04,female,`,
      `5,${upn(2)},"Cole, Jr",Zoë,,Zo,R,2021-12-24,unknown,`,
      `6,${upn(3).toLowerCase()},Moss,Kit,,,5,,,2026-10-02`,
      '7,,Ray,Mo,,,5,,,',
    ]);
    expect(table(parts, 'classes').slice(1)).toEqual([
      '2,5A,registration,,2026/27,,Okafor,Ruth,RO,teaches,,',
      '3,5A,registration,,2026/27,,Nowak,Piotr,u2,assists,,',
      `4,5A,registration,,2026/27,${upn(1)},Bell,Ann,,,2026-09-03,`,
      `5,Maths 5/1,set,Maths,2026/27,${upn(1)},Bell,Ann,,,2026-09-07,2026-12-18`,
    ]);
    expect(table(parts, 'results').slice(1)).toEqual([`2,${upn(1)},Bell,Ann,2026/27,AUT1,Maths,31.5,2026-10-15`]);
  });

  it('says what every column is, and names rows as they stand in the export', async () => {
    const [, pupils] = await read(await rosterZip(smallRoster));
    expect(pupils?.layout).toMatchObject({ headerRow: 1, rowsAre: 'lines', rows: 4 });
    expect(pupils?.columns?.map(({ header, field }) => [header, field])).toEqual([
      ['Row of users.csv', 'line'],
      ['UPN', 'upn'],
      ['Surname', 'surname'],
      ['Forename', 'forename'],
      ['Preferred surname', 'preferred-surname'],
      ['Preferred forename', 'preferred-forename'],
      ['NC year', 'nc-year'],
      ['Date of birth', 'date-of-birth'],
      ['Sex', 'sex'],
      ['Date of leaving', 'leaving-date'],
    ]);
  });

  it('of version 1.1 says roles with the users', async () => {
    const { roles: _, ...rows } = smallRoster;
    const role: Record<string, string> = { u1: 'teacher', u2: 'aide', u7: 'guardian' };
    const old: RosterRows = {
      ...rows,
      users: smallRoster.users?.map((user) => ({ ...user, role: role[String(user.sourcedId)] ?? 'student' })) ?? [],
    };
    const [first, second] = [await read(await rosterZip(smallRoster)), await read(await rosterZip(old, '1.1'))];
    expect(second.map(({ bytes }) => bytes.toString())).toEqual(first.map(({ bytes }) => bytes.toString()));
  });

  it('is read in another order of columns, with more of them, in UTF-16 and from a folder', async () => {
    const { 'users.csv': text = '', ...others } = rosterFiles(smallRoster);
    const turned = text
      .split('\r\n')
      .map((line) => `x,${line}`)
      .join('\r\n')
      .replace('x,', 'metadata.ofsted,');
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(turned, 'utf16le')]);
    const files = Object.fromEntries(Object.entries(others).map(([name, content]) => [`export/${name}`, content]));
    const parts = await read(await zipOf({ ...files, 'export/users.csv': utf16 }));
    expect(table(parts, 'pupils')[2]).toContain('Zoë');
    expect(parts).toHaveLength(4);
  });

  it('tells several papers of a subject apart, and finds the half term of a day', async () => {
    const [item] = smallRoster.lineItems ?? [];
    const [result] = smallRoster.results ?? [];
    const parts = await read(
      await rosterZip({
        ...smallRoster,
        lineItems: [
          { ...item, title: 'Arithmetic', academicSessionSourcedId: 'y26', dueDate: '2027-01-20' },
          { ...item, sourcedId: 'l2', title: 'Reasoning', academicSessionSourcedId: '', dueDate: '' },
        ],
        results: [
          { ...result },
          { ...result, sourcedId: 's3', lineItemSourcedId: 'l2', score: '', textScore: 'EXS', scoreDate: '2027-06-30' },
        ],
      }),
    );
    expect(table(parts, 'results').slice(1)).toEqual([
      `2,${upn(1)},Bell,Ann,2026/27,SPR1,Maths: Arithmetic,31.5,2026-10-15`,
      `3,${upn(1)},Bell,Ann,2026/27,SUM2,Maths: Reasoning,EXS,2027-06-30`,
    ]);
  });
});

describe('an OneRoster export that cannot be taken', () => {
  it.each([
    [
      'holds only changes',
      'file.users,bulk',
      'file.users,delta',
      'manifest.csv: users.csv holds only changes (delta). Export everything (bulk) and choose that zip.',
    ],
    [
      'is of a later version',
      'oneroster.version,1.2',
      'oneroster.version,2.0',
      'manifest.csv: OneRoster 1.2 and 1.1 can be read; this says version 2.0.',
    ],
    [
      'names something else',
      'file.users,bulk',
      'file.users,some',
      'manifest.csv: users.csv is said to be “some”, not bulk.',
    ],
    [
      'has no users',
      'file.users,bulk',
      'file.users,absent',
      'manifest.csv names no users.csv: there is nobody in the export.',
    ],
    [
      'has no roles',
      'file.roles,bulk',
      'file.roles,absent',
      'manifest.csv names no roles.csv: nothing says who is a pupil and who is staff.',
    ],
    [
      'has results of nothing',
      'file.lineItems,bulk',
      'file.lineItems,absent',
      'There is a results.csv but no lineItems.csv, which says what its results are of.',
    ],
    [
      'is no manifest',
      'propertyName,value',
      'name,value',
      'manifest.csv: the first row names no column “propertyName”.',
    ],
  ])('because its manifest %s', async (_, from, to, why) => {
    const manifest = rosterFiles(smallRoster)['manifest.csv'] ?? '';
    expect(manifest).toContain(from);
    expect(await reasonOf(await changed({ 'manifest.csv': manifest.replace(from, to) }))).toBe(why);
  });

  it.each([
    ['lacks a column', 'familyName', 'surname', 'users.csv: the first row names no column “familyName”.'],
    ['names a column twice', 'givenName', 'familyName', 'users.csv: the first row names a column twice.'],
    ['has a cell too many', 'u3,', 'u3,,', 'users.csv, row 4: 23 cells, where the first row names 22 columns.'],
    ['has an id twice', 'u3,', 'u1,', 'users.csv, row 4: its sourcedId stands further up already.'],
    ['has no id', 'u3,', ',', 'users.csv, row 4: there is no sourcedId.'],
    ['never closes a quotation mark', 'Ann', '"Ann', /^users\.csv: A quotation mark opened in row 4 /],
  ])('because a file %s', async (_, from, to, why) => {
    const text = rosterFiles(smallRoster)['users.csv'] ?? '';
    expect(text).toContain(from);
    expect(await reasonOf(await changed({ 'users.csv': text.replace(from, to) }))).toEqual(
      typeof why === 'string' ? why : expect.stringMatching(why),
    );
  });

  it.each([
    [
      'a file that is named is missing',
      { 'manifest.csv': rosterFiles(smallRoster)['manifest.csv'] ?? '' },
      /^manifest\.csv says that academicSessions\.csv is in the zip|^manifest\.csv says that \w+\.csv is in the zip, but it is not/,
    ],
    [
      'it has no manifest',
      { 'users.csv': 'x' },
      /^A zip must be an OneRoster export with manifest\.csv in it\. It holds users\.csv\./,
    ],
    [
      'a file is binary',
      { ...rosterFiles(smallRoster), 'users.csv': 'PK\u0003\u0004' },
      /^users\.csv: This is an Excel workbook or a zip file/,
    ],
    ['a file is empty', { ...rosterFiles(smallRoster), 'users.csv': '' }, /^users\.csv: The file is empty/],
  ])('because %s', async (_, files, why) => {
    expect(await reasonOf(await zipOf(files))).toMatch(why);
  });

  it('because it is of several schools', async () => {
    const orgs = [1, 2].map((n) => ({ sourcedId: `o${n}`, name: `School ${n}`, type: 'school' }));
    expect(await reasonOf(await rosterZip({ ...smallRoster, orgs }))).toBe(
      'orgs.csv: the export holds 2 schools. Export one school at a time.',
    );
  });

  it('because nobody in it learns or works there', async () => {
    const roles = users.map((_, i) => ({ sourcedId: `r${i}`, userSourcedId: `u${i + 1}`, role: 'parent' }));
    expect(await reasonOf(await rosterZip({ users, roles }))).toBe('The export names no pupil and no member of staff.');
  });

  it('because a result is of no line item', async () => {
    const results = [{ ...smallRoster.results?.[0], lineItemSourcedId: 'other' }];
    expect(await reasonOf(await rosterZip({ ...smallRoster, results }))).toBe(
      'results.csv, row 2: its line item is not in lineItems.csv.',
    );
  });

  it('because it is a zip in a zip, however deep and whatever it would grow to', async () => {
    let nested = await zipOf({ 'users.csv': Buffer.alloc(32 * 1024 * 1024) });
    for (let depth = 0; depth < 4; depth++) {
      nested = await zipOf(Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`${i}.zip`, nested])));
    }
    expect(await reasonOf(nested)).toBe(
      'A zip must be an OneRoster export with manifest.csv in it. It holds 0.zip, 1.zip, 2.zip …. ' +
        'If the file you want is inside, unpack the zip and choose that file.',
    );
    expect(await reasonOf(await changed({ 'users.csv': nested.toString('latin1') }))).toMatch(/^users\.csv: /);
  });
});
