import type { Transaction } from '../core/database/database';
import type { ResultCode, ResultRow } from './result-row';
import { columnsOf, givenResultsSql, otherResultSql } from './write-results';

/** A stored result that a given one meets. */
export interface MetResult {
  /** Place of the given result in the list. */
  index: number;
  changed: boolean;
  value: number | null;
  code: ResultCode | null;
  scaleId: number;
}

/** Which of the given results the school already has, and which of those would change. */
export async function compareResults(
  tx: Transaction,
  schoolId: number,
  rows: readonly ResultRow[],
): Promise<MetResult[]> {
  return tx.query<MetResult[]>(
    `SELECT (given.place - 1)::int AS index, ${otherResultSql} AS changed, r.value, r.code, r.scale_id AS "scaleId"
     FROM ${givenResultsSql}
     JOIN result r ON r.school_id = $1 AND r.pupil_id = given.pupil_id AND r.subject_id = given.subject_id
       AND r.window_id = given.window_id`,
    [schoolId, ...columnsOf(rows)],
  );
}
