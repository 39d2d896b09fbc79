import { upn } from './import-files';
import { zipOf } from './zip-files';

type Cells = readonly (string | number)[];

const csv = (...rows: Cells[]): string =>
  rows
    .map((cells) =>
      cells.map((cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(','),
    )
    .join('\r\n');

const started = ['sourcedId', 'status', 'dateLastModified'];

/** The columns of each file, in the order of the standard (OneRoster 1.2 CSV binding). */
export const rosterColumns = {
  orgs: [...started, 'name', 'type', 'identifier', 'parentSourcedId'],
  academicSessions: [...started, 'title', 'type', 'startDate', 'endDate', 'parentSourcedId', 'schoolYear'],
  courses: [
    ...started,
    'schoolYearSourcedId',
    'title',
    'courseCode',
    'grades',
    'orgSourcedId',
    'subjects',
    'subjectCodes',
  ],
  classes: [
    ...[...started, 'title', 'grades', 'courseSourcedId', 'classCode', 'classType', 'location', 'schoolSourcedId'],
    ...['termSourcedIds', 'subjects', 'subjectCodes', 'periods'],
  ],
  users: [
    ...[
      ...started,
      'enabledUser',
      'username',
      'userIds',
      'givenName',
      'familyName',
      'middleName',
      'identifier',
      'email',
    ],
    ...['sms', 'phone', 'agentSourcedIds', 'grades', 'password', 'userMasterIdentifier', 'preferredGivenName'],
    ...['preferredMiddleName', 'preferredFamilyName', 'primaryOrgSourcedId', 'pronouns'],
  ],
  roles: [
    ...[
      ...started,
      'userSourcedId',
      'roleType',
      'role',
      'beginDate',
      'endDate',
      'orgSourcedId',
      'userProfileSourcedId',
    ],
  ],
  enrollments: [
    ...[...started, 'classSourcedId', 'schoolSourcedId', 'userSourcedId', 'role', 'primary', 'beginDate', 'endDate'],
  ],
  demographics: [...started, 'birthDate', 'sex'],
  lineItems: [
    ...[...started, 'title', 'description', 'assignDate', 'dueDate', 'classSourcedId', 'categorySourcedId'],
    ...['academicSessionSourcedId', 'resultValueMin', 'resultValueMax', 'schoolSourcedId'],
  ],
  results: [
    ...[
      ...started,
      'lineItemSourcedId',
      'studentSourcedId',
      'scoreStatus',
      'score',
      'scoreDate',
      'comment',
      'textScore',
    ],
  ],
} as const;
export type RosterName = keyof typeof rosterColumns;

/** Rows of a file by column; what is not said is empty. */
export type RosterRows = Partial<Record<RosterName, Readonly<Record<string, string | number>>[]>>;

/** The files of an export as text, with a manifest that names them. */
export function rosterFiles(rows: RosterRows, version = '1.2'): Record<string, string> {
  const names = Object.keys(rows) as RosterName[];
  const all = Object.keys(rosterColumns) as RosterName[];
  const forms = all.map((name): Cells => [`file.${name}`, names.includes(name) ? 'bulk' : 'absent']);
  const manifest = csv(
    ['propertyName', 'value'],
    ['manifest.version', '1.0'],
    ['oneroster.version', version],
    ...forms,
  );
  return {
    'manifest.csv': manifest,
    ...Object.fromEntries(
      names.map((name) => {
        const extra = (rows[name] ?? []).flatMap(Object.keys);
        const columns = [...new Set<string>([...rosterColumns[name], ...extra])];
        return [
          `${name}.csv`,
          csv(columns, ...(rows[name] ?? []).map((row) => columns.map((column) => row[column] ?? ''))),
        ];
      }),
    ),
  };
}

export const rosterZip = (rows: RosterRows, version?: string): Promise<Buffer> => zipOf(rosterFiles(rows, version));

/** A small school: a teacher and an assistant, two pupils and one who left, a class, a set and two results. */
export const smallRoster: RosterRows = {
  orgs: [{ sourcedId: 'o1', name: 'Alder Bank Primary School', type: 'school', identifier: '999999' }],
  academicSessions: [
    {
      sourcedId: 'y26',
      title: '2026-27',
      type: 'schoolYear',
      startDate: '2026-09-01',
      endDate: '2027-07-21',
      schoolYear: 2027,
    },
    {
      sourcedId: 't1',
      title: 'Autumn 1',
      type: 'gradingPeriod',
      startDate: '2026-09-01',
      endDate: '2026-10-23',
      parentSourcedId: 'y26',
      schoolYear: 2027,
    },
  ],
  courses: [
    { sourcedId: 'c1', title: 'Year 5', schoolYearSourcedId: 'y26', orgSourcedId: 'o1' },
    { sourcedId: 'c2', title: 'Maths for Year 5', orgSourcedId: 'o1', subjects: 'Maths,Numeracy' },
  ],
  classes: [
    {
      sourcedId: 'k1',
      title: '5A',
      courseSourcedId: 'c1',
      classType: 'homeroom',
      schoolSourcedId: 'o1',
      termSourcedIds: '',
    },
    {
      sourcedId: 'k2',
      title: 'Maths 5/1',
      courseSourcedId: 'c2',
      classType: 'scheduled',
      schoolSourcedId: 'o1',
      termSourcedIds: 't1,t2',
    },
  ],
  users: [
    {
      sourcedId: 'u1',
      enabledUser: 'true',
      givenName: 'Ruth',
      familyName: 'Okafor',
      identifier: 'RO',
      email: 'r.okafor@alderbank.example',
    },
    {
      sourcedId: 'u2',
      enabledUser: 'true',
      givenName: 'Piotr',
      familyName: 'Nowak',
      email: 'p.nowak@alderbank.example',
    },
    { sourcedId: 'u3', enabledUser: 'true', givenName: 'Ann', familyName: 'Bell', identifier: upn(1), grades: '05' },
    {
      sourcedId: 'u4',
      enabledUser: 'true',
      givenName: 'Zoë',
      familyName: 'Cole, Jr',
      identifier: '4711',
      userIds: `{LDAP:zoe},{UPN:${upn(2)}}`,
      grades: 'KG',
      preferredGivenName: 'Zo',
    },
    {
      sourcedId: 'u5',
      status: 'tobedeleted',
      dateLastModified: '2026-10-02T09:00:00.000Z',
      enabledUser: 'false',
      username: upn(3).toLowerCase(),
      givenName: 'Kit',
      familyName: 'Moss',
      grades: '5',
    },
    { sourcedId: 'u6', enabledUser: 'true', givenName: 'Mo', familyName: 'Ray', username: 'mray', grades: '5' },
    { sourcedId: 'u7', enabledUser: 'true', givenName: 'Eve', familyName: 'Bell' },
  ],
  roles: [
    { sourcedId: 'r1', userSourcedId: 'u1', roleType: 'secondary', role: 'parent', orgSourcedId: 'o1' },
    { sourcedId: 'r2', userSourcedId: 'u1', roleType: 'primary', role: 'teacher', orgSourcedId: 'o1' },
    { sourcedId: 'r3', userSourcedId: 'u2', roleType: 'primary', role: 'aide', orgSourcedId: 'o1' },
    ...['u3', 'u4', 'u5', 'u6'].map((userSourcedId, i) => ({
      ...{ sourcedId: `r${i + 4}`, userSourcedId, roleType: 'primary', role: 'student', orgSourcedId: 'o1' },
    })),
    { sourcedId: 'r9', userSourcedId: 'u7', roleType: 'primary', role: 'guardian', orgSourcedId: 'o1' },
  ],
  demographics: [
    { sourcedId: 'u3', birthDate: '2016-11-04', sex: 'female' },
    { sourcedId: 'u4', birthDate: '2021-12-24', sex: 'unspecified' },
  ],
  enrollments: [
    {
      sourcedId: 'e1',
      classSourcedId: 'k1',
      schoolSourcedId: 'o1',
      userSourcedId: 'u1',
      role: 'teacher',
      primary: 'true',
    },
    {
      sourcedId: 'e2',
      classSourcedId: 'k1',
      schoolSourcedId: 'o1',
      userSourcedId: 'u2',
      role: 'teacher',
      primary: 'false',
    },
    {
      sourcedId: 'e3',
      classSourcedId: 'k1',
      schoolSourcedId: 'o1',
      userSourcedId: 'u3',
      role: 'student',
      beginDate: '2026-09-03',
    },
    {
      sourcedId: 'e4',
      classSourcedId: 'k2',
      schoolSourcedId: 'o1',
      userSourcedId: 'u3',
      role: 'student',
      beginDate: '2026-09-07',
      endDate: '2026-12-18',
    },
    {
      sourcedId: 'e5',
      status: 'tobedeleted',
      classSourcedId: 'k2',
      schoolSourcedId: 'o1',
      userSourcedId: 'u4',
      role: 'student',
    },
    { sourcedId: 'e6', classSourcedId: 'k2', schoolSourcedId: 'o1', userSourcedId: 'u7', role: 'proctor' },
  ],
  lineItems: [
    {
      sourcedId: 'l1',
      title: 'Autumn paper',
      assignDate: '2026-10-12',
      dueDate: '2026-10-16',
      classSourcedId: 'k2',
      academicSessionSourcedId: 't1',
    },
  ],
  results: [
    {
      sourcedId: 's1',
      lineItemSourcedId: 'l1',
      studentSourcedId: 'u3',
      scoreStatus: 'fully graded',
      score: '31.50',
      scoreDate: '2026-10-15',
    },
    {
      sourcedId: 's2',
      lineItemSourcedId: 'l1',
      studentSourcedId: 'u4',
      scoreStatus: 'not submitted',
      scoreDate: '2026-10-15',
    },
  ],
};
