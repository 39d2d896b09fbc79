import { academicYearOf, checkUpn, isIsoDate } from '@headway/domain';
import { UnreadableFile } from '../../file/unreadable-file';
import type { SafeZip } from '../zip/safe-zip';
import type { Manifest, RosterFileName } from './manifest';
import { RosterFile, type RosterRow } from './roster-file';

/** Somebody the export names. */
export interface Person {
  row: number;
  sourcedId: string;
  /** Everything they do in the school, in lower case: "student", "teacher", "aide". */
  roles: string[];
  upn: string;
  staffId: string;
  surname: string;
  forename: string;
  preferredSurname: string;
  preferredForename: string;
  email: string;
  grades: string;
  /** Null: still there. Otherwise the day they left, as far as the export says; empty when it does not. */
  leftOn: string | null;
  /** Of the same person in demographics.csv. */
  birthDate: string;
  sex: string;
}

/** A class with what its course and terms add. */
export interface Class {
  title: string;
  homeroom: boolean;
  subject: string;
  /** The calendar year its academic year starts in; null when the export does not say. */
  startYear: number | null;
}

export interface Session {
  title: string;
  startDate: string;
}

/** Whatever other files refer to. */
export interface Roster {
  people: ReadonlyMap<string, Person>;
  classes: ReadonlyMap<string, Class>;
  sessions: ReadonlyMap<string, Session>;
}

/** More than the largest school has; these are held while the others are read. */
const mostHeld = 100_000;

/** Whether the row is of something that is there no more. */
export const isDeleted = (row: RosterRow): boolean => row.text('status').toLowerCase() === 'tobedeleted';

/** The day a deleted row ended, as far as it says. */
export const endOf = (row: RosterRow): string => row.text('endDate') || row.text('dateLastModified').slice(0, 10);

/** Opens a file the manifest names; null when it names none. */
export async function opened(
  zip: SafeZip,
  { paths }: Manifest,
  name: RosterFileName,
  needed: readonly string[],
): Promise<RosterFile | null> {
  const path = paths.get(name);
  return path === undefined ? null : RosterFile.open(zip, path, needed);
}

/** Reads everything that enrolments and results refer to. */
export async function readRoster(zip: SafeZip, manifest: Manifest): Promise<Roster> {
  await refuseSeveralSchools(await opened(zip, manifest, 'orgs', ['sourcedId', 'type']));
  const sessions = await held(await opened(zip, manifest, 'academicSessions', ['sourcedId', 'startDate']), (row) => ({
    title: row.text('title'),
    startDate: row.text('startDate'),
  }));
  const courses = await held(await opened(zip, manifest, 'courses', ['sourcedId', 'title']), (row) => ({
    subject: firstOf(row.text('subjects')) || row.text('title'),
    session: row.text('schoolYearSourcedId'),
  }));
  const classes = await held(await opened(zip, manifest, 'classes', ['sourcedId', 'title', 'classType']), (row) => {
    const course = courses.get(row.text('courseSourcedId'));
    const homeroom = row.text('classType').toLowerCase() === 'homeroom';
    const terms = [...row.text('termSourcedIds').split(','), course?.session ?? ''];
    return {
      title: row.text('title') || row.text('classCode'),
      homeroom,
      subject: homeroom ? '' : firstOf(row.text('subjects')) || (course?.subject ?? ''),
      startYear: startYearOf(terms.map((term) => sessions.get(term.trim())?.startDate ?? '')),
    };
  });
  return { people: await readPeople(zip, manifest), classes, sessions };
}

