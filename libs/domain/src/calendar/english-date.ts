import { dayExists, daysInMonth, isoDate, IsoDate } from './iso-date';
import { notParsed, parsed, Parsed } from './parsed';

const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];
const MONTH_NAMES = MONTHS.map((month) => month.charAt(0).toUpperCase() + month.slice(1));

/**
 * Reads a date as English schools write it: 31/08/2026 (also with - or .), 2026-08-31 (a time behind it is ignored),
 * 31 Aug 2026, 31st August 2026. The day always comes before the month; a year has four digits.
 * A day that does not exist is an error, never moved to another.
 */
export function parseEnglishDate(text: string): Parsed<IsoDate> {
  const trimmed = text.trim();
  if (trimmed === '') return notParsed('there is no date');

  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(trimmed);
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]), trimmed);

  const numeric = /^(\d{1,2})([/.-])(\d{1,2})\2(\d+)(?: \d{2}:\d{2}.*)?$/.exec(trimmed);
  if (numeric) {
    if (numeric[4]?.length !== 4) return notParsed(`"${trimmed}" needs a year of four digits, as in 31/08/2026`);
    return existing(Number(numeric[4]), Number(numeric[3]), Number(numeric[1]), trimmed);
  }

  const named = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]+)\.?,?[ -](\d+)$/i.exec(trimmed);
  if (named) {
    const month = monthNamed(named[2] ?? '');
    if (month === undefined) return notParsed(`"${trimmed}" has no month of that name`);
    if (named[3]?.length !== 4) return notParsed(`"${trimmed}" needs a year of four digits, as in 31 Aug 2026`);
    return existing(Number(named[3]), month, Number(named[1]), trimmed);
  }
  return notParsed(`"${trimmed}" is not a date such as 31/08/2026, 2026-08-31 or 31 Aug 2026`);
}

function existing(year: number, month: number, day: number, text: string): Parsed<IsoDate> {
  if (dayExists(year, month, day)) return parsed(isoDate(year, month, day));
  const name = MONTH_NAMES[month - 1];
  if (name === undefined) return notParsed(`"${text}" has no month ${month}; the day comes first, as in 31/08/2026`);
  return notParsed(`"${text}" does not exist: ${name} ${year} has ${daysInMonth(year, month)} days`);
}

function monthNamed(text: string): number | undefined {
  const name = text.toLowerCase();
  if (name.length < 3) return undefined;
  const index = MONTHS.findIndex((month) => month.startsWith(name) || (name === 'sept' && month === 'september'));
  return index < 0 ? undefined : index + 1;
}
