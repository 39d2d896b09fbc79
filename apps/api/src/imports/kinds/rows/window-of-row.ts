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
  const startYear = cells.optional('academic-year', parseAcademicYear) ?? academicYearOf(statedOn);
  if (startYear < firstYear || startYear > academicYearOf(today) + yearsAhead) {
    throw new BadCell('academic-year', cells.text('academic-year'), 'this school year is too far off');
  }
  return windowNumber({ startYear, halfTerm: cells.needed('half-term', parseHalfTerm) });
}
