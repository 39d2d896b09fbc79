import { addDays, type IsoDate } from './iso-date';
import { schoolDaysBetween, type SchoolCalendar } from './school-calendar';

/** School days before marks are due on which whoever has some to enter is reminded first. */
export const REMINDED_BEFORE_DUE = 3;

/** A window's dates, each counted. */
export interface CollectionDays {
  opensOn: IsoDate;
  dueOn: IsoDate;
  locksOn: IsoDate;
}

/** A reminder of a window: given on its first day, or on a later school day to whoever was not reached by then. */
export interface ReminderStep {
  step: 'before' | 'after';
  from: IsoDate;
  until: IsoDate;
}

/**
 * The reminders a window gives by itself, earliest first: one three school days before marks are due, one on the school
 * day after. There is none before the window opens and none once it is locked.
 * @param calendar of the window's year
 */
export function reminderSteps({ opensOn, dueOn, locksOn }: CollectionDays, calendar: SchoolCalendar): ReminderStep[] {
  const before = schoolDayFrom(dueOn, -REMINDED_BEFORE_DUE, opensOn, calendar);
  const after = schoolDayFrom(dueOn, 1, locksOn, calendar);
  return [
    ...(before ? [{ step: 'before', from: before, until: dueOn } as const] : []),
    ...(after ? [{ step: 'after', from: after, until: locksOn } as const] : []),
  ];
}

/** The school day so many after (or before) a day; undefined when it lies beyond `bound`. */
function schoolDayFrom(
  from: IsoDate,
  schoolDays: number,
  bound: IsoDate,
  calendar: SchoolCalendar,
): IsoDate | undefined {
  const direction = Math.sign(schoolDays);
  let left = Math.abs(schoolDays);
  let day = from;
  while (left > 0) {
    day = addDays(day, direction);
    if (direction < 0 ? day < bound : day > bound) return undefined;
    left -= schoolDaysBetween(day, day, calendar);
  }
  return day;
}
