import type { WholePupilFacts } from '@headway/domain';
import type { Transaction } from '../core/database/database';

export interface WholePupil {
  pupilId: string;
  cohortYear: number;
  facts: WholePupilFacts;
}

interface WholePupilRow {
  id: string;
  cohort_year: number;
  pupil_premium: boolean;
  attendance: WholePupilFacts['attendance'];
  concerns: WholePupilFacts['concerns'];
}

/**
 * What belongs to no subject of the pupils who are here: sessions of this academic year, and concerns about the pupil as
 * a whole. Concerns in a subject that has no results of the year group are about the whole pupil too: none is lost.
 * @param years cohort years, null: all
 * @param startYear the academic year of today
 */
export async function readWholePupils(
  tx: Transaction,
  schoolId: number,
  { today, startYear, years }: { today: string; startYear: number; years: number[] | null },
): Promise<WholePupil[]> {
  const rows = await tx.query<WholePupilRow[]>(
    `SELECT p.id, p.cohort_year,
            EXISTS (SELECT 1 FROM characteristic c WHERE c.school_id = p.school_id AND c.pupil_id = p.id
                    AND c.kind = 'pupil-premium' AND c.value <> 'N' AND c.starts_on <= $2
                    AND (c.ends_on IS NULL OR c.ends_on >= $2)) AS pupil_premium,
            coalesce(a.terms, '[]') AS attendance, coalesce(k.concerns, '[]') AS concerns
     FROM pupil p
     LEFT JOIN LATERAL (
       SELECT jsonb_agg(jsonb_build_object('halfTerm', t.window_id::text, 'possible', t.possible,
                                           'attended', t.attended) ORDER BY t.window_id) AS terms
       FROM attendance t WHERE t.school_id = p.school_id AND t.pupil_id = p.id
         AND t.window_id BETWEEN $3::int * 10 AND $3::int * 10 + 9) a ON true
     LEFT JOIN LATERAL (
       SELECT jsonb_agg(jsonb_build_object('id', c.id, 'raisedOn', c.raised_on) ORDER BY c.id) AS concerns
       FROM staff_concern c WHERE c.school_id = p.school_id AND c.pupil_id = p.id
         AND c.closed_at IS NULL AND c.undone_at IS NULL
         AND (c.subject_id IS NULL OR NOT EXISTS (
           SELECT 1 FROM result r JOIN pupil o ON o.school_id = r.school_id AND o.id = r.pupil_id
           WHERE r.school_id = c.school_id AND r.subject_id = c.subject_id AND o.cohort_year = p.cohort_year))
       ) k ON true
     WHERE p.school_id = $1 AND (p.leaving_date IS NULL OR p.leaving_date > $2)
       AND ($4::int[] IS NULL OR p.cohort_year = ANY($4)) AND (a.terms IS NOT NULL OR k.concerns IS NOT NULL)
     ORDER BY p.id`,
    [schoolId, today, startYear, years],
  );
  return rows.map(({ id, cohort_year, pupil_premium: pupilPremium, attendance, concerns }) => ({
    pupilId: id,
    cohortYear: cohort_year,
    facts: { pupilPremium, attendance, concerns },
  }));
}
