import { addDays, dayOfWeek, type IsoDate } from '@headway/domain';
import type { SchoolYears } from '../school-years';
import { TERM_STARTS } from '../school-years';
import type { GroupPlan, Schedule } from './schedule';

/** A plan with its dates. */
export interface DatedPlan extends GroupPlan {
  startsOn: IsoDate;
  endsOn: IsoDate;
  /** Place among the groups that run at the same time; each place has its own time of day. */
  place: number;
  /** Name of the term, for groups of the past: 'spring 2026'. */
  term: string | null;
}

const TERM_NAMES: Readonly<Record<string, string>> = { AUT1: 'autumn', SPR1: 'spring', SUM1: 'summer' };

/**
 * Dates of past groups: from the first week of a term (in autumn the third) to the last school day before the marks
 * of its second half are collected, so that there is a result before and one after.
 */
export function pastPlans(schedule: Schedule, years: SchoolYears): DatedPlan[] {
  const terms = years.halfTerms.flatMap((first, index) => {
    const second = years.halfTerms[index + 1];
    if (!TERM_STARTS.includes(first.code) || !second) return [];
    const endsOn = lastSchoolDayBefore(years, years.collection(second).opensOn);
    const startsOn = first.code === 'AUT1' ? addDays(mondayOf(first.startsOn), 14) : first.startsOn;
    const calendarYear = Number(startsOn.slice(0, 4));
    return [{ startsOn, endsOn, over: second.endsOn < years.today, term: `${TERM_NAMES[first.code]} ${calendarYear}` }];
  });
  // Before the first full collection there is nothing to choose pupils by.
  const usable = terms.slice(1).filter(({ over }) => over);
  const count = Math.min(usable.length, schedule.past.length);
  const plans = count > 0 ? schedule.past.slice(-count) : [];
  return (count > 0 ? usable.slice(-count) : []).flatMap(({ startsOn, endsOn, term }, index) =>
    (plans[index] ?? []).map((plan, place) => ({ ...plan, startsOn, endsOn, place, term })),
  );
}

/** Dates of the groups running today, counted in school weeks. */
export function runningPlans(schedule: Schedule, years: SchoolYears): DatedPlan[] {
  const weeks = years.weeks;
  const now = weeks.filter((monday) => monday <= years.today).length - 1;
  return schedule.running.flatMap((plan, place) => {
    const first = weeks[now - plan.weeksAgo];
    const last = weeks[Math.min(weeks.length - 1, now - plan.weeksAgo + plan.weeks - 1)];
    if (first === undefined || last === undefined) return [];
    const startsOn = years.days.find((day) => day >= first) ?? first;
    const endsOn = lastSchoolDayBefore(years, addDays(last, 7));
    return [{ ...plan, startsOn, endsOn, place, term: null }];
  });
}

export function mondayOf(day: IsoDate): IsoDate {
  return addDays(day, 1 - dayOfWeek(day));
}

function lastSchoolDayBefore(years: SchoolYears, day: IsoDate): IsoDate {
  return years.days.filter((candidate) => candidate < day).at(-1) ?? day;
}
