import {
  academicYearLabel,
  calendarProblems,
  isIsoDate,
  isWeekday,
  schoolDaysBetween,
  usualCalendar,
} from '@headway/domain';
import type { SchoolYearDto, SetSchoolYearDto } from '@headway/api-client';

/** A year's dates while they are being changed. Fields may be empty or wrong until they are saved. */
export type YearForm = SetSchoolYearDto;

export const formOf = ({ halfTerms, closedOn }: SchoolYearDto): YearForm => ({
  halfTerms: halfTerms.map((term) => ({ ...term })),
  closedOn: [...closedOn],
});

/** The dates most schools in England have in a year, to start from. */
export function usualForm(startYear: number): YearForm {
  const { halfTerms, closedOn } = usualCalendar(startYear);
  return { halfTerms: halfTerms.map((term) => ({ ...term })), closedOn: [...closedOn] };
}

const complete = ({ halfTerms }: YearForm): boolean =>
  halfTerms.every(({ startsOn, endsOn }) => isIsoDate(startsOn) && isIsoDate(endsOn));

/** School days of one half term, or null while its dates are not dates. */
export function daysOf(form: YearForm, index: number): number | null {
  const term = form.halfTerms[index];
  if (!term || !isIsoDate(term.startsOn) || !isIsoDate(term.endsOn)) return null;
  return schoolDaysBetween(term.startsOn, term.endsOn, { halfTerms: [term], closedOn: form.closedOn });
}

/** School days of the year, or null while a date is missing. */
export function schoolDaysOf(form: YearForm): number | null {
  const [first, last] = [form.halfTerms[0], form.halfTerms.at(-1)];
  if (!complete(form) || !first || !last) return null;
  return schoolDaysBetween(first.startsOn, last.endsOn, form);
}

/** "2026/27 has 190 school days: as many as schools in England are open to pupils." */
export function yearAnswer(startYear: number, form: YearForm): string {
  const days = schoolDaysOf(form);
  const year = academicYearLabel(startYear);
  if (days === null) return `${year} is not complete yet.`;
  if (days === 190) return `${year} has 190 school days, as most schools in England.`;
  const difference = Math.abs(days - 190);
  return `${year} has ${days} school days, ${difference} ${days > 190 ? 'more' : 'fewer'} than the usual 190.`;
}

/** What is wrong with the dates before they are sent, as a sentence; null when nothing is. */
export function formFault(form: YearForm): string | null {
  if (!complete(form)) return 'Every half term needs a first and a last day.';
  const [problem] = calendarProblems(form);
  return problem ? `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.` : null;
}

/** Why a day cannot be named as closed; null when it can. */
export function closedFault(form: YearForm, day: string): string | null {
  if (!isIsoDate(day)) return 'Choose a day.';
  if (form.closedOn.includes(day)) return 'This day is in the list already.';
  if (!isWeekday(day)) return 'This is a Saturday or Sunday: no pupil would come anyway.';
  if (!form.halfTerms.some(({ startsOn, endsOn }) => day >= startsOn && day <= endsOn)) {
    return 'This day is in a holiday: only days inside a half term are named.';
  }
  return null;
}
