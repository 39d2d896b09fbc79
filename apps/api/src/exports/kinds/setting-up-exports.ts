import { academicYearLabel, type IsoDate, type ScaleStep } from '@headway/domain';
import { stillAskedSql } from '../../assessments/still-asked';
import type { ExportKind } from '../export-kind';
import { dayCell } from '../pupil-columns';

interface WindowRow {
  startYear: number;
  halfTerm: string;
  kind: string;
  opensOn: IsoDate;
  dueOn: IsoDate;
  locksOn: IsoDate;
  subjects: string[];
}

interface ScaleRow {
  name: string;
  kind: string;
  basis: string;
  direction: string;
  least: number;
  greatest: number;
  decimals: number;
  steps: ScaleStep[];
  mean: number | null;
  sd: number | null;
  reliability: number | null;
  threshold: number | null;
}

/** When marks are collected. */
export const windowsExport: ExportKind = {
  key: 'windows',
  title: 'Windows',
  sentence: 'When marks are collected in each half term, and in which subjects.',
  needs: 'school.read',
  wholeSchoolOnly: false,
  async columns() {
    return ['Academic year', 'Half term', 'Kind', 'Opens', 'Due', 'Locks', 'Subjects'];
  },
  async rest(tx, { schoolId }) {
    const rows = await tx.query<WindowRow[]>(
      `SELECT w.start_year AS "startYear", w.half_term AS "halfTerm", w.kind, w.opens_on::text AS "opensOn",
              w.due_on::text AS "dueOn", w.locks_on::text AS "locksOn",
              ARRAY(SELECT s.name FROM window_subject ws
                    JOIN subject s ON s.school_id = ws.school_id AND s.id = ws.subject_id
                    WHERE ws.school_id = w.school_id AND ws.window_id = w.id
                      AND ${stillAskedSql({ window: 'w', subject: 's' })} ORDER BY s.position, s.id) AS subjects
       FROM assessment_window w WHERE w.school_id = $1 ORDER BY w.id`,
      [schoolId],
    );
    return rows.map(({ startYear, halfTerm, kind, opensOn, dueOn, locksOn, subjects }) => [
      academicYearLabel(startYear),
      halfTerm,
      kind,
      dayCell(opensOn),
      dayCell(dueOn),
      dayCell(locksOn),
      subjects.join('; '),
    ]);
  },
};

/** The school's scales. */
export const scalesExport: ExportKind = {
  key: 'scales',
  title: 'Scales',
  sentence: 'The scales marks are given on, with their steps and what is expected.',
  needs: 'school.read',
  wholeSchoolOnly: false,
  async columns() {
    return [
      ...['Name', 'Kind', 'Test or judgement', 'Good is', 'Least', 'Greatest', 'Decimals', 'Steps'],
      ...['Mean', 'Standard deviation', 'Reliability', 'Expected from'],
    ];
  },
  async rest(tx, { schoolId }) {
    const rows = await tx.query<ScaleRow[]>(
      `SELECT name, kind, basis, direction, least, greatest, decimals, steps, mean, sd, reliability, threshold
       FROM scale WHERE school_id = $1 ORDER BY name, id`,
      [schoolId],
    );
    return rows.map((scale) => [
      scale.name,
      scale.kind,
      scale.basis,
      scale.direction,
      scale.least,
      scale.greatest,
      scale.decimals,
      scale.steps.map(({ label }) => label).join('; '),
      scale.mean,
      scale.sd,
      scale.reliability,
      scale.threshold,
    ]);
  },
};
