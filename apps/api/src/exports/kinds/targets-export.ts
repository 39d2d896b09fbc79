import type { IsoDate } from '@headway/domain';
import type { ExportKind } from '../export-kind';
import { dayCell, headings } from '../pupil-columns';
import { cellHeadings, type CellRow, cellsOf, readCellRows, writtenCell } from './cell-rows';

interface TargetRow extends CellRow {
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
    return [...cellHeadings, ...headings('target', 'agreed-with', 'agreed-on', 'note')];
  },
  async rowsOf(tx, { schoolId }, pupilIds) {
    const own = 'NULL AS code, r.agreed_with AS "agreedWith", r.agreed_on::text AS "agreedOn", r.note';
    const rows = await readCellRows<TargetRow>(tx, 'target', own, { schoolId, pupilIds });
    return rows.map((row) => [...cellsOf(row), writtenCell(row), row.agreedWith, dayCell(row.agreedOn), row.note]);
  },
};
