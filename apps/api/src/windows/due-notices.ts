import type { Transaction } from '../core/database/database';
import type { Notice } from '../notices/give-notice';
import { type CollectedClass, collectedClasses } from './collected-classes';

/** Who is to be reminded of a window today. */
export interface DueNotices {
  /** One for each person, about their own classes only. */
  notices: Notice[];
  /** Classes and subjects that are not finished, and those of them without a teacher to remind. */
  unfinished: number;
  withoutTeacher: number;
}

/** Notices for everybody who teaches a class whose marks are not all in, but for those reminded of the window today. */
export async function dueNotices(
  tx: Transaction,
  { schoolId, windowId, today, onceKey }: { schoolId: number; windowId: number; today: string; onceKey: string },
): Promise<DueNotices> {
  const unfinished = (await collectedClasses(tx, { schoolId, today, windowId, staffId: null })).filter(
    ({ done, total, finishedAt }) => done < total && finishedAt === null,
  );
  const teachers = await teachersOf(tx, schoolId, today, unfinished);
  const reminded = await remindedOn(tx, schoolId, today, windowId);
  const people = new Set([...teachers.values()].flat().filter((staffId) => !reminded.has(staffId)));
  const notices = [...people].map((staffId): Notice => {
    const own = unfinished.filter(({ classId }) => teachers.get(classId)?.includes(staffId));
    const classIds = [...new Set(own.map(({ classId }) => classId))];
    return {
      staffId,
      kind: 'marks-due',
      onceKey,
      about: {
        windowId,
        dueOn: own[0]?.dueOn ?? null,
        classes: [...new Set(own.map(({ className }) => className))],
        classId: classIds.length === 1 ? (classIds[0] ?? null) : null,
        missing: own.reduce((sum, { total, done }) => sum + total - done, 0),
      },
    };
  });
  const withoutTeacher = unfinished.filter(({ classId }) => !teachers.get(classId)?.length).length;
  return { notices, unfinished: unfinished.length, withoutTeacher };
}

/** The adults who work with each class today, those who teach; by class. */
async function teachersOf(
  tx: Transaction,
  schoolId: number,
  today: string,
  classes: readonly CollectedClass[],
): Promise<Map<string, string[]>> {
  const rows = await tx.query<{ classId: string; staffIds: string[] }[]>(
    `SELECT cs.class_id AS "classId", array_agg(DISTINCT cs.staff_id) AS "staffIds" FROM class_staff cs
     WHERE cs.school_id = $1 AND cs.role IN ('teacher', 'cover') AND cs.class_id = ANY($2) AND cs.starts_on <= $3
       AND (cs.ends_on IS NULL OR cs.ends_on >= $3)
     GROUP BY cs.class_id`,
    [schoolId, [...new Set(classes.map(({ classId }) => classId))], today],
  );
  return new Map(rows.map(({ classId, staffIds }) => [classId, staffIds]));
}

/** Who got a reminder of the window on this day already, by hand or by itself. */
async function remindedOn(tx: Transaction, schoolId: number, day: string, windowId: number): Promise<Set<string>> {
  const rows = await tx.query<{ staffId: string }[]>(
    `SELECT DISTINCT staff_id AS "staffId" FROM notice
     WHERE school_id = $1 AND kind = 'marks-due' AND (made_at AT TIME ZONE 'Europe/London')::date = $2
       AND (about->>'windowId')::int = $3`,
    [schoolId, day, windowId],
  );
  return new Set(rows.map(({ staffId }) => staffId));
}
