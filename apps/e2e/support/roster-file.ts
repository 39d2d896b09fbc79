import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

export interface RosterPupil {
  readonly upn: string;
  readonly surname: string;
  readonly forename: string;
  /** As a file of the format writes it: 2016-07-13. */
  readonly born: string;
}

const table = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [columns, ...rows].map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');

/** A OneRoster 1.2 export of one class with its teacher and these pupils of Year 6, as a zip of CSV files. */
export async function rosterFile(
  className: string,
  teacher: { readonly surname: string; readonly forename: string; readonly email: string },
  pupils: readonly RosterPupil[],
): Promise<Buffer> {
  const ids = pupils.map((_, i) => `pupil-${i}`);
  const said = ['academicSessions', 'courses', 'classes', 'users', 'roles', 'demographics', 'enrollments'];
  const files: Readonly<Record<string, string>> = {
    manifest: table(
      ['propertyName', 'value'],
      [
        ['manifest.version', '1.0'],
        ['oneroster.version', '1.2'],
        ...said.map((name) => [`file.${name}`, 'bulk']),
        ...['orgs', 'lineItems', 'results'].map((name) => [`file.${name}`, 'absent']),
      ],
    ),
    academicSessions: table(
      ['sourcedId', 'title', 'type', 'startDate', 'endDate', 'schoolYear'],
      [['year', '2026-27', 'schoolYear', '2026-09-01', '2027-07-21', '2027']],
    ),
    courses: table(['sourcedId', 'title', 'schoolYearSourcedId'], [['course', 'Year 6', 'year']]),
    classes: table(
      ['sourcedId', 'title', 'courseSourcedId', 'classType', 'termSourcedIds'],
      [['class', className, 'course', 'homeroom', 'year']],
    ),
    users: table(
      ['sourcedId', 'givenName', 'familyName', 'identifier', 'email', 'grades'],
      [
        ['teacher', teacher.forename, teacher.surname, '', teacher.email, ''],
        ...pupils.map(({ upn, surname, forename }, i) => [ids[i] ?? '', forename, surname, upn, '', '06']),
      ],
    ),
    roles: table(
      ['sourcedId', 'userSourcedId', 'roleType', 'role'],
      [
        ['role-of-teacher', 'teacher', 'primary', 'teacher'],
        ...ids.map((id) => [`role-of-${id}`, id, 'primary', 'student']),
      ],
    ),
    demographics: table(
      ['sourcedId', 'birthDate', 'sex'],
      pupils.map(({ born }, i) => [ids[i] ?? '', born, '']),
    ),
    enrollments: table(
      ['sourcedId', 'classSourcedId', 'userSourcedId', 'role', 'beginDate'],
      [
        ['teaches', 'class', 'teacher', 'teacher', ''],
        ...ids.map((id) => [`in-class-${id}`, 'class', id, 'student', '2026-09-03']),
      ],
    ),
  };
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), `${name}.csv`);
  zip.end();
  return buffer(zip.outputStream);
}
