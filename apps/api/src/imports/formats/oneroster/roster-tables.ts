import { academicYearLabel } from '@headway/domain';
import type { FilePart } from '../file-format';
import { type KnownColumn, WrittenTable } from '../written-table';
import { endOf, isDeleted, type Person, type Roster } from './roster';
import type { RosterFile } from './roster-file';

/** Roles of people who neither learn nor work there. */
const visitors = new Set(['', 'guardian', 'parent', 'relative', 'proctor']);
/** What schools in England call the roles. */
const roleNames = new Map([
  ['teacher', 'Teacher'],
  ['aide', 'Teaching assistant'],
  ['principal', 'Headteacher'],
  ['counselor', 'Counsellor'],
  ['administrator', 'Administrator'],
  ['siteadministrator', 'Administrator'],
  ['districtadministrator', 'Administrator'],
  ['systemadministrator', 'System administrator'],
]);
/** Years of school as the common vocabulary (CEDS) codes them, where they are no numbers. */
const gradeNames = new Map([
  ['pk', 'N2'],
  ['prek', 'N2'],
  ['kg', 'R'],
  ['00', 'R'],
  ['0', 'R'],
]);

const row = (file: string): KnownColumn => ({ name: `Row of ${file}`, field: 'line' });

export const isPupil = ({ roles }: Person): boolean => roles.includes('student');
export const isStaff = (person: Person): boolean =>
  !isPupil(person) && person.roles.some((role) => !visitors.has(role));

export function staffPart({ people }: Roster): FilePart[] {
  const table = new WrittenTable([
    row('users.csv'),
    { name: 'Staff ID', field: 'staff-id' },
    { name: 'Surname', field: 'surname' },
    { name: 'Forename', field: 'forename' },
    { name: 'Email', field: 'email' },
    { name: 'Role', field: 'role' },
    { name: 'Leaves on', field: 'left-on' },
  ]);
  for (const person of people.values()) {
    if (!isStaff(person)) continue;
    const role = person.roles.find((each) => !visitors.has(each)) ?? '';
    const { staffId, surname, forename, email } = person;
    table.add([String(person.row), staffId, surname, forename, email, roleNames.get(role) ?? role, left(person)]);
  }
  return table.rows === 0 ? [] : [table.part('Staff (users.csv)', 'staff')];
}

export function pupilsPart({ people }: Roster): FilePart[] {
  const table = new WrittenTable([
    row('users.csv'),
    { name: 'UPN', field: 'upn' },
    { name: 'Surname', field: 'surname' },
    { name: 'Forename', field: 'forename' },
    { name: 'Preferred surname', field: 'preferred-surname' },
    { name: 'Preferred forename', field: 'preferred-forename' },
    { name: 'NC year', field: 'nc-year' },
    { name: 'Date of birth', field: 'date-of-birth' },
    { name: 'Sex', field: 'sex' },
    { name: 'Date of leaving', field: 'leaving-date' },
  ]);
  for (const person of people.values()) {
    if (!isPupil(person)) continue;
    const { upn, surname, forename, preferredSurname, preferredForename, birthDate } = person;
    const grades = gradeNames.get(person.grades.toLowerCase()) ?? person.grades;
    const sex = ['unspecified', 'other'].includes(person.sex) ? 'unknown' : person.sex;
    const names = [surname, forename, preferredSurname, preferredForename];
    table.add([String(person.row), upn, ...names, grades, birthDate, sex, left(person)]);
  }
  return table.rows === 0 ? [] : [table.part('Pupils (users.csv)', 'pupils')];
}

export async function classesPart(roster: Roster, enrolments: RosterFile | null): Promise<FilePart[]> {
  const table = new WrittenTable([
    row('enrollments.csv'),
    { name: 'Class', field: 'class' },
    { name: 'Kind of class', field: 'class-kind' },
    { name: 'Subject', field: 'subject' },
    { name: 'Academic year', field: 'academic-year' },
    { name: 'UPN', field: 'upn' },
    { name: 'Surname', field: 'surname' },
    { name: 'Forename', field: 'forename' },
    { name: 'Staff', field: 'staff' },
    { name: 'Teaches or assists', field: 'staff-role' },
    { name: 'From', field: 'starts-on' },
    { name: 'To', field: 'ends-on' },
  ]);
  if (!enrolments) return [];
  for await (const line of enrolments.rows()) {
    const role = line.text('role').toLowerCase();
    const person = roster.people.get(line.text('userSourcedId'));
    const pupil = role === 'student';
    // Whoever only sits in, and a membership that is gone without a day it ended, say nothing.
    if (!pupil && role !== 'teacher' && role !== 'aide') continue;
    const ended = isDeleted(line) ? endOf(line) : line.text('endDate');
    if (isDeleted(line) && ended === '') continue;
    const of = roster.classes.get(line.text('classSourcedId'));
    table.add([
      String(line.row),
      of?.title ?? '',
      of === undefined ? '' : of.homeroom ? 'registration' : 'set',
      of?.subject ?? '',
      of?.startYear == null ? '' : academicYearLabel(of.startYear),
      pupil ? (person?.upn ?? '') : '',
      person?.surname ?? '',
      person?.forename ?? '',
      pupil ? '' : (person?.staffId ?? ''),
      pupil ? '' : assists(person, role) ? 'assists' : 'teaches',
      line.text('beginDate'),
      ended,
    ]);
  }
  return table.rows === 0 ? [] : [table.part('Classes (enrollments.csv)', 'classes')];
}

/** The format has no role for assistants in a class: many are enrolled as teachers. */
const assists = (person: Person | undefined, role: string): boolean => role === 'aide' || person?.roles[0] === 'aide';

/** Somebody who has left on a day nobody gives: the word itself, so that the row is shown as one to look at. */
const left = ({ leftOn }: Person): string => (leftOn === '' ? 'tobedeleted' : (leftOn ?? ''));
