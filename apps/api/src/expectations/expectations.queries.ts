import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../core/database/database';
import type { ExpectationDto } from './expectations.dto';

/** What is expected, by subject, scale, year group and half term. @param of one subject on one scale, or all */
export async function readExpectations(
  tx: Transaction,
  schoolId: number,
  of: { subjectId: number; scaleId: number } | null = null,
): Promise<ExpectationDto[]> {
  return tx.query<ExpectationDto[]>(
    `SELECT subject_id AS "subjectId", scale_id AS "scaleId", year_group AS "yearGroup", half_term AS "halfTerm", expected
     FROM expectation WHERE school_id = $1 AND ($2::int IS NULL OR (subject_id = $2 AND scale_id = $3::int))
     ORDER BY subject_id, scale_id, year_group, half_term`,
    [schoolId, of?.subjectId ?? null, of?.scaleId ?? null],
  );
}

/** What a school expects. Names no pupils. */
@Injectable()
export class ExpectationsQueries {
  constructor(private readonly database: Database) {}

  all(schoolId: number): Promise<ExpectationDto[]> {
    return this.database.inSchool(schoolId, (tx) => readExpectations(tx, schoolId));
  }
}
