import {
  differenceOf,
  type DatedRecord,
  firstDayOfAcademicYear,
  type IsoDate,
  lastDayOfAcademicYear,
  takeIn,
} from '@headway/domain';
import { sinceUntil } from '../rows/since-until';
import { staffName } from '../rows/staff-directory';
import type { TableFindings } from '../rows/table-findings';
import type { ClassRecords } from './known-classes';
import type { StaffRole } from './read-memberships';
import type { InClass } from './settle-classes';
import type { MembershipWrites } from './settle-pupils';

interface OfStaff {
  staffId: string;
  role: StaffRole;
}

/** Settles which adult is with which class from when until when; there may be several at a time. */
export function settleStaff(
  rows: readonly InClass[],
  records: ClassRecords,
  statedOn: IsoDate,
  findings: TableFindings,
): MembershipWrites<OfStaff> & { newRoles: (DatedRecord & OfStaff)[] } {
  const writes: MembershipWrites<OfStaff> & { newRoles: (DatedRecord & OfStaff)[] } = {
    added: [],
    ended: [],
    removed: [],
    newRoles: [],
  };
  const stated = new Map<string, InClass[]>();
  for (const row of rows) {
    if (!row.read.staff) continue;
    const key = `${row.of.id} ${row.read.staff.id} ${row.read.startsOn ?? ''}`;
    stated.set(key, [...(stated.get(key) ?? []), row]);
  }
  for (const [first, ...others] of stated.values()) {
    if (!first?.read.staff) continue;
    // A pupil a row, each with the teacher: the teacher is said once.
    findings.counts.repeated += others.filter(({ read }) => !read.pupil).length;
    settle(first, records, statedOn, findings, writes);
  }
  return writes;
}

function settle(
  { read, of }: InClass,
  records: ClassRecords,
  statedOn: IsoDate,
  findings: TableFindings,
  writes: MembershipWrites<OfStaff> & { newRoles: (DatedRecord & OfStaff)[] },
): void {
  if (!read.staff) return;
  const [first, last] = [firstDayOfAcademicYear(of.startYear), lastDayOfAcademicYear(of.startYear)];
  const staffId = read.staff.id;
  const before = records.staff.filter((record) => record.key === of.id && record.staffId === staffId);
  const day = read.startsOn ?? statedOn;
  const on = day < first ? first : day > last ? last : day;
  // The dates of a row with a pupil are the pupil's.
  const dates = read.pupil
    ? { startsOn: undefined, endsOn: undefined }
    : { startsOn: read.startsOn, endsOn: read.endsOn };
  const after = takeIn(
    before,
    [{ key: of.id, ...dates, on, firstDay: before.length === 0 && of.isNew ? first : on }],
    false,
  );
  const { added, ended, removed } = differenceOf(before, after);
  const role = read.staffRole ?? before.at(-1)?.role ?? 'teacher';
  writes.added.push(...added.map((record) => ({ ...record, staffId, role })));
  writes.ended.push(...ended.map((change) => ({ ...change.after, staffId, role })));
  writes.removed.push(...removed.map((record) => ({ ...record, staffId, role })));
  const wrongRole = before.filter(
    (record) => record.role !== role && record.startsOn <= on && (record.endsOn === null || record.endsOn >= on),
  );
  writes.newRoles.push(...wrongRole.map((record) => ({ ...record, role })));
  const wordsOf = (list: readonly DatedRecord[]): string => list.map(sinceUntil).join('; ') || '–';
  const differences = [
    ...(wordsOf(before) === wordsOf(after) ? [] : [{ what: of.name, before: wordsOf(before), after: wordsOf(after) }]),
    ...wrongRole.map((record) => ({ what: `${of.name}, as`, before: record.role, after: role })),
  ];
  const who = { id: null, name: staffName(read.staff) };
  if (before.length === 0) findings.created();
  else if (differences.length > 0) findings.changed(read.row, who, differences);
  else if (!read.pupil) findings.unchanged();
}
