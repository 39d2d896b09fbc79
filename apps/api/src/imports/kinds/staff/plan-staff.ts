import { newId } from '../../../core/time/new-id';
import type { PartWork } from '../../part-work';
import { readTable } from '../rows/read-table';
import { type KnownStaff, StaffDirectory, staffName } from '../rows/staff-directory';
import { TableFindings } from '../rows/table-findings';
import { tableWork } from '../rows/table-work';
import { type ReadStaff, readStaff } from './read-staff';
import { roleLabel, suggestedRole } from './role-words';
import { type StaffRecord, writeStaff } from './write-staff';

const labels = {
  staffCode: 'Staff ID',
  title: 'Title',
  surname: 'Surname',
  forename: 'Forename',
  email: 'Email',
  jobTitle: 'Role',
  leftOn: 'Leaves on',
} as const;

/** A row with the person it is about; null: somebody new. */
interface Matched {
  read: ReadStaff;
  known: KnownStaff | null;
}

/** Staff of a list. Records only: an import opens no account, and nobody may do more by it than before. */
export const staffWork = tableWork(async (work) => {
  const findings = new TableFindings();
  const rows = await readTable(work, findings, readStaff);
  const directory = await StaffDirectory.of(work.tx, work.schoolId);
  const added: StaffRecord[] = [];
  const changed: StaffRecord[] = [];
  for (const { read, known } of matched(rows, directory, findings)) {
    const record = recordOf(work, read, known, findings);
    const differences = known ? differencesOf(known, record) : [];
    if (known && differences.length === 0) {
      findings.unchanged();
      continue;
    }
    const who = { id: null, name: staffName(record) };
    if (known) findings.changed(read.row, who, differences);
    else findings.created();
    warnOfRole(read, record, known, findings);
    (known ? changed : added).push(record);
  }
  return { findings, write: () => writeStaff(work, added, changed) };
});

/** Each row with the person it is about; rows that say different things of one person are of nobody. */
function matched(rows: readonly ReadStaff[], directory: StaffDirectory, findings: TableFindings): Matched[] {
  const people = new Map<string, Matched[]>();
  for (const read of rows) {
    const known = whoIs(read, directory, findings);
    if (known === undefined) continue;
    const name = staffName(read).toLowerCase();
    const key = known?.id ?? read.email ?? read.staffCode ?? name;
    people.set(key, [...(people.get(key) ?? []), { read, known }]);
  }
  const settled = [...people.values()].flatMap((same) => {
    const [first, ...others] = same;
    if (!first) return [];
    if (others.every((other) => said(other) === said(first))) {
      findings.counts.repeated += others.length;
      return [first];
    }
    differ(same, findings);
    return [];
  });
  return withoutSharedCodes(settled, findings);
}

/** One staff ID is of one person. */
function withoutSharedCodes(people: readonly Matched[], findings: TableFindings): Matched[] {
  const byCode = new Map<string, Matched[]>();
  for (const person of people) {
    const code = person.read.staffCode;
    if (code !== undefined) byCode.set(code, [...(byCode.get(code) ?? []), person]);
  }
  const shared = new Set([...byCode.values()].filter(({ length }) => length > 1).flat());
  for (const same of byCode.values()) if (same.length > 1) differ(same, findings);
  return people.filter((person) => !shared.has(person));
}

const said = ({ read: { row: _, ...read } }: Matched): string => JSON.stringify(read);

function differ(same: readonly Matched[], findings: TableFindings): void {
  const where = same.map(({ read }) => read.row).join(' and ');
  for (const { read } of same) {
    const who = { id: null, name: staffName(read) };
    findings.invalid(read.row, labels.surname, read.surname, `Rows ${where} say different things of this person`, who);
  }
}

/** By number, then address, then name. Undefined, and written down, when two people could be meant. */
function whoIs(read: ReadStaff, directory: StaffDirectory, findings: TableFindings): KnownStaff | null | undefined {
  const byCode = directory.staff.find(({ staffCode }) => staffCode !== null && staffCode === read.staffCode);
  const byEmail = directory.staff.find(
    ({ email, accountEmail }) => read.email !== undefined && (email === read.email || accountEmail === read.email),
  );
  if (byCode && byEmail && byCode.id !== byEmail.id) {
    const why = `This is the address of ${staffName(byEmail)}, the staff ID that of ${staffName(byCode)}`;
    findings.invalid(read.row, labels.email, read.email ?? '', why, { id: null, name: staffName(read) });
    return undefined;
  }
  if (byCode ?? byEmail) return byCode ?? byEmail;
  const namesakes = directory.staff.filter(
    (person) =>
      staffName(person).toLowerCase() === staffName(read).toLowerCase() &&
      // Whoever is known by another number or address is somebody else.
      (person.staffCode === null || read.staffCode === undefined) &&
      (person.email === null || read.email === undefined),
  );
  const [one, ...more] = namesakes;
  if (more.length > 0) {
    const why = 'More than one person has this name: give an address or a staff ID';
    findings.invalid(read.row, labels.surname, read.surname, why, { id: null, name: staffName(read) });
    return undefined;
  }
  return one ?? null;
}

function recordOf(work: PartWork, read: ReadStaff, known: KnownStaff | null, findings: TableFindings): StaffRecord {
  const jobTitle = read.jobTitle ?? known?.jobTitle ?? '';
  return {
    id: known?.id ?? newId(),
    staffCode: read.staffCode ?? known?.staffCode ?? null,
    email: read.email === undefined || read.email === known?.accountEmail ? (known?.email ?? null) : read.email,
    title: read.title ?? known?.title ?? '',
    forename: read.forename,
    surname: read.surname,
    jobTitle,
    // What is suggested follows from new words only.
    suggestedRole: known && jobTitle === known.jobTitle ? known.suggestedRole : suggestedRole(jobTitle),
    leftOn: lastDay(work, read, known, findings),
  };
}

/** Somebody who has left and comes back could sign in again: that is for a person to say. */
function lastDay(
  { today }: PartWork,
  read: ReadStaff,
  known: KnownStaff | null,
  findings: TableFindings,
): StaffRecord['leftOn'] {
  const stored = known?.leftOn ?? null;
  if (read.leftOn === undefined || read.leftOn === stored) return stored;
  if (stored !== null && stored < today && (read.leftOn === null || read.leftOn >= today)) {
    const why = `Left on ${stored}. An import does not let anybody back in: a person must`;
    findings.warn(read.row, labels.leftOn, read.leftOn ?? '', why, { id: null, name: staffName(read) });
    return stored;
  }
  return read.leftOn;
}

function differencesOf(known: KnownStaff, record: StaffRecord): { what: string; before: string; after: string }[] {
  return (Object.keys(labels) as (keyof typeof labels)[])
    .filter((field) => known[field] !== record[field])
    .map((field) => ({ what: labels[field], before: known[field] ?? '–', after: record[field] ?? '–' }));
}

function warnOfRole(read: ReadStaff, record: StaffRecord, known: KnownStaff | null, findings: TableFindings): void {
  const role = record.suggestedRole;
  if (role === null || role === known?.suggestedRole || known?.roles.includes(role)) return;
  const why = `The role ${roleLabel(role)} is suggested, not given: an import gives nobody permissions`;
  findings.warn(read.row, labels.jobTitle, record.jobTitle, why, { id: null, name: staffName(record) });
}
