import { AcademicYearStart } from './academic-year';
import { HalfTerm, HALF_TERMS } from './half-term';
import { addDays, dayOfWeek, daysBetween, isoDate, IsoDate, isWeekday } from './iso-date';

/** First and last school day of a half term. */
export interface HalfTermDates {
  halfTerm: HalfTerm;
  startsOn: IsoDate;
  endsOn: IsoDate;
}

/** A school's year: its half terms in order, and the weekdays within them on which it is closed. */
export interface SchoolCalendar {
  halfTerms: readonly HalfTermDates[];
  closedOn: readonly IsoDate[];
}

/** Days schools in England are open to pupils in a year (380 sessions). */
export const SCHOOL_DAYS_PER_YEAR = 190;

/**
 * The usual calendar of a school in England, for a school to start from: pupils back on the first weekday from
 * 3 September; a week off at the end of October, in mid-February and around the last Monday of May; two weeks at
 * Christmas and at Easter; closed on the May Day holiday; ended when 190 days are reached.
 */
export function usualCalendar(startYear: AcademicYearStart): SchoolCalendar {
  const year = startYear + 1;
  const octoberBreak = mondayFrom(isoDate(startYear, 10, 22));
  const christmas = mondayUntil(isoDate(startYear, 12, 25));
  const february = mondayFrom(isoDate(year, 2, 12));
  const easterBreak = addDays(easterSunday(year), -6);
  const mayBreak = mondayUntil(isoDate(year, 5, 31));
  const closedOn = [mondayFrom(isoDate(year, 5, 1))];

  const starts: IsoDate[] = [
    weekdayFrom(isoDate(startYear, 9, 3)),
    addDays(octoberBreak, 7),
    firstDayAfterNewYear(addDays(christmas, 14)),
    addDays(february, 7),
    addDays(easterBreak, 14),
    addDays(mayBreak, 7),
  ];
  const ends = [octoberBreak, christmas, february, easterBreak, mayBreak].map((monday) => addDays(monday, -3));
  const halfTerms = HALF_TERMS.slice(0, 5).map((halfTerm, index) => ({
    halfTerm,
    startsOn: starts[index] ?? '',
    endsOn: ends[index] ?? '',
  }));
  const lastStart = starts[5] ?? '';
  const soFar = schoolDaysBetween(starts[0] ?? '', lastStart, { halfTerms, closedOn });
  return {
    halfTerms: [
      ...halfTerms,
      { halfTerm: 'SUM2', startsOn: lastStart, endsOn: weekdaysLater(lastStart, SCHOOL_DAYS_PER_YEAR - soFar - 1) },
    ],
    closedOn,
  };
}

/** School days from one day to another, both counted; 0 when `to` is earlier. Weekends and closed days do not count. */
export function schoolDaysBetween(from: IsoDate, to: IsoDate, { halfTerms, closedOn }: SchoolCalendar): number {
  const closed = new Set(closedOn);
  let days = 0;
  for (const { startsOn, endsOn } of halfTerms) {
    const last = endsOn < to ? endsOn : to;
    let day = startsOn > from ? startsOn : from;
    for (; day <= last; day = addDays(day, 1)) if (isWeekday(day) && !closed.has(day)) days++;
  }
  return days;
}

/** The half term running on a day, or in a holiday the one that ended last; undefined before the first. */
export function halfTermOn(date: IsoDate, { halfTerms }: SchoolCalendar): HalfTerm | undefined {
  return halfTerms.filter(({ startsOn }) => startsOn <= date).at(-1)?.halfTerm;
}

/** Why a calendar cannot be used (in plain words), or nothing: half terms complete, in order, not overlapping. */
export function calendarProblems({ halfTerms }: SchoolCalendar): string[] {
  const problems: string[] = [];
  if (halfTerms.map(({ halfTerm }) => halfTerm).join() !== HALF_TERMS.join()) {
    problems.push(`a year has the half terms ${HALF_TERMS.join(', ')} in this order`);
  }
  for (const [index, { halfTerm, startsOn, endsOn }] of halfTerms.entries()) {
    if (daysBetween(startsOn, endsOn) < 0) problems.push(`${halfTerm} ends before it starts`);
    const before = halfTerms[index - 1];
    if (before && before.endsOn >= startsOn) problems.push(`${halfTerm} starts before ${before.halfTerm} has ended`);
  }
  return problems;
}

/** Easter Sunday of a year (Gregorian calendar; Meeus/Jones/Butcher). */
export function easterSunday(year: number): IsoDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return isoDate(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}

function mondayFrom(date: IsoDate): IsoDate {
  return addDays(date, (8 - dayOfWeek(date)) % 7);
}

function mondayUntil(date: IsoDate): IsoDate {
  return addDays(date, 1 - dayOfWeek(date));
}

function weekdayFrom(date: IsoDate): IsoDate {
  return isWeekday(date) ? date : mondayFrom(date);
}

/** A bank holiday stands in on Monday for a New Year's Day at a weekend. */
function firstDayAfterNewYear(monday: IsoDate): IsoDate {
  return monday.slice(5) <= '01-03' ? addDays(monday, 1) : monday;
}

function weekdaysLater(date: IsoDate, weekdays: number): IsoDate {
  let day = date;
  for (let left = weekdays; left > 0;) {
    day = addDays(day, 1);
    if (isWeekday(day)) left--;
  }
  return day;
}
