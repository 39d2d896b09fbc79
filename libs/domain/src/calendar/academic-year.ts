import { isoDate, IsoDate, isIsoDate } from './iso-date';
import { notParsed, parsed, Parsed } from './parsed';

/** An academic year is named by the calendar year it starts in: 2025 is '2025/26', 1 September 2025 to 31 August 2026. */
export type AcademicYearStart = number;

/** '2025/26' for 2025. */
export function academicYearLabel(startYear: AcademicYearStart): string {
  return `${startYear}/${String((startYear + 1) % 100).padStart(2, '0')}`;
}

/** Reads '2025/26', '2025-26', '2025/2026' or '202526' (as in DfE files). The second year must follow the first. */
export function parseAcademicYear(text: string): Parsed<AcademicYearStart> {
  const trimmed = text.trim();
  const match = /^(\d{4})(?: ?[/–-] ?)?(\d{2}|\d{4})$/.exec(trimmed);
  if (!match) return notParsed(`"${trimmed}" is not an academic year such as 2025/26`);
  const startYear = Number(match[1]);
  const second = match[2] ?? '';
  const following = second.length === 4 ? startYear + 1 : (startYear + 1) % 100;
  if (Number(second) !== following) {
    return notParsed(`"${trimmed}" is not an academic year: ${academicYearLabel(startYear)} would be`);
  }
  return parsed(startYear);
}

/** The academic year a day belongs to: 31 August ends one, 1 September starts the next. */
export function academicYearOf(date: IsoDate): AcademicYearStart {
  if (!isIsoDate(date)) throw new RangeError(`Not a date: ${date}`);
  const year = Number(date.slice(0, 4));
  return Number(date.slice(5, 7)) >= 9 ? year : year - 1;
}

export function firstDayOfAcademicYear(startYear: AcademicYearStart): IsoDate {
  return isoDate(startYear, 9, 1);
}

export function lastDayOfAcademicYear(startYear: AcademicYearStart): IsoDate {
  return isoDate(startYear + 1, 8, 31);
}
