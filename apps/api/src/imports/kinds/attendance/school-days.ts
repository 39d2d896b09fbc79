import {
  academicYearOf,
  addDays,
  type IsoDate,
  isWeekday,
  type SchoolCalendar,
  usualCalendar,
  type WindowNumber,
  windowNumber,
} from '@headway/domain';
import type { Transaction } from '../../../core/database/database';
import { schoolYears } from '../../../schools/years.queries';

/** No row of marks is longer: it bounds the looking for school days. */
const longestDays = 800;

/** The days a school is open, by its own calendar where it has one for the year, otherwise by the usual one. */
export class SchoolDays {
  private readonly years: Map<number, SchoolCalendar>;
  private readonly closed = new Map<number, Set<IsoDate>>();

  constructor(years: readonly (SchoolCalendar & { startYear: number })[]) {
    this.years = new Map(years.map((year) => [year.startYear, year]));
  }

  static async of(tx: Transaction, schoolId: number): Promise<SchoolDays> {
    return new SchoolDays(await schoolYears(tx, schoolId));
  }

  /** The half term a school day is in; null when the school is closed. */
  windowOn(day: IsoDate): WindowNumber | null {
    const startYear = academicYearOf(day);
    const term = this.yearOf(startYear).halfTerms.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
    if (!term || !isWeekday(day) || this.closedIn(startYear).has(day)) return null;
    return windowNumber({ startYear, halfTerm: term.halfTerm });
  }

  isOpen(day: IsoDate): boolean {
    return this.windowOn(day) !== null;
  }

  /** So many days from a day on, that day counted: school days, or all weekdays. */
  from(first: IsoDate, count: number, everyWeekday: boolean): IsoDate[] {
    const days: IsoDate[] = [];
    const end = addDays(first, longestDays);
    for (let day = first; days.length < count && day < end; day = addDays(day, 1)) {
      if (everyWeekday ? isWeekday(day) : this.isOpen(day)) days.push(day);
    }
    return days;
  }

  private yearOf(startYear: number): SchoolCalendar {
    const known = this.years.get(startYear);
    if (known) return known;
    const usual = usualCalendar(startYear);
    this.years.set(startYear, usual);
    return usual;
  }

  private closedIn(startYear: number): Set<IsoDate> {
    const known = this.closed.get(startYear) ?? new Set(this.yearOf(startYear).closedOn);
    this.closed.set(startYear, known);
    return known;
  }
}
