import { academicYearOf, AcademicYearStart } from './academic-year';
import { IsoDate } from './iso-date';
import { notParsed, parsed, Parsed } from './parsed';

/** A national curriculum year as a number: Reception 0, Year 1–14 as they are, nursery N2 = −1 and N1 = −2. */
export type NcYear = number;

/**
 * The academic year in which a pupil's year is (or was, or will be) in Reception: start year − NC year.
 * It stays the same as the pupil moves up, so that any past or coming year group follows from it.
 */
export type CohortYear = number;

const FIRST: NcYear = -2;
const LAST: NcYear = 14;

/**
 * Reads an 'NC Year' column: '6', '06', 'Year 6', 'Yr 6', 'Y6', 'R', 'Reception', 'N1', 'Nursery 2'.
 * 'X' (not following the national curriculum by years) and anything outside N1–14 is an error.
 */
export function parseNcYear(text: string): Parsed<NcYear> {
  const trimmed = text.trim();
  if (trimmed === '') return notParsed('there is no year group');
  if (/^(year |yr )?(r|reception)$/i.test(trimmed)) return parsed(0);
  const nursery = /^n(?:ursery )?([12])$/i.exec(trimmed);
  if (nursery) return parsed(Number(nursery[1]) - 3);
  if (/^x$/i.test(trimmed)) {
    return notParsed('"X" says that the pupil is in no year group; give the year they are taught with');
  }
  const year = /^(?:year ?|yr ?|y)?0?(\d{1,2})$/i.exec(trimmed);
  if (year && Number(year[1]) >= 1 && Number(year[1]) <= LAST) return parsed(Number(year[1]));
  return notParsed(`"${trimmed}" is not a year group: N1, N2, R or 1 to ${LAST}`);
}

/** 'Year 6', 'Reception', 'Nursery 1', 'Nursery 2'. Throws a RangeError outside N1–14. */
export function ncYearLabel(ncYear: NcYear): string {
  if (!isNcYear(ncYear)) throw new RangeError(`Not a year group: ${ncYear}`);
  if (ncYear === 0) return 'Reception';
  return ncYear < 0 ? `Nursery ${ncYear + 3}` : `Year ${ncYear}`;
}

/** 'N1', 'N2', 'R', '1' … '14', as in the school census. Throws a RangeError outside. */
export function ncYearCode(ncYear: NcYear): string {
  if (!isNcYear(ncYear)) throw new RangeError(`Not a year group: ${ncYear}`);
  if (ncYear === 0) return 'R';
  return ncYear < 0 ? `N${ncYear + 3}` : String(ncYear);
}

/** The cohort of a pupil whose year group was stated for a day; a leaver's too, as the file states it for that day. */
export function cohortYear(ncYear: NcYear, statedFor: IsoDate): CohortYear {
  if (!isNcYear(ncYear)) throw new RangeError(`Not a year group: ${ncYear}`);
  return academicYearOf(statedFor) - ncYear;
}

/** The year group a cohort is in during an academic year; undefined before nursery and after Year 14. */
export function yearGroupIn(cohort: CohortYear, startYear: AcademicYearStart): NcYear | undefined {
  const ncYear = startYear - cohort;
  return isNcYear(ncYear) ? ncYear : undefined;
}

function isNcYear(ncYear: number): boolean {
  return Number.isInteger(ncYear) && ncYear >= FIRST && ncYear <= LAST;
}
