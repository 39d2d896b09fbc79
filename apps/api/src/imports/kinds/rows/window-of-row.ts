import {
  academicYearOf,
  type IsoDate,
  parseAcademicYear,
  parseHalfTerm,
  type WindowNumber,
  windowNumber,
  windowOfNumber,
} from '@headway/domain';
import { BadCell } from './bad-cell';
import type { RowCells } from './row-cells';

/** No school has records before this year in any system. */
const firstYear = 1990;

/** What holds for every row that says nothing else. */
interface SaidForAll {
  statedOn: IsoDate;
  /** The half term that was chosen for the whole file. */
  window?: WindowNumber | null;
  today: IsoDate;
}

/**
 * The half term a row speaks of, else that of the whole file; without a year, that of the file's half term, else of the
 * stated day.
 * @param yearsAhead how many years after the present one a row may speak of.
 */
export function windowOfRow(cells: RowCells, said: SaidForAll, yearsAhead = 0): WindowNumber {
  const startYear = yearOfRow(cells, said, yearsAhead);
  const ofFile = said.window && !cells.has('half-term') ? windowOfNumber(said.window).halfTerm : null;
  return windowNumber({ startYear, halfTerm: ofFile ?? cells.needed('half-term', parseHalfTerm) });
}

/** The start of the academic year a row speaks of; without one, that of the file's half term or the stated day. */
export function yearOfRow(cells: RowCells, { statedOn, window, today }: SaidForAll, yearsAhead: number): number {
  const yearForAll = window ? windowOfNumber(window).startYear : academicYearOf(statedOn);
  const startYear = cells.optional('academic-year', parseAcademicYear) ?? yearForAll;
  if (startYear < firstYear || startYear > academicYearOf(today) + yearsAhead) {
    throw new BadCell('academic-year', cells.text('academic-year'), 'this school year is too far off');
  }
  return startYear;
}
