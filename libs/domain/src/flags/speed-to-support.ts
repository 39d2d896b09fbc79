import { addDays, type IsoDate } from '../calendar/iso-date';
import { schoolDaysBetween, type HalfTermDates, type SchoolCalendar } from '../calendar/school-calendar';

/** What happened about one flag, by day. */
export interface FlagTimes {
  /** The clock starts: results were due; for concerns and joiners the day it was raised. */
  readonly clockFrom: IsoDate;
  /** The flag was raised. */
  readonly flaggedOn: IsoDate;
  /** First day that something was done in class; null: not yet. */
  readonly inClassFrom: IsoDate | null;
  /** First session the pupil was at, in a group or alone with an adult; null: not yet. */
  readonly firstSessionOn: IsoDate | null;
  /** The flag ended: its reasons were gone, or somebody said that nothing needs to be done. */
  readonly ended: { readonly on: IsoDate; readonly as: 'resolved' | 'dismissed' } | null;
}

/** School days from the start of the clock. `null` days: not yet. */
export interface FlagSpeed {
  readonly toFlag: number;
  readonly toClass: number | null;
  readonly toSession: number | null;
  /** The earlier of the two. */
  readonly toSupport: number | null;
  /** Days until now or, without any support, until the flag ended. */
  readonly waited: number;
}

/** A median of school days; flags that nothing has answered lie beyond every answered one. */
export type MedianDays =
  /** Half the flags and more were answered: half of them within so many days. */
  | { readonly known: true; readonly days: number }
  | { readonly known: false; readonly because: 'no-flags' | 'half-still-waiting' };

export interface StepSpeed {
  readonly median: MedianDays;
  readonly answered: number;
  /** Not answered yet, and flags that ended before anything was done: neither is left out. */
  readonly waiting: number;
}

export interface HalfTermSpeed {
  readonly halfTerm: HalfTermDates;
  /** Flags whose clock started in it, without the dismissed ones. */
  readonly flags: number;
  /** Dismissed before any support: no support was owed. */
  readonly dismissed: number;
  readonly toFlag: StepSpeed;
  readonly toClass: StepSpeed;
  readonly toSession: StepSpeed;
  readonly toSupport: StepSpeed;
}

/**
 * How quickly one flag led to support, in school days after the clock started (the same day is 0, a day before is 0).
 * Support that starts after today has not been had yet.
 */
export function flagSpeed(times: FlagTimes, today: IsoDate, calendar: SchoolCalendar): FlagSpeed {
  const days = (day: IsoDate): number => schoolDaysBetween(addDays(times.clockFrom, 1), day, calendar);
  const had = (day: IsoDate | null): number | null => (day === null || day > today ? null : days(day));
  const [toClass, toSession] = [had(times.inClassFrom), had(times.firstSessionOn)];
  const toSupport = toClass === null || toSession === null ? (toClass ?? toSession) : Math.min(toClass, toSession);
  const until = times.ended && toSupport === null ? times.ended.on : today;
  return { toFlag: days(times.flaggedOn), toClass, toSession, toSupport, waited: days(until) };
}

/**
 * The median of days of which some are not over yet (null). Those are longer than any that are: where the middle, or
 * one of the two middle ones, lies among them, the median is not known, only that it is not reached.
 */
export function medianDays(days: readonly (number | null)[]): MedianDays {
  if (days.length === 0) return { known: false, because: 'no-flags' };
  const ordered = days.map((value) => value ?? Infinity).sort((a, b) => a - b);
  const [lower, upper] = [ordered[Math.ceil(ordered.length / 2) - 1], ordered[Math.floor(ordered.length / 2)]];
  const median = ((lower ?? Infinity) + (upper ?? Infinity)) / 2;
  return Number.isFinite(median) ? { known: true, days: median } : { known: false, because: 'half-still-waiting' };
}

/**
 * Speed to support by half term: medians of the flags whose clock started in each. Flags that are still waiting, and
 * those whose reasons went before anything was done, count as not answered; only what was dismissed before any support
 * is left out, and counted apart.
 * @param flags in any order
 * @returns one entry for each half term that has begun, oldest first; one without flags says so
 */
export function speedByHalfTerm(
  flags: readonly FlagTimes[],
  today: IsoDate,
  calendar: SchoolCalendar,
): HalfTermSpeed[] {
  const begun = calendar.halfTerms.filter(({ startsOn }) => startsOn <= today);
  return begun.map((halfTerm, i) => {
    const next = begun[i + 1]?.startsOn;
    const own = flags.filter(
      ({ clockFrom }) => clockFrom >= halfTerm.startsOn && (next === undefined || clockFrom < next),
    );
    const speeds = own.map((times) => ({ times, speed: flagSpeed(times, today, calendar) }));
    const owed = speeds.filter(({ times, speed }) => times.ended?.as !== 'dismissed' || speed.toSupport !== null);
    const step = (of: (speed: FlagSpeed) => number | null): StepSpeed => {
      const days = owed.map(({ speed }) => of(speed));
      const answered = days.filter((value) => value !== null).length;
      return { median: medianDays(days), answered, waiting: days.length - answered };
    };
    return {
      halfTerm,
      flags: owed.length,
      dismissed: speeds.length - owed.length,
      toFlag: step(({ toFlag }) => toFlag),
      toClass: step(({ toClass }) => toClass),
      toSession: step(({ toSession }) => toSession),
      toSupport: step(({ toSupport }) => toSupport),
    };
  });
}
