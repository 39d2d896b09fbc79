import { type HalfTerm, schoolDaysBetween } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../core/database/database';
import type { SchoolYearDto } from './years.dto';

interface StoredYear {
  startYear: number;
  halfTerms: { halfTerm: HalfTerm; startsOn: string; endsOn: string }[];
  closedOn: string[];
  version: number;
}

/** The school's years with its own dates. Names no pupils. */
@Injectable()
export class YearsQueries {
  constructor(private readonly database: Database) {}

  /** Earliest first. */
  list(schoolId: number): Promise<SchoolYearDto[]> {
    return this.database.inSchool(schoolId, (tx) => schoolYears(tx, schoolId));
  }
}

export async function schoolYears(tx: Transaction, schoolId: number): Promise<SchoolYearDto[]> {
  const years = await tx.query<StoredYear[]>(
    `SELECT y.start_year AS "startYear", y.version,
            (SELECT jsonb_agg(jsonb_build_object('halfTerm', h.code, 'startsOn', h.starts_on, 'endsOn', h.ends_on)
                              ORDER BY h.starts_on)
             FROM half_term h WHERE h.school_id = y.school_id AND h.start_year = y.start_year) AS "halfTerms",
            coalesce((SELECT jsonb_agg(c.closed_on ORDER BY c.closed_on)
                      FROM closed_day c WHERE c.school_id = y.school_id AND c.start_year = y.start_year), '[]') AS "closedOn"
     FROM academic_year y WHERE y.school_id = $1 ORDER BY y.start_year`,
    [schoolId],
  );
  return years.map((year) => {
    const [first, last] = [year.halfTerms[0], year.halfTerms.at(-1)];
    return { ...year, schoolDays: first && last ? schoolDaysBetween(first.startsOn, last.endsOn, year) : 0 };
  });
}
