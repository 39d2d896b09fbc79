import { academicYearLabel, windowOfNumber } from '@headway/domain';
import { stillAskedSql } from '../../assessments/still-asked';
import type { Transaction } from '../../core/database/database';
import type { Cell, ExportKind, ExportSetting } from '../export-kind';
import { orderSql, pupilCells, pupilHeadings, type PupilOfRow, pupilSql } from '../pupil-columns';
import { type Written, writtenCell } from './cell-rows';

interface SheetRow extends PupilOfRow {
  results: Record<string, Written>;
}

/** The subjects with results in the half term, or asked for in it. */
async function subjectsIn(
  tx: Transaction,
  { schoolId, windowId }: ExportSetting,
): Promise<{ id: number; name: string }[]> {
  return tx.query(
    `SELECT s.id, s.name FROM subject s WHERE s.school_id = $1
       AND (EXISTS (SELECT 1 FROM window_subject a JOIN assessment_window w ON w.school_id = $1 AND w.id = a.window_id
                    WHERE a.school_id = $1 AND a.window_id = $2 AND a.subject_id = s.id
                      AND ${stillAskedSql({ window: 'w', subject: 's' })})
         OR EXISTS (SELECT 1 FROM result r WHERE r.school_id = $1 AND r.window_id = $2 AND r.subject_id = s.id))
     ORDER BY s.position, s.id`,
    [schoolId, windowId],
  );
}

/** A mark sheet of a half term: a pupil a row, a column for each subject. */
export const marksheetExport: ExportKind = {
  key: 'marksheet',
  title: 'Mark sheet',
  sentence: 'One half term, the latest with marks unless you choose another: a pupil a row, a column for each subject.',
  needs: 'results.read',
  wholeSchoolOnly: false,
  ofOneWindow: true,
  async columns(tx, setting) {
    const { startYear, halfTerm } = windowOfNumber(setting.windowId ?? 0);
    const subjects = await subjectsIn(tx, setting);
    return [...pupilHeadings, ...subjects.map(({ name }) => `${name} ${academicYearLabel(startYear)} ${halfTerm}`)];
  },
  async rowsOf(tx, setting, pupilIds) {
    const subjects = await subjectsIn(tx, setting);
    const rows = await tx.query<SheetRow[]>(
      `SELECT ${pupilSql}, coalesce(jsonb_object_agg(r.subject_id,
                jsonb_build_object('value', r.value, 'code', r.code, 'steps', c.steps))
                FILTER (WHERE r.subject_id IS NOT NULL), '{}') AS results
       FROM pupil p
       LEFT JOIN result r ON r.school_id = p.school_id AND r.pupil_id = p.id AND r.window_id = $3
       LEFT JOIN scale c ON c.school_id = r.school_id AND c.id = r.scale_id
       WHERE p.school_id = $1 AND p.id = ANY($2)
         AND (r.subject_id IS NOT NULL OR p.leaving_date IS NULL OR p.leaving_date >= $4)
       GROUP BY p.id, p.upn, p.legal_surname, p.legal_forename ORDER BY ${orderSql}`,
      [setting.schoolId, pupilIds, setting.windowId, setting.today],
    );
    return rows.map((row): Cell[] => [
      ...pupilCells(row),
      ...subjects.map(({ id }) => {
        const result = row.results[id];
        return result ? writtenCell(result) : null;
      }),
    ]);
  },
};
