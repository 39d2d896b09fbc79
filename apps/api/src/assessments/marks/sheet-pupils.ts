import type { Transaction } from '../../core/database/database';
import { askedInShortCheckSql, newForDays } from '../asked-in-short-check';

export interface SheetPupil {
  pupilId: string;
  surname: string;
  forename: string;
  yearGroup: number;
  sen: 'N' | 'K' | 'E' | null;
  disadvantaged: boolean;
  eal: boolean;
  flagged: boolean;
  supported: boolean;
  isNew: boolean;
  leftOn: string | null;
}

interface ClassOnDays {
  schoolId: number;
  classId: string;
  startYear: number;
  /** From the day the window opens… */
  from: string;
  /** …to today, or to the day it is locked. */
  to: string;
}

/** Who is or was in a class while a window is open, by surname, with what is known of them on the last of these days. */
export async function readSheetPupils(tx: Transaction, of: ClassOnDays): Promise<SheetPupil[]> {
  return tx.query<SheetPupil[]>(
    `SELECT p.id AS "pupilId", coalesce(p.preferred_surname, p.legal_surname) AS surname,
            coalesce(p.preferred_forename, p.legal_forename) AS forename, $3::int - p.cohort_year AS "yearGroup",
            k.sen, coalesce(k.disadvantaged, false) AS disadvantaged, coalesce(k.eal, false) AS eal,
            EXISTS (SELECT 1 FROM flag f WHERE f.school_id = p.school_id AND f.pupil_id = p.id
                      AND f.state IN ('open', 'acknowledged')) AS flagged,
            EXISTS (SELECT 1 FROM placement pl
                    JOIN intervention_group g ON g.school_id = pl.school_id AND g.id = pl.group_id
                    WHERE pl.school_id = p.school_id AND pl.pupil_id = p.id AND pl.undone_at IS NULL
                      AND g.closed_at IS NULL AND pl.starts_on <= $5
                      AND (pl.ends_on IS NULL OR pl.ends_on >= $5)) AS supported,
            coalesce(p.entry_date > $5::date - ${newForDays}, false) AS "isNew",
            CASE WHEN least(m.left_on, p.leaving_date) < $5 THEN least(m.left_on, p.leaving_date)::text END AS "leftOn"
     FROM (SELECT pupil_id, CASE WHEN bool_or(ends_on IS NULL) THEN NULL ELSE max(ends_on) END AS left_on
           FROM class_pupil WHERE school_id = $1 AND class_id = $2 AND starts_on <= $5
             AND (ends_on IS NULL OR ends_on >= $4) GROUP BY pupil_id) m
     JOIN pupil p ON p.school_id = $1 AND p.id = m.pupil_id AND (p.leaving_date IS NULL OR p.leaving_date >= $4)
     LEFT JOIN LATERAL (
       SELECT max(value) FILTER (WHERE kind = 'sen') AS sen,
              bool_or(kind = 'pupil-premium' AND value <> 'N') AS disadvantaged,
              bool_or(kind = 'eal' AND value <> 'N') AS eal
       FROM characteristic WHERE school_id = $1 AND pupil_id = p.id AND kind IN ('sen', 'pupil-premium', 'eal')
         AND starts_on <= $5 AND (ends_on IS NULL OR ends_on >= $5)) k ON true
     ORDER BY 2, 3, 1`,
    [of.schoolId, of.classId, of.startYear, of.from, of.to],
  );
}

/** Whom a short check asks about in which subject: "pupil subject". */
export async function readAskedInShortCheck(
  tx: Transaction,
  { schoolId, pupilIds, subjectIds, day }: AskedOf,
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ pupilId: string; subjectId: number }[]>(
    `SELECT p.id AS "pupilId", s.id AS "subjectId" FROM pupil p CROSS JOIN subject s
     WHERE p.school_id = $1 AND s.school_id = $1 AND p.id = ANY($2) AND s.id = ANY($3)
       AND ${askedInShortCheckSql({ pupil: 'p', subject: 's', today: '$4' })}`,
    [schoolId, pupilIds, subjectIds, day],
  );
  return new Set(rows.map(({ pupilId, subjectId }) => `${pupilId} ${subjectId}`));
}

interface AskedOf {
  schoolId: number;
  pupilIds: readonly string[];
  subjectIds: readonly number[];
  day: string;
}
