import type { IsoDate } from '@headway/domain';
import type { ExportKind } from '../export-kind';
import { dayCell, headings } from '../pupil-columns';
import { cellHeadings, type CellRow, cellsOf, readCellRows, writtenCell } from './cell-rows';

interface ResultRow extends CellRow {
  standardError: number | null;
  testedOn: IsoDate | null;
}

/** Results, one a row. */
export const resultsExport: ExportKind = {
  key: 'results',
  title: 'Results',
  sentence: 'Every result of every subject and half term, one a row.',
  needs: 'results.read',
  wholeSchoolOnly: false,
  async columns() {
    return [...cellHeadings, ...headings('result', 'standard-error', 'test-date')];
  },
  async rowsOf(tx, { schoolId }, pupilIds) {
    const own = 'r.code, r.standard_error AS "standardError", r.tested_on::text AS "testedOn"';
    const rows = await readCellRows<ResultRow>(tx, 'result', own, { schoolId, pupilIds });
    return rows.map((row) => [...cellsOf(row), writtenCell(row), row.standardError, dayCell(row.testedOn)]);
  },
};
