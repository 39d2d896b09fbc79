import { Injectable } from '@nestjs/common';
import { grantsOf, type Caller } from '../core/access/caller';
import type { Transaction } from '../core/database/database';
import type { CollectionDto, NextWindowDto } from './home.dto';

/** Which marks are being collected now, and how far each class is. */
@Injectable()
export class CollectionsQueries {
  /** Of the caller's own classes; of all where the caller writes marks for the whole school. Names nobody. */
  open(tx: Transaction, caller: Caller, today: string): Promise<CollectionDto[]> {
    const everywhere = grantsOf(caller, 'results.write').some(({ reach }) => reach === 'school');
    return tx.query<CollectionDto[]>(
      `SELECT w.id AS "windowId", w.due_on::text AS "dueOn", s.id AS "subjectId", s.name AS "subjectName",
              c.id AS "classId", c.name AS "className", count(r.pupil_id)::int AS done, count(*)::int AS total
       FROM assessment_window w
       JOIN window_subject a ON a.school_id = w.school_id AND a.window_id = w.id
       JOIN subject s ON s.school_id = w.school_id AND s.id = a.subject_id
       JOIN class c ON c.school_id = w.school_id AND c.start_year = w.start_year
         AND CASE WHEN EXISTS (SELECT 1 FROM class sets WHERE sets.school_id = w.school_id
                    AND sets.start_year = w.start_year AND sets.kind = 'set' AND sets.subject_id = s.id)
                  THEN c.kind = 'set' AND c.subject_id = s.id ELSE c.kind = 'registration' END
       JOIN class_pupil cp ON cp.school_id = c.school_id AND cp.class_id = c.id AND cp.starts_on <= $2
         AND (cp.ends_on IS NULL OR cp.ends_on >= $2)
       JOIN pupil p ON p.school_id = cp.school_id AND p.id = cp.pupil_id
         AND (w.start_year - p.cohort_year) = ANY(a.year_groups)
       LEFT JOIN result r ON r.school_id = p.school_id AND r.pupil_id = p.id AND r.subject_id = s.id
         AND r.window_id = w.id
       WHERE w.school_id = $1 AND $2 BETWEEN w.opens_on AND w.locks_on
         AND ($3 OR EXISTS (SELECT 1 FROM class_staff cs WHERE cs.school_id = c.school_id AND cs.class_id = c.id
               AND cs.staff_id = $4 AND cs.starts_on <= $2 AND (cs.ends_on IS NULL OR cs.ends_on >= $2)))
       GROUP BY w.id, w.due_on, s.id, s.name, s.position, c.id, c.name
       ORDER BY w.due_on, c.name, s.position, s.id`,
      [caller.schoolId, today, everywhere, caller.staffId],
    );
  }

  /** The next window that has not opened yet and asks for something. */
  async next(tx: Transaction, schoolId: number, today: string): Promise<NextWindowDto | null> {
    const [row] = await tx.query<NextWindowDto[]>(
      `SELECT w.id AS "windowId", w.opens_on::text AS "opensOn", w.due_on::text AS "dueOn"
       FROM assessment_window w
       WHERE w.school_id = $1 AND w.opens_on > $2
         AND EXISTS (SELECT 1 FROM window_subject a WHERE a.school_id = w.school_id AND a.window_id = w.id)
       ORDER BY w.id LIMIT 1`,
      [schoolId, today],
    );
    return row ?? null;
  }
}
