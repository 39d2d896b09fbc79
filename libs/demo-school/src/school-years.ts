import {
  academicYearOf,
  addDays,
  dayOfWeek,
  isWeekday,
  usualCalendar,
  windowNumber,
  type HalfTerm,
  type IsoDate,
} from '@headway/domain';
import type { CastAcademicYear, CastHalfTerm } from './cast';

/** How many academic years the cast has lived through, the running one included. */
export const YEARS_KEPT = 3;

/** When marks of a half term are collected. */
export interface CollectionDates {
  opensOn: IsoDate;
  dueOn: IsoDate;
  locksOn: IsoDate;
}

/** The academic years up to today with their half terms, and the school days in them. */
export class SchoolYears {
  readonly years: CastAcademicYear[];
  readonly closures: IsoDate[];
  /** Every day the school is open, in order, to the end of the running academic year. */
  readonly days: IsoDate[] = [];
  private readonly positions = new Map<IsoDate, number>();

  constructor(readonly today: IsoDate) {
    const current = academicYearOf(today);
    const starts = Array.from({ length: YEARS_KEPT }, (_, index) => current - YEARS_KEPT + 1 + index);
    this.closures = starts.flatMap((startYear) => [...usualCalendar(startYear).closedOn]);
    this.years = starts.map((startYear) => {
      const halfTerms = usualCalendar(startYear).halfTerms.map(({ halfTerm, startsOn, endsOn }) => ({
        code: halfTerm,
        windowId: windowNumber({ startYear, halfTerm }),
        startsOn,
        endsOn,
      }));
      return {
        startYear,
        startsOn: halfTerms[0]?.startsOn ?? '',
        endsOn: halfTerms.at(-1)?.endsOn ?? '',
        halfTerms,
      };
    });
    const closed = new Set(this.closures);
    for (const { startsOn, endsOn } of this.halfTerms) {
      for (let day = startsOn; day <= endsOn; day = addDays(day, 1)) {
        if (isWeekday(day) && !closed.has(day)) this.days.push(day);
      }
    }
    for (const [position, day] of this.days.entries()) this.positions.set(day, position);
  }

  get halfTerms(): CastHalfTerm[] {
    return this.years.flatMap((year) => year.halfTerms);
  }

  get current(): CastAcademicYear {
    const year = this.years.at(-1);
    if (!year) throw new RangeError('No academic year');
    return year;
  }

  yearOf(halfTerm: CastHalfTerm): number {
    return Math.floor(halfTerm.windowId / 10);
  }

  /** The school day so many school days after another; the last of the year when there are not as many. */
  later(day: IsoDate, schoolDays: number): IsoDate {
    return this.days[(this.positions.get(day) ?? 0) + schoolDays] ?? this.current.endsOn;
  }

  /** School days from one day to another, both counted. */
  daysFrom(from: IsoDate, to: IsoDate): IsoDate[] {
    return this.days.filter((day) => day >= from && day <= to);
  }

  /** Mondays of the weeks with school in them, in order. */
  get weeks(): IsoDate[] {
    return [...new Set(this.days.map((day) => addDays(day, 1 - dayOfWeek(day))))];
  }

  /** Marks are collected in weeks 3 and 4 of a half term and locked a week later. */
  collection(halfTerm: CastHalfTerm): CollectionDates {
    const firstMonday = addDays(halfTerm.startsOn, 1 - dayOfWeek(halfTerm.startsOn));
    return {
      opensOn: addDays(firstMonday, 14),
      dueOn: addDays(firstMonday, 25),
      locksOn: addDays(firstMonday, 32),
    };
  }
}

/** The first half terms of the three terms. */
export const TERM_STARTS: readonly HalfTerm[] = ['AUT1', 'SPR1', 'SUM1'];
