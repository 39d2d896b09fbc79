import type { StatedMapping } from '@headway/domain';
import { stillAskedSql } from '../assessments/still-asked';
import type { Transaction } from '../core/database/database';
import { AnalysisScope } from './analysis-scope';
import {
  assembleCohorts,
  type Cohort,
  type ExpectationRow,
  type PupilRow,
  type ScaleRow,
  type SeriesRow,
  type WindowRow,
  type WorkingToRow,
} from './assemble-cohorts';

const seriesFrom = (source: string): string => `
  SELECT r.subject_id, r.pupil_id,
         array_agg(r.window_id ORDER BY r.window_id) AS windows,
         array_agg(r.scale_id ORDER BY r.window_id) AS scales,
         array_agg(r.value ORDER BY r.window_id) AS marks,
         array_agg(r.code ORDER BY r.window_id) AS codes,
         array_agg(r.standard_error ORDER BY r.window_id) AS errors
  FROM ${source} GROUP BY r.subject_id, r.pupil_id`;

/** Every result of the school as one row per pupil and subject, in order of time. */
export const seriesSql = seriesFrom('result r WHERE r.school_id = $1');

function readSeriesOf(tx: Transaction, schoolId: number, scope: AnalysisScope): Promise<SeriesRow[]> {
  if (scope.isWhole) return tx.query(seriesSql, [schoolId]);
  const source = `result r JOIN pupil p ON p.school_id = r.school_id AND p.id = r.pupil_id
    WHERE r.school_id = $1 AND ${scope.sql('r.subject_id', 'p.cohort_year', 2)}`;
  return tx.query(seriesFrom(source), [schoolId, ...scope.parameters()]);
}

/** Everything the analysis needs of the results in its scope, as one list of cohorts (year group × subject). */
export async function readCohorts(
  tx: Transaction,
  schoolId: number,
  today: string,
  scope: AnalysisScope = AnalysisScope.whole,
): Promise<Cohort[]> {
  const pupils = await tx.query<PupilRow[]>(
    `SELECT p.id, p.cohort_year, p.entry_date::text, p.leaving_date::text,
            EXISTS (SELECT 1 FROM characteristic c WHERE c.school_id = p.school_id AND c.pupil_id = p.id
                    AND c.kind = 'pupil-premium' AND c.value <> 'N' AND c.starts_on <= $2 AND (c.ends_on IS NULL OR c.ends_on >= $2)
                   ) AS pupil_premium
     FROM pupil p WHERE p.school_id = $1 ORDER BY p.id`,
    [schoolId, today],
  );
  const scales = await tx.query<ScaleRow[]>(
    `SELECT id, kind, basis, direction, least, greatest, decimals, steps, mean, sd, reliability, threshold
     FROM scale WHERE school_id = $1`,
    [schoolId],
  );
  const windows = await tx.query<WindowRow[]>(
    `SELECT w.id, w.start_year, w.half_term, w.due_on::text,
            coalesce(jsonb_agg(jsonb_build_object('subjectId', a.subject_id, 'yearGroups', to_jsonb(a.year_groups)))
              FILTER (WHERE a.subject_id IS NOT NULL), '[]') AS asked
     FROM assessment_window w
     LEFT JOIN (window_subject a JOIN subject s ON s.school_id = a.school_id AND s.id = a.subject_id)
       ON a.school_id = w.school_id AND a.window_id = w.id AND ${stillAskedSql({ window: 'w', subject: 's' })}
     WHERE w.school_id = $1 GROUP BY w.school_id, w.id ORDER BY w.id`,
    [schoolId],
  );
  const expectations = await tx.query<ExpectationRow[]>(
    'SELECT subject_id, scale_id, year_group, half_term, expected FROM expectation WHERE school_id = $1',
    [schoolId],
  );
  const mappings = await tx.query<StatedMapping[]>(
    'SELECT from_scale_id AS "from", to_scale_id AS "to", mapping FROM scale_mapping WHERE school_id = $1',
    [schoolId],
  );
  // What is said of a subject holds for its strands.
  const workingTo = await tx.query<WorkingToRow[]>(
    `SELECT DISTINCT s.id AS subject_id, t.pupil_id
     FROM working_to t JOIN subject s ON s.school_id = t.school_id AND t.subject_id IN (s.id, s.strand_of)
     WHERE t.school_id = $1 AND t.starts_on <= $2 AND (t.ends_on IS NULL OR t.ends_on >= $2)`,
    [schoolId, today],
  );
  const series = await readSeriesOf(tx, schoolId, scope);
  return assembleCohorts({ today, pupils, scales, windows, expectations, series, mappings, workingTo });
}
