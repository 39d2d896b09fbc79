import { HALF_TERMS, usualCalendar, windowNumber } from '@headway/domain';
import type { Transaction } from '../core/database/database';

/**
 * Makes sure that a school has an academic year with six half terms and a window in each, adding England's usual
 * dates for what is missing. Existing dates are never changed.
 */
export async function ensureYear(tx: Transaction, schoolId: number, startYear: number): Promise<void> {
  const { halfTerms, closedOn } = usualCalendar(startYear);
  await tx.query(
    `INSERT INTO academic_year (school_id, start_year, starts_on, ends_on)
     VALUES ($1, $2::int, make_date($2::int, 9, 1), make_date($2::int + 1, 8, 31)) ON CONFLICT DO NOTHING`,
    [schoolId, startYear],
  );
  await tx.query(
    `INSERT INTO closed_day (school_id, start_year, closed_on)
     SELECT $1, $2, day FROM unnest($3::date[]) day ON CONFLICT DO NOTHING`,
    [schoolId, startYear, closedOn],
  );
  for (const code of HALF_TERMS) {
    const dates = halfTerms.find((term) => term.halfTerm === code);
    if (!dates) throw new Error(`The usual calendar has no ${code}.`);
    await tx.query(
      `INSERT INTO half_term (school_id, start_year, code, starts_on, ends_on)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [schoolId, startYear, code, dates.startsOn, dates.endsOn],
    );
    // The last days of each term are a full collection, those of the first half terms a short check.
    await tx.query(
      `INSERT INTO assessment_window (school_id, id, start_year, half_term, kind, opens_on, due_on, locks_on)
       SELECT school_id, $3, start_year, code, $5, greatest(starts_on, ends_on - 14), ends_on - 7, ends_on
       FROM half_term WHERE school_id = $1 AND start_year = $2 AND code = $4 ON CONFLICT DO NOTHING`,
      [schoolId, startYear, windowNumber({ startYear, halfTerm: code }), code, code.endsWith('2') ? 'full' : 'short'],
    );
  }
}
