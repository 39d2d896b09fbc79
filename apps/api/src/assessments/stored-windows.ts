import type { Transaction } from '../core/database/database';
import type { WindowDto } from './assessments.dto';
import { stillAskedSql } from './still-asked';

/** The windows of a school, earliest first, with what is collected in them. */
export function storedWindows(tx: Transaction, schoolId: number): Promise<WindowDto[]> {
  return tx.query<WindowDto[]>(
    `SELECT w.id, w.start_year AS "startYear", w.half_term AS "halfTerm", w.kind, w.opens_on::text AS "opensOn",
            w.due_on::text AS "dueOn", w.locks_on::text AS "locksOn", w.version,
            coalesce((SELECT jsonb_agg(jsonb_build_object('subjectId', a.subject_id, 'yearGroups', a.year_groups)
                                       ORDER BY a.subject_id)
                      FROM window_subject a JOIN subject s ON s.school_id = a.school_id AND s.id = a.subject_id
                      WHERE a.school_id = w.school_id AND a.window_id = w.id
                        AND ${stillAskedSql({ window: 'w', subject: 's' })}), '[]') AS subjects
     FROM assessment_window w WHERE w.school_id = $1 ORDER BY w.id`,
    [schoolId],
  );
}
