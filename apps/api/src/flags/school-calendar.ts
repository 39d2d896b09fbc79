import { academicYearOf, addDays, schoolDaysBetween, type SchoolCalendar } from '@headway/domain';
import type { Transaction } from '../core/database/database';

/** The school's days of this academic year and the one before: as far back as a flag's days are counted. */
export async function schoolCalendar(tx: Transaction, schoolId: number, today: string): Promise<SchoolCalendar> {
  const since = academicYearOf(today) - 1;
  const halfTerms = await tx.query<SchoolCalendar['halfTerms']>(
    `SELECT code AS "halfTerm", starts_on::text AS "startsOn", ends_on::text AS "endsOn" FROM half_term
     WHERE school_id = $1 AND start_year >= $2 ORDER BY starts_on`,
    [schoolId, since],
  );
  const closed = await tx.query<{ day: string }[]>(
    'SELECT closed_on::text AS day FROM closed_day WHERE school_id = $1 AND start_year >= $2',
    [schoolId, since],
  );
  return { halfTerms, closedOn: closed.map(({ day }) => day) };
}

/** Counts the school days after a day, up to and with today; each day is counted out once however many ask. */
export function schoolDaysSince(calendar: SchoolCalendar, today: string): (day: string) => number {
  const known = new Map<string, number>();
  return (day) => {
    const days = known.get(day) ?? schoolDaysBetween(addDays(day, 1), today, calendar);
    known.set(day, days);
    return days;
  };
}
