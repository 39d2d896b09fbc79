/** A day as 'yyyy-mm-dd', without time or zone; such texts sort as the days do. */
export type IsoDate = string;

const MILLISECONDS_PER_DAY = 86_400_000;

/** Whether the text is a day that exists, written yyyy-mm-dd. */
export function isIsoDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match !== null && dayExists(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The day of that year, month (1–12) and day of the month. Throws a RangeError when there is no such day. */
export function isoDate(year: number, month: number, day: number): IsoDate {
  if (!dayExists(year, month, day)) throw new RangeError(`There is no day ${day} in month ${month} of ${year}`);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Whether the calendar has that day; months are 1–12, years 1–9999. */
export function dayExists(year: number, month: number, day: number): boolean {
  return (
    [year, month, day].every(Number.isInteger) &&
    year >= 1 &&
    year <= 9999 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month)
  );
}

/** Days in a month (1–12) of a year. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The day `days` later (earlier when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(dayNumber(date) * MILLISECONDS_PER_DAY + days * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Day of the week, Monday = 1 … Sunday = 7 (ISO 8601). */
export function dayOfWeek(date: IsoDate): number {
  // 1 January 1970, day 0, was a Thursday.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

export function isWeekday(date: IsoDate): boolean {
  return dayOfWeek(date) <= 5;
}

/** Days since 1 January 1970. Throws a RangeError when the text is not a day. */
export function dayNumber(date: IsoDate): number {
  if (!isIsoDate(date)) throw new RangeError(`Not a date: ${date}`);
  return Date.parse(`${date}T00:00:00Z`) / MILLISECONDS_PER_DAY;
}
