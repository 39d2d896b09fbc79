import { academicYearLabel, labelOf, type ScaleStep, windowOfNumber } from '@headway/domain';
import type { Transaction } from '../../core/database/database';
import type { Cell } from '../export-kind';
import { headings, orderSql, pupilCells, pupilHeadings, type PupilOfRow, pupilSql } from '../pupil-columns';

/** A result or target as its scale writes it. */
export interface Written {
  value: number | null;
  code: string | null;
  steps: ScaleStep[];
}

/** A row of one pupil in one subject and half term. */
export interface CellRow extends PupilOfRow, Written {
  subject: string;
  windowId: number;
}

/** The step's name, the number, or the letter of a code. */
export function writtenCell({ value, code, steps }: Written): Cell {
  if (value === null) return code;
  return steps.length > 0 ? labelOf(value, { steps }) : value;
}

/** The pupil's own columns, then when and in what. */
export const cellHeadings: readonly string[] = [...pupilHeadings, ...headings('academic-year', 'half-term', 'subject')];

export function cellsOf(row: CellRow): Cell[] {
  const { startYear, halfTerm } = windowOfNumber(row.windowId);
  return [...pupilCells(row), academicYearLabel(startYear), halfTerm, row.subject];
}

/** Every row of a table of results or targets. @param columns SQL of the table's own columns; the table is `r` */
export function readCellRows<Row extends CellRow>(
  tx: Transaction,
  table: 'result' | 'target',
  columns: string,
  { schoolId, pupilIds }: { schoolId: number; pupilIds: readonly string[] },
): Promise<Row[]> {
  return tx.query<Row[]>(
    `SELECT ${pupilSql}, s.name AS subject, r.window_id AS "windowId", r.value, c.steps, ${columns}
     FROM ${table} r JOIN pupil p ON p.school_id = r.school_id AND p.id = r.pupil_id
     JOIN subject s ON s.school_id = r.school_id AND s.id = r.subject_id
     JOIN scale c ON c.school_id = r.school_id AND c.id = r.scale_id
     WHERE r.school_id = $1 AND r.pupil_id = ANY($2) ORDER BY ${orderSql}, r.window_id, s.position, s.id`,
    [schoolId, pupilIds],
  );
}
