import type { Transaction } from '../core/database/database';

/** How a pupil is marked in a subject on a day. */
export interface PupilScale {
  pupilId: string;
  subjectId: number;
  /** Null while the subject has no scale. */
  scaleId: number | null;
  /** The year group whose expectations are meant: the pupil's own, or the one they work to. */
  yearGroup: number;
  /** Works to another year's expectations or on another scale than the class. */
  workingTo: boolean;
}

/**
 * The scale of each pupil in each subject on a day: the one they work to, else that of the year group they are in (or
 * work to) in the subject, else the subject's. What is said of a subject holds for its strands unless they say otherwise.
 * @param of.startYear the academic year that gives the year groups
 */
export async function readPupilScales(
  tx: Transaction,
  of: { schoolId: number; pupilIds: readonly string[]; subjectIds: readonly number[]; startYear: number; day: string },
): Promise<PupilScale[]> {
  return tx.query<PupilScale[]>(
    `SELECT p.id AS "pupilId", s.id AS "subjectId", coalesce(w.scale_id, y.scale_id, s.scale_id) AS "scaleId",
            coalesce(w.year_group, $4 - p.cohort_year) AS "yearGroup", w.subject_id IS NOT NULL AS "workingTo"
     FROM pupil p
     JOIN subject s ON s.school_id = p.school_id AND s.id = ANY($3)
     LEFT JOIN LATERAL (
       SELECT t.subject_id, t.scale_id, t.year_group FROM working_to t
       WHERE t.school_id = p.school_id AND t.pupil_id = p.id AND t.subject_id IN (s.id, s.strand_of)
         AND t.starts_on <= $5 AND (t.ends_on IS NULL OR t.ends_on >= $5)
       ORDER BY t.subject_id = s.id DESC, t.starts_on DESC LIMIT 1) w ON true
     LEFT JOIN subject_scale y ON y.school_id = s.school_id AND y.subject_id = s.id
       AND y.year_group = coalesce(w.year_group, $4 - p.cohort_year)
     WHERE p.school_id = $1 AND p.id = ANY($2)`,
    [of.schoolId, of.pupilIds, of.subjectIds, of.startYear, of.day],
  );
}
