import type { ClassDiff, ClassRow, MemberRow, StaffRow } from './class-diff';

/** Classes as they stand, with who is in them and who works with them. */
export interface ClassesNow {
  /** Every class of the years concerned: names are told apart within a year. */
  classes: readonly ClassRow[];
  members: readonly MemberRow[];
  staff: readonly StaffRow[];
}

/** Whether a diff could be applied to what stands now: the same question that applying it asks, without writing. */
export function stillFits({ classes, members, staff }: ClassDiff, now: ClassesNow): boolean {
  const known = new Map(now.classes.map((row) => [row.id, row]));
  const after = new Set(classes.after.map(({ id }) => id));
  const [leftMembers, leftStaff] = [swapped(members, now.members, memberKey), swapped(staff, now.staff, staffKey)];
  return (
    leftMembers !== null &&
    leftStaff !== null &&
    classes.before.every((row) => sameClass(known.get(row.id), row)) &&
    classes.after.every((row) => nameIsFree(row, now.classes)) &&
    [...members.before, ...members.after, ...staff.before, ...staff.after].every(
      ({ classId }) => known.has(classId) || after.has(classId),
    ) &&
    classes.before
      .filter(({ id }) => !after.has(id))
      .every(({ id }) => ![...leftMembers, ...leftStaff].some(({ classId }) => classId === id))
  );
}

/** The rows with one part taken away and the other put there; null where that cannot be. */
function swapped<Row extends { endsOn: string | null }>(
  { before, after }: { before: readonly Row[]; after: readonly Row[] },
  now: readonly Row[],
  keyOf: (row: Row) => string,
): readonly Row[] | null {
  const rows = new Map(now.map((row) => [keyOf(row), row]));
  for (const row of before) {
    if (rows.get(keyOf(row))?.endsOn !== row.endsOn) return null;
    rows.delete(keyOf(row));
  }
  for (const row of after) {
    if (rows.has(keyOf(row))) return null;
    rows.set(keyOf(row), row);
  }
  return [...rows.values()];
}

const memberKey = ({ classId, pupilId, startsOn }: MemberRow): string => `${classId} ${pupilId} ${startsOn}`;
const staffKey = ({ classId, staffId, startsOn }: StaffRow): string => `${classId} ${staffId} ${startsOn}`;

const sameClass = (now: ClassRow | undefined, was: ClassRow): boolean =>
  now !== undefined && now.name === was.name && now.endsOn === was.endsOn;

const nameIsFree = ({ id, startYear, name }: ClassRow, classes: readonly ClassRow[]): boolean =>
  !classes.some((other) => other.id !== id && other.startYear === startYear && other.name === name);
