import type { Transaction } from '../core/database/database';
import { type ClassDiff, type ClassRow, inverseOf, type MemberRow, type StaffRow } from './class-diff';
import type { ClassChangeDto } from './classes.dto';
import { type ClassesNow, stillFits } from './still-fits';

const LISTED = 30;

/** What was changed in a class, newest first, and which of it can still be taken back. */
export async function readClassChanges(tx: Transaction, schoolId: number, classId: string): Promise<ClassChangeDto[]> {
  const changes = await tx.query<(Omit<ClassChangeDto, 'undoable' | 'at'> & { diff: ClassDiff; at: Date })[]>(
    `SELECT c.id, c.kind, trim(coalesce(s.title, '') || ' ' || s.surname) AS by, c.made_at AS at, c.diff,
            (SELECT count(DISTINCT row ->> 'pupilId')::int
             FROM jsonb_array_elements((c.diff #> '{members,before}') || (c.diff #> '{members,after}')) row) AS pupils,
            c.undone_at IS NOT NULL AS undone
     FROM class_change c JOIN staff s ON s.school_id = c.school_id AND s.id = c.made_by
     WHERE c.school_id = $1 AND c.class_id = $2 ORDER BY c.made_at DESC, c.id DESC LIMIT ${LISTED}`,
    [schoolId, classId],
  );
  const open = changes.filter(({ undone }) => !undone);
  const now = await classesNow(tx, schoolId, [...new Set(open.flatMap(({ diff }) => classesIn(diff)))]);
  return changes.map(({ diff, at, ...change }) => ({
    ...change,
    at: at.toISOString(),
    undoable: !change.undone && stillFits(inverseOf(diff), now),
  }));
}

const classesIn = ({ classes, members, staff }: ClassDiff): string[] => [
  ...[...classes.before, ...classes.after].map(({ id }) => id),
  ...[...members.before, ...members.after, ...staff.before, ...staff.after].map((row) => row.classId),
];

async function classesNow(tx: Transaction, schoolId: number, classIds: readonly string[]): Promise<ClassesNow> {
  if (classIds.length === 0) return { classes: [], members: [], staff: [] };
  const of = [schoolId, classIds];
  return {
    classes: await tx.query<ClassRow[]>(
      `SELECT id, start_year AS "startYear", name, kind, subject_id AS "subjectId", ends_on::text AS "endsOn" FROM class
       WHERE school_id = $1 AND start_year IN (SELECT start_year FROM class WHERE school_id = $1 AND id = ANY($2))`,
      of,
    ),
    members: await tx.query<MemberRow[]>(
      `SELECT class_id AS "classId", pupil_id AS "pupilId", starts_on::text AS "startsOn", ends_on::text AS "endsOn"
       FROM class_pupil WHERE school_id = $1 AND class_id = ANY($2)`,
      of,
    ),
    staff: await tx.query<StaffRow[]>(
      `SELECT class_id AS "classId", staff_id AS "staffId", role, starts_on::text AS "startsOn", ends_on::text AS "endsOn"
       FROM class_staff WHERE school_id = $1 AND class_id = ANY($2)`,
      of,
    ),
  };
}
