import { academicYearLabel, windowOfNumber } from '@headway/domain';
import type { ExportKind } from '../export-kind';
import { headings, orderSql, pupilCells, pupilHeadings, type PupilOfRow, pupilSql } from '../pupil-columns';

/** Attendance by half term. */
export const attendanceExport: ExportKind = {
  key: 'attendance',
  title: 'Attendance',
  sentence: 'Possible and attended sessions of each pupil in each half term.',
  needs: 'pupils.read',
  wholeSchoolOnly: false,
  async columns() {
    return [...pupilHeadings, ...headings('academic-year', 'half-term', 'possible', 'attended')];
  },
  async rowsOf(tx, { schoolId }, pupilIds) {
    const rows = await tx.query<(PupilOfRow & { windowId: number; possible: number; attended: number })[]>(
      `SELECT ${pupilSql}, a.window_id AS "windowId", a.possible, a.attended
       FROM attendance a JOIN pupil p ON p.school_id = a.school_id AND p.id = a.pupil_id
       WHERE a.school_id = $1 AND a.pupil_id = ANY($2) ORDER BY ${orderSql}, a.window_id`,
      [schoolId, pupilIds],
    );
    return rows.map((row) => {
      const { startYear, halfTerm } = windowOfNumber(row.windowId);
      return [...pupilCells(row), academicYearLabel(startYear), halfTerm, row.possible, row.attended];
    });
  },
};
