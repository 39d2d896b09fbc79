import type { Transaction } from '../core/database/database';

/** A year group in a subject, or (without one) what belongs to no subject of its pupils. */
export interface CohortKey {
  subjectId: number | null;
  cohortYear: number;
}

/** Which cohorts an analysis looks at: all of the school, or those given. */
export class AnalysisScope {
  private constructor(private readonly cohorts: readonly CohortKey[] | null) {}

  static readonly whole = new AnalysisScope(null);

  static of(cohorts: readonly CohortKey[]): AnalysisScope {
    return new AnalysisScope(cohorts);
  }

  get isWhole(): boolean {
    return this.cohorts === null;
  }

  get isEmpty(): boolean {
    return this.cohorts?.length === 0;
  }

  /** Three parameters for `sql`: whether it is the whole school, and the cohorts as two lists. */
  parameters(): [boolean, number[], number[]] {
    const inSubjects = (this.cohorts ?? []).flatMap(({ subjectId, cohortYear }) =>
      subjectId === null ? [] : [{ subjectId, cohortYear }],
    );
    return [this.isWhole, inSubjects.map(({ subjectId }) => subjectId), inSubjects.map(({ cohortYear }) => cohortYear)];
  }

  /** Condition that a subject and a cohort year are among those looked at. @param first number of the first parameter */
  sql(subject: string, cohortYear: string, first: number): string {
    return `($${first}::boolean OR (${subject}, ${cohortYear}) IN
      (SELECT subject_id, cohort_year FROM unnest($${first + 1}::int[], $${first + 2}::int[]) AS looked(subject_id, cohort_year)))`;
  }

  /** Cohort years whose pupils are looked at apart from any subject; null: all. */
  wholePupilYears(): number[] | null {
    if (this.cohorts === null) return null;
    return this.cohorts.filter(({ subjectId }) => subjectId === null).map(({ cohortYear }) => cohortYear);
  }
}

/**
 * Takes all changes noted so far; they come back if the transaction does not end well. A change in a subject asks for its
 * strands and what it is a strand of with it, because a gap between strands is a reason in the subject.
 */
export async function takeChanges(tx: Transaction, schoolId: number): Promise<CohortKey[]> {
  return tx.query<CohortKey[]>(
    `WITH taken AS (DELETE FROM changed_cohort WHERE school_id = $1 RETURNING cohort_year, subject_id),
          family AS (
            SELECT t.cohort_year, coalesce(s.strand_of, s.id) AS parent
            FROM taken t JOIN subject s ON s.school_id = $1 AND s.id = t.subject_id)
     SELECT DISTINCT s.id AS "subjectId", f.cohort_year AS "cohortYear"
     FROM family f JOIN subject s ON s.school_id = $1 AND f.parent IN (s.id, s.strand_of)
     UNION SELECT NULL, cohort_year FROM taken WHERE subject_id IS NULL`,
    [schoolId],
  );
}
