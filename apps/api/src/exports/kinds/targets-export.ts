import { academicYearLabel, type IsoDate, type ScaleStep, windowOfNumber } from '@headway/domain';
import type { ExportKind } from '../export-kind';
import { dayCell, headings, orderSql, pupilCells, pupilHeadings, type PupilOfRow, pupilSql } from '../pupil-columns';
import { resultCell } from './results-export';

interface TargetRow extends PupilOfRow {
  windowId: number;
  subject: string;
  value: number;
  steps: ScaleStep[];
  agreedWith: string | null;
  agreedOn: IsoDate | null;
  note: string | null;
}

/** Pupils' own targets. */
export const targetsExport: ExportKind = {
  key: 'targets',
  title: 'Targets',
  sentence: 'Each pupil’s own targets, with whom they were agreed and when.',
  needs: 'results.read',
  wholeSchoolOnly: false,
  async columns() {
    const own = headings('academic-year', 'half-term', 'subject', 'target', 'agreed-with', 'agreed-on', 'note');
    return [...pupilHeadings, ...own];
  },
  async rowsOf(tx, { schoolId }, pupilIds) {
    const rows = await tx.query<TargetRow[]>(
      `SELECT ${pupilSql}, t.window_id AS "windowId", s.name AS subject, t.value, c.steps, t.agreed_with AS "agreedWith",
              t.agreed_on::text AS "agreedOn", t.note
       FROM target t JOIN pupil p ON p.school_id = t.school_id AND p.id = t.pupil_id
       JOIN subject s ON s.school_id = t.school_id AND s.id = t.subject_id
       JOIN scale c ON c.school_id = t.school_id AND c.id = t.scale_id
       WHERE t.school_id = $1 AND t.pupil_id = ANY($2) ORDER BY ${orderSql}, t.window_id, s.position, s.id`,
      [schoolId, pupilIds],
    );
    return rows.map((row) => {
      const { startYear, halfTerm } = windowOfNumber(row.windowId);
      return [
        ...pupilCells(row),
        academicYearLabel(startYear),
        halfTerm,
        row.subject,
        resultCell({ ...row, code: null }),
        row.agreedWith,
        dayCell(row.agreedOn),
        row.note,
      ];
    });
  },
};
