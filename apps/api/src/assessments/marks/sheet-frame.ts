import type { HalfTerm } from '@headway/domain';
import type { Transaction } from '../../core/database/database';
import { stillAskedSql } from '../still-asked';
import type { SubjectKey } from '../subject-key';

export interface SheetClass {
  id: string;
  name: string;
  kind: 'registration' | 'set';
  startYear: number;
  subjectId: number | null;
}

export interface SheetWindow {
  id: number;
  halfTerm: HalfTerm;
  kind: 'full' | 'short';
  opensOn: string;
  dueOn: string;
  locksOn: string;
}

export interface SheetSubject extends SubjectKey {
  name: string;
  scaleId: number | null;
  /** From whom the window collects it. */
  askedOf: number[];
}

export async function readSheetClass(tx: Transaction, schoolId: number, classId: string): Promise<SheetClass | null> {
  const [found] = await tx.query<SheetClass[]>(
    `SELECT id, name, kind, start_year AS "startYear", subject_id AS "subjectId" FROM class
     WHERE school_id = $1 AND id = $2`,
    [schoolId, classId],
  );
  return found ?? null;
}

/** The windows of an academic year, earliest first. */
export async function readSheetWindows(tx: Transaction, schoolId: number, startYear: number): Promise<SheetWindow[]> {
  return tx.query<SheetWindow[]>(
    `SELECT id, half_term AS "halfTerm", kind, opens_on::text AS "opensOn", due_on::text AS "dueOn",
            locks_on::text AS "locksOn"
     FROM assessment_window WHERE school_id = $1 AND start_year = $2 ORDER BY id`,
    [schoolId, startYear],
  );
}

/** The window asked for, else the one that is open today, else the latest that has opened, else the first. */
export function windowFor(
  windows: readonly SheetWindow[],
  asked: number | undefined,
  today: string,
): SheetWindow | null {
  if (asked !== undefined) return windows.find(({ id }) => id === asked) ?? null;
  const opened = windows.filter(({ opensOn }) => opensOn <= today);
  const open = opened.find(({ locksOn }) => today <= locksOn);
  return open ?? opened.at(-1) ?? windows[0] ?? null;
}

/** Subjects and strands that a window collects from one of the year groups, and those that have marks in it already. */
export async function readCollected(
  tx: Transaction,
  schoolId: number,
  windowId: number,
  pupilIds: readonly string[],
  yearGroups: readonly number[],
): Promise<SheetSubject[]> {
  return tx.query<SheetSubject[]>(
    `SELECT s.id, s.name, s.strand_of AS "strandOf", s.scale_id AS "scaleId",
            coalesce(a.year_groups, '{}') AS "askedOf"
     FROM subject s
     LEFT JOIN subject whole ON whole.school_id = s.school_id AND whole.id = s.strand_of
     JOIN assessment_window w ON w.school_id = s.school_id AND w.id = $2
     LEFT JOIN window_subject a ON a.school_id = s.school_id AND a.window_id = w.id AND a.subject_id = s.id
       AND ${stillAskedSql({ window: 'w', subject: 's' })}
     WHERE s.school_id = $1 AND (
       a.year_groups && $4::smallint[]
       OR EXISTS (SELECT 1 FROM result r WHERE r.school_id = s.school_id AND r.subject_id = s.id AND r.window_id = $2
                    AND r.pupil_id = ANY($3)))
     ORDER BY coalesce(whole.position, s.position), coalesce(whole.id, s.id), s.strand_of NULLS FIRST, s.position, s.id`,
    [schoolId, windowId, pupilIds, yearGroups],
  );
}

/**
 * The columns of a sheet: one subject with its strands, or every subject without strands. A set is of one subject.
 * @returns null where the subject asked for is not collected
 */
export function columnsOf<Subject extends SubjectKey>(
  collected: readonly Subject[],
  asked: number | undefined,
  { subjectId }: SheetClass,
): Subject[] | null {
  const one = asked ?? subjectId ?? undefined;
  if (one === undefined) return collected.filter(({ strandOf }) => strandOf === null);
  const columns = collected.filter(({ id, strandOf }) => id === one || strandOf === one);
  return columns.length === 0 && asked !== undefined ? null : columns;
}
