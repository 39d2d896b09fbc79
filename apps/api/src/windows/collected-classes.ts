import { askedInShortCheckSql } from '../assessments/asked-in-short-check';
import { stillAskedSql } from '../assessments/still-asked';
import type { Transaction } from '../core/database/database';

/** The marks of a class in a subject that a window asks for. */
export interface CollectedClass {
  windowId: number;
  dueOn: string;
  subjectId: number;
  subjectName: string;
  classId: string;
  className: string;
  /** Pupils asked about, and those with a mark or a code. */
  total: number;
  done: number;
  finishedBy: string | null;
  finishedAt: Date | null;
}

const byName = new Intl.Collator('en-GB', { numeric: true });

/**
 * What is collected, class by class. Who is in a set of a subject is asked about there, everybody else in the registration
 * class, as marks are entered (mark-reach.ts). A short check asks about pupils who are flagged, in a group that runs, or new.
 * @param of a window, or null for all that take marks today; of one person's classes, or of everybody's.
 */
export async function collectedClasses(
  tx: Transaction,
  of: { schoolId: number; today: string; windowId: number | null; staffId: string | null },
): Promise<CollectedClass[]> {
  const rows = await tx.query<CollectedClass[]>(
    `SELECT w.id AS "windowId", w.due_on::text AS "dueOn", s.id AS "subjectId", s.name AS "subjectName",
            c.id AS "classId", c.name AS "className", count(r.pupil_id)::int AS done, count(*)::int AS total,
            nullif(trim(f_by.title || ' ' || f_by.surname), '') AS "finishedBy", f.finished_at AS "finishedAt"
     FROM assessment_window w
     JOIN window_subject a ON a.school_id = w.school_id AND a.window_id = w.id
     JOIN subject s ON s.school_id = w.school_id AND s.id = a.subject_id
       AND ${stillAskedSql({ window: 'w', subject: 's' })}
     JOIN class c ON c.school_id = w.school_id AND c.start_year = w.start_year
       AND (c.kind = 'registration' OR c.subject_id IN (s.id, s.strand_of))
     JOIN class_pupil cp ON cp.school_id = c.school_id AND cp.class_id = c.id
       AND cp.starts_on <= least($2::date, w.locks_on) AND (cp.ends_on IS NULL OR cp.ends_on >= least($2::date, w.locks_on))
     JOIN pupil p ON p.school_id = cp.school_id AND p.id = cp.pupil_id
       AND (w.start_year - p.cohort_year) = ANY(a.year_groups)
       AND (p.leaving_date IS NULL OR p.leaving_date >= least($2::date, w.locks_on))
     LEFT JOIN result r ON r.school_id = p.school_id AND r.pupil_id = p.id AND r.subject_id = s.id
       AND r.window_id = w.id
     LEFT JOIN collection_finished f ON f.school_id = w.school_id AND f.window_id = w.id AND f.class_id = c.id
       AND f.subject_id = s.id
     LEFT JOIN staff f_by ON f_by.school_id = f.school_id AND f_by.id = f.finished_by
     WHERE w.school_id = $1
       AND (c.kind = 'set' OR NOT EXISTS (
             SELECT 1 FROM class_pupil own JOIN class sets ON sets.school_id = own.school_id AND sets.id = own.class_id
             WHERE own.school_id = p.school_id AND own.pupil_id = p.id AND sets.kind = 'set'
               AND sets.start_year = w.start_year AND sets.subject_id IN (s.id, s.strand_of)
               AND own.starts_on <= least($2::date, w.locks_on)
               AND (own.ends_on IS NULL OR own.ends_on >= least($2::date, w.locks_on))))
       AND CASE WHEN $3::int IS NULL THEN $2 BETWEEN w.opens_on AND w.locks_on ELSE w.id = $3 END
       AND (w.kind = 'full' OR r.pupil_id IS NOT NULL OR ${askedInShortCheckSql({ pupil: 'p', subject: 's', today: '$2' })})
       AND ($4::uuid IS NULL OR EXISTS (SELECT 1 FROM class_staff cs WHERE cs.school_id = c.school_id
             AND cs.class_id = c.id AND cs.staff_id = $4 AND cs.role <> 'assistant' AND cs.starts_on <= $2
             AND (cs.ends_on IS NULL OR cs.ends_on >= $2)))
     GROUP BY w.id, w.due_on, s.id, s.name, s.position, c.id, c.name, f.finished_at, f_by.title, f_by.surname
     ORDER BY w.due_on, c.name, s.position, s.id`,
    [of.schoolId, of.today, of.windowId, of.staffId],
  );
  // Class 8 before class 10; within a class the order of the query stays.
  return rows.sort((a, b) => a.dueOn.localeCompare(b.dueOn) || byName.compare(a.className, b.className));
}
