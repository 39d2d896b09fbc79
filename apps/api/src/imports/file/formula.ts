import { numberIn } from '@headway/domain';

/** Whether a spreadsheet would run the cell instead of showing it; some take the wide signs of East Asia as well. */
export const isFormula = (cell: string): boolean => /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && numberIn(cell) === null;

/** The cell so that no spreadsheet runs it when it is shown or exported: behind an apostrophe. */
export const neutralised = (cell: string): string => (isFormula(cell) ? `'${cell}` : cell);

/** A line of CSV, each cell in quotation marks where needed and none of them a formula. */
export function csvLine(cells: readonly (string | number)[]): string {
  const written = cells.map((cell) => {
    const safe = neutralised(String(cell));
    return /[",\r\n;\t|]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  });
  return `${written.join(',')}\r\n`;
}
