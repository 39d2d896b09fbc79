import {
  academicYearOf,
  type IsoDate,
  parseAcademicYear,
  parseHalfTerm,
  type WindowNumber,
  windowNumber,
} from '@headway/domain';
import { BadCell } from './bad-cell';
import type { RowCells } from './row-cells';

/** No school has records before this year in any system. */
const firstYear = 1990;

/**
 * The half term a row speaks of; without a year, that of the stated day.
 * @param yearsAhead how many years after the present one a row may speak of.
 */
export function windowOfRow(
  cells: RowCells,
  { statedOn, today }: { statedOn: IsoDate; today: IsoDate },
  yearsAhead = 0,
): WindowNumber {
  const startYear = yearOfRow(cells, { statedOn, today }, yearsAhead);
  return windowNumber({ startYear, halfTerm: cells.needed('half-term', parseHalfTerm) });
}

/** The start of the academic year a row speaks of; without one, that of the stated day. */
export function yearOfRow(
  cells: RowCells,
  { statedOn, today }: { statedOn: IsoDate; today: IsoDate },
  yearsAhead: number,
): number {
  const startYear = cells.optional('academic-year', parseAcademicYear) ?? academicYearOf(statedOn);
  if (startYear < firstYear || startYear > academicYearOf(today) + yearsAhead) {
    throw new BadCell('academic-year', cells.text('academic-year'), 'this school year is too far off');
  }
  return startYear;
}
