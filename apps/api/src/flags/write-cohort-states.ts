import type { Transaction } from '../core/database/database';
import type { AnalysedCohort } from './analysed-cohorts';
import type { AnalysisScope } from './analysis-scope';

/** Writes what was found of cohorts as a whole where it differs, and drops what is no longer a cohort of the scope. */
export async function writeCohortStates(
  tx: Transaction,
  schoolId: number,
  analysed: readonly AnalysedCohort[],
  scope: AnalysisScope,
): Promise<void> {
  const states = analysed.map(({ cohort, analysis }) => {
    const latest = analysis.windows.findLast((window) => window?.counts);
    return {
      subject_id: cohort.subjectId,
      cohort_year: cohort.cohortYear,
      window_id: latest ? Number(latest.window) : null,
      change_verdicts: analysis.changeVerdicts,
      levels: analysis.levels,
    };
  });
  await tx.query(
    `INSERT INTO cohort_state AS known (school_id, subject_id, cohort_year, window_id, change_verdicts, levels)
     SELECT $1, s.* FROM jsonb_to_recordset($2)
       AS s(subject_id int, cohort_year smallint, window_id int, change_verdicts jsonb, levels jsonb)
     ON CONFLICT (school_id, subject_id, cohort_year) DO UPDATE SET
       window_id = excluded.window_id, change_verdicts = excluded.change_verdicts, levels = excluded.levels
     WHERE (known.window_id, known.change_verdicts, known.levels)
       IS DISTINCT FROM (excluded.window_id, excluded.change_verdicts, excluded.levels)`,
    [schoolId, JSON.stringify(states)],
  );
  await tx.query(
    `DELETE FROM cohort_state c WHERE c.school_id = $1 AND ${scope.sql('c.subject_id', 'c.cohort_year', 2)}
       AND (c.subject_id, c.cohort_year) NOT IN (SELECT subject_id, cohort_year FROM unnest($5::int[], $6::int[])
                                                   AS found(subject_id, cohort_year))`,
    [
      schoolId,
      ...scope.parameters(),
      states.map(({ subject_id }) => subject_id),
      states.map(({ cohort_year }) => cohort_year),
    ],
  );
}

/** Writes who of a scope is disadvantaged, began high and holds it. */
export async function writeDoingWell(
  tx: Transaction,
  schoolId: number,
  analysed: readonly AnalysedCohort[],
  scope: AnalysisScope,
): Promise<void> {
  const found = analysed
    .filter(({ isStrand }) => !isStrand)
    .flatMap(({ cohort, analysis }) =>
      analysis.pupils.flatMap(({ id, doingWell, windows }) => {
        const w = windows.findLastIndex(({ position }) => position !== null);
        const windowId = cohort.windowIds[w];
        return doingWell && windowId !== undefined ? [{ pupilId: id, subjectId: cohort.subjectId, windowId }] : [];
      }),
    );
  const columns = [
    found.map(({ pupilId }) => pupilId),
    found.map(({ subjectId }) => subjectId),
    found.map(({ windowId }) => windowId),
  ];
  await tx.query(
    `DELETE FROM doing_well w USING pupil p
     WHERE w.school_id = $1 AND p.school_id = w.school_id AND p.id = w.pupil_id
       AND ${scope.sql('w.subject_id', 'p.cohort_year', 2)}
       AND NOT EXISTS (SELECT 1 FROM unnest($5::uuid[], $6::int[]) AS f(pupil_id, subject_id)
                       WHERE f.pupil_id = w.pupil_id AND f.subject_id = w.subject_id)`,
    [schoolId, ...scope.parameters(), columns[0], columns[1]],
  );
  await tx.query(
    `INSERT INTO doing_well AS known (school_id, pupil_id, subject_id, window_id)
     SELECT $1, f.* FROM unnest($2::uuid[], $3::int[], $4::int[]) AS f(pupil_id, subject_id, window_id)
     ON CONFLICT (school_id, pupil_id, subject_id) DO UPDATE SET window_id = excluded.window_id
     WHERE known.window_id <> excluded.window_id`,
    [schoolId, ...columns],
  );
}
