import { academicYearLabel, type IsoDate, labelOf, type ScaleStep, windowOfNumber } from '@headway/domain';
import type { Cell, ExportKind } from '../export-kind';
import { dayCell, headings, orderSql, pupilCells, pupilHeadings, type PupilOfRow, pupilSql } from '../pupil-columns';

/** A result as its scale writes it. */
export interface WrittenResult {
  value: number | null;
  code: string | null;
  steps: ScaleStep[];
}

interface ResultRow extends PupilOfRow, WrittenResult {
  subject: string;
  windowId: number;
  standardError: number | null;
  testedOn: IsoDate | null;
}

/** The step's name, the number, or the letter of a code. */
export function resultCell({ value, code, steps }: WrittenResult): Cell {
  if (value === null) return code;
  return steps.length > 0 ? labelOf(value, { steps }) : value;
}

/** Results, one a row. */
export const resultsExport: ExportKind = {
  key: 'results',
  title: 'Results',
  sentence: 'Every result of every subject and half term, one a row.',
  needs: 'results.read',
  wholeSchoolOnly: false,
  async columns() {
    const own = headings('academic-year', 'half-term', 'subject', 'result', 'standard-error', 'test-date');
    return [...pupilHeadings, ...own];
  },
  async rowsOf(tx, { schoolId }, pupilIds) {
    const rows = await tx.query<ResultRow[]>(
      `SELECT ${pupilSql}, s.name AS subject, r.window_id AS "windowId", r.value, r.code, c.steps,
              r.standard_error AS "standardError", r.tested_on::text AS "testedOn"
       FROM result r JOIN pupil p ON p.school_id = r.school_id AND p.id = r.pupil_id
       JOIN subject s ON s.school_id = r.school_id AND s.id = r.subject_id
       JOIN scale c ON c.school_id = r.school_id AND c.id = r.scale_id
       WHERE r.school_id = $1 AND r.pupil_id = ANY($2) ORDER BY ${orderSql}, r.window_id, s.position, s.id`,
      [schoolId, pupilIds],
    );
    return rows.map((row) => {
      const { startYear, halfTerm } = windowOfNumber(row.windowId);
      return [
        ...pupilCells(row),
        academicYearLabel(startYear),
        halfTerm,
        row.subject,
        resultCell(row),
        row.standardError,
        dayCell(row.testedOn),
      ];
    });
  },
};