async function readPeople(zip: SafeZip, manifest: Manifest): Promise<Map<string, Person>> {
  // The one difference to 1.1 that matters here: there a user has one role, in users.csv.
  const own = manifest.version === '1.1';
  const columns = ['sourcedId', 'givenName', 'familyName', ...(own ? ['role'] : [])];
  const users = await opened(zip, manifest, 'users', columns);
  if (!users) throw new UnreadableFile('manifest.csv names no users.csv: there is nobody in the export.');
  const roles = own ? null : await rolesOf(await opened(zip, manifest, 'roles', ['userSourcedId', 'role']));
  const born = await held(await opened(zip, manifest, 'demographics', ['sourcedId']), (row) => ({
    birthDate: row.text('birthDate'),
    sex: row.text('sex').toLowerCase(),
  }));
  return held(users, (row) => {
    const sourcedId = row.text('sourcedId');
    const doing = roles ? (roles.get(sourcedId) ?? []) : [row.text('role').toLowerCase()];
    return {
      row: row.row,
      sourcedId,
      roles: doing,
      upn: upnOf(row),
      staffId: row.text('identifier') || sourcedId,
      surname: row.text('familyName'),
      forename: row.text('givenName'),
      preferredSurname: row.text('preferredFamilyName'),
      preferredForename: row.text('preferredGivenName'),
      email: row.text('email'),
      grades: row.text('grades'),
      leftOn: isDeleted(row) ? endOf(row) : null,
      birthDate: born.get(sourcedId)?.birthDate ?? '',
      sex: born.get(sourcedId)?.sex ?? '',
    };
  });
}

async function rolesOf(file: RosterFile | null): Promise<Map<string, string[]>> {
  if (!file) throw new UnreadableFile('manifest.csv names no roles.csv: nothing says who is a pupil and who is staff.');
  const roles = new Map<string, string[]>();
  for await (const row of file.rows()) {
    if (isDeleted(row)) continue;
    const user = row.text('userSourcedId');
    // The first role counts most: a teacher who is a parent too is a teacher.
    const others = roles.get(user) ?? [];
    const role = row.text('role').toLowerCase();
    roles.set(user, row.text('roleType').toLowerCase() === 'primary' ? [role, ...others] : [...others, role]);
  }
  return roles;
}

/** A trust's export would bring the pupils of all its schools into one. */
async function refuseSeveralSchools(orgs: RosterFile | null): Promise<void> {
  if (!orgs) return;
  let schools = 0;
  for await (const row of orgs.rows()) if (row.text('type').toLowerCase() === 'school' && !isDeleted(row)) schools += 1;
  if (schools > 1)
    throw new UnreadableFile(`orgs.csv: the export holds ${schools} schools. Export one school at a time.`);
}

/** The rows of a file by their sourcedId; none when there is no such file. */
async function held<T>(file: RosterFile | null, read: (row: RosterRow) => T): Promise<Map<string, T>> {
  const rows = new Map<string, T>();
  if (!file) return rows;
  for await (const row of file.rows()) {
    const id = row.text('sourcedId');
    if (id === '') throw new UnreadableFile(`${file.name}, row ${row.row}: there is no sourcedId.`);
    if (rows.has(id))
      throw new UnreadableFile(`${file.name}, row ${row.row}: its sourcedId stands further up already.`);
    if (rows.size >= mostHeld) {
      throw new UnreadableFile(`${file.name}: more than ${mostHeld.toLocaleString('en-GB')} rows.`);
    }
    rows.set(id, read(row));
  }
  return rows;
}

/**
 * English exports put the UPN in one of three places. Something that is none is told of only where it is called one:
 * an identifier may be any number the school has.
 */
function upnOf(row: RosterRow): string {
  const called = /\{\s*upn\s*:\s*([^}]*)\}/i.exec(row.text('userIds'))?.[1]?.trim() ?? '';
  const found = [row.text('identifier'), called, row.text('username')].find(
    (candidate) => checkUpn(candidate).status !== 'malformed',
  );
  return found ?? called;
}

const firstOf = (list: string): string => list.split(',')[0]?.trim() ?? '';

function startYearOf(starts: readonly string[]): number | null {
  const start = starts.find((date) => isIsoDate(date));
  return start === undefined ? null : academicYearOf(start);
}
