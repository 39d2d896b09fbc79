import type { ImportField } from '../../mapping/import-mapping';
import { goOn, type PartWork, rowsOf } from '../../part-work';
import { BadCell, SecretCell } from './bad-cell';
import { RowCells } from './row-cells';
import type { TableFindings } from './table-findings';

/**
 * Reads the rows of a table; rows that cannot be read are written down as invalid.
 * @param read what a row says; nothing when there is nothing to bring in.
 */
export async function readTable<T>(
  work: PartWork,
  findings: TableFindings,
  read: (cells: RowCells) => T | null,
): Promise<T[]> {
  const places = new Map<ImportField, number>(work.mapping.columns.map(({ field, column }) => [field, column]));
  const width = Math.max(...work.layout.columns.map(({ index }) => index)) + 1;
  const rows: T[] = [];
  for await (const batch of rowsOf(work)) {
    for (const row of batch) {
      findings.counts.rows += 1;
      const { cells } = row;
      if (cells.length < width || cells.slice(width).some((cell) => cell !== '')) {
        const why = `The row has ${cells.length} cells, the column names are ${width}`;
        findings.invalid(row.row, 'Row', `${cells.length} cells`, why);
        continue;
      }
      const rowCells = new RowCells(row, places);
      try {
        const said = read(rowCells);
        if (said !== null) rows.push(said);
      } catch (error) {
        if (!(error instanceof BadCell)) throw error;
        findings.bad(row.row, error, { id: null, name: error instanceof SecretCell ? null : nameIn(rowCells) });
      }
    }
    await goOn(work, findings.counts.rows / 2);
  }
  return rows;
}

/** Whom the row is about, as the file says. */
export const nameIn = (cells: RowCells): string | null =>
  (['surname', 'forename'] as const)
    .map((field) => cells.text(field))
    .filter((part) => part !== '')
    .join(', ') || null;
