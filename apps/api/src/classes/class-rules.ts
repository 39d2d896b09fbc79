import type { Transaction } from '../core/database/database';
import { badInput, conflict, notFound } from '../core/http/problem.exception';
import { longDayWords } from '../core/time/long-day-words';
import type { ClassRow, MemberRow, StaffRow } from './class-diff';

export interface KnownClass extends ClassRow {
  yearStartsOn: string;
  yearEndsOn: string;
}

const classColumns = `c.id, c.start_year AS "startYear", c.name, c.kind, c.subject_id AS "subjectId",
  c.ends_on::text AS "endsOn", y.starts_on::text AS "yearStartsOn", y.ends_on::text AS "yearEndsOn"`;

/** Holds classes against other changes, always in the order of their ids. @throws notFound */
export async function holdClasses(tx: Transaction, schoolId: number, ids: readonly string[]): Promise<KnownClass[]> {
  const found = await tx.query<KnownClass[]>(
    `SELECT ${classColumns} FROM class c
     JOIN academic_year y ON y.school_id = c.school_id AND y.start_year = c.start_year
     WHERE c.school_id = $1 AND c.id = ANY($2) ORDER BY c.id FOR UPDATE OF c`,
    [schoolId, ids],
  );
  return ids.map((id) => {
    const one = found.find((row) => row.id === id);
    if (!one) throw notFound('class');
    return one;
  });
}

/** Holds pupils, so that two people cannot put one of them into two sets at the same moment. */
export async function holdPupils(tx: Transaction, schoolId: number, pupilIds: readonly string[]): Promise<void> {
  await tx.query('SELECT 1 FROM pupil WHERE school_id = $1 AND id = ANY($2) ORDER BY id FOR NO KEY UPDATE', [
    schoolId,
    pupilIds,
  ]);
}

/** @throws ProblemException for a day outside the class's year, or after its end. */
export function requireDay(of: KnownClass, field: string, day: string): void {
  if (day < of.yearStartsOn || day > of.yearEndsOn) {
    throw badInput(
      field,
      `Give a day of this class's year: ${longDayWords(of.yearStartsOn)} to ${longDayWords(of.yearEndsOn)}.`,
    );
  }
  if (of.endsOn !== null && day > of.endsOn) {
    throw conflict(`${of.name} ended on ${longDayWords(of.endsOn)}`, 'Nobody is added to it after that day.');
  }
}

export async function membersOf(tx: Transaction, schoolId: number, classId: string): Promise<MemberRow[]> {
  return tx.query<MemberRow[]>(
    `SELECT class_id AS "classId", pupil_id AS "pupilId", starts_on::text AS "startsOn", ends_on::text AS "endsOn"
     FROM class_pupil WHERE school_id = $1 AND class_id = $2`,
    [schoolId, classId],
  );
}

export async function staffOf(tx: Transaction, schoolId: number, classId: string): Promise<StaffRow[]> {
  return tx.query<StaffRow[]>(
    `SELECT class_id AS "classId", staff_id AS "staffId", role, starts_on::text AS "startsOn", ends_on::text AS "endsOn"
     FROM class_staff WHERE school_id = $1 AND class_id = $2`,
    [schoolId, classId],
  );
}

interface Elsewhere {
  pupil: string;
  className: string;
}

/**
 * A pupil is in one registration class, and in one set of a subject, at a time.
 * @throws ProblemException (409) that names who is where
 */
export async function refuseSecondClass(
  tx: Transaction,
  schoolId: number,
  into: KnownClass,
  rows: readonly MemberRow[],
  except: readonly string[] = [],
): Promise<void> {
  const found = await tx.query<Elsewhere[]>(
    `SELECT coalesce(p.preferred_forename, p.legal_forename) || ' ' || coalesce(p.preferred_surname, p.legal_surname) AS pupil,
            c.name AS "className"
     FROM unnest($2::uuid[], $3::date[], $4::date[]) AS given(pupil_id, starts_on, ends_on)
     JOIN class_pupil cp ON cp.school_id = $1 AND cp.pupil_id = given.pupil_id
       AND cp.starts_on <= coalesce(given.ends_on, 'infinity') AND coalesce(cp.ends_on, 'infinity') >= given.starts_on
     JOIN class c ON c.school_id = cp.school_id AND c.id = cp.class_id AND c.start_year = $5 AND c.kind = $6
       AND c.subject_id IS NOT DISTINCT FROM $7 AND c.id <> ALL($8)
     JOIN pupil p ON p.school_id = cp.school_id AND p.id = cp.pupil_id
     ORDER BY 1, 2`,
    [
      schoolId,
      rows.map(({ pupilId }) => pupilId),
      rows.map(({ startsOn }) => startsOn),
      rows.map(({ endsOn }) => endsOn),
      into.startYear,
      into.kind,
      into.subjectId,
      [into.id, ...except],
    ],
  );
  if (found.length === 0) return;
  const who = found.slice(0, 5).map(({ pupil, className }) => `${pupil} is in ${className}`);
  const more = found.length > 5 ? ` and ${found.length - 5} more` : '';
  throw conflict(
    into.kind === 'set' ? 'Already in a set of this subject at that time' : 'Already in a class at that time',
    `${who.join('; ')}${more}. Move them instead, or allow both.`,
  );
}

/** The rows of a class closed on its last day: later ones go, open ones end. */
export function endedOn<Row extends { startsOn: string; endsOn: string | null }>(
  rows: readonly Row[],
  lastDay: string,
): { before: Row[]; after: Row[] } {
  const before = rows.filter(({ endsOn }) => endsOn === null || endsOn > lastDay);
  const after = before.filter(({ startsOn }) => startsOn <= lastDay).map((row) => ({ ...row, endsOn: lastDay }));
  return { before, after };
}
