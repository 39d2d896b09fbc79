const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options });

const WEEKDAY = format({ weekday: 'long', day: 'numeric', month: 'long' });
const SHORT_WEEKDAY = format({ weekday: 'short', day: 'numeric', month: 'short' });
const SHORT = format({ day: 'numeric', month: 'short' });
const LONG = format({ day: 'numeric', month: 'long', year: 'numeric' });

/** Calendar dates travel as "2026-11-26": a day at school, not a moment, so no time zone may move them. */
function dayOf(date: string): Date {
  return new Date(`${date.slice(0, 10)}T00:00:00Z`);
}

/** "Thursday 26 November" */
export function weekday(date: string): string {
  return WEEKDAY.format(dayOf(date)).replace(',', '');
}

/** "Thu 26 Nov" */
export function shortWeekday(date: string): string {
  return SHORT_WEEKDAY.format(dayOf(date)).replace(',', '').replace('Sept', 'Sep');
}

/** "26 Nov" */
export function shortDate(date: string): string {
  return SHORT.format(dayOf(date)).replace('Sept', 'Sep');
}

/** "26 November 2026" */
export function longDate(date: string): string {
  return LONG.format(dayOf(date));
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/** "10:36", in the time of the person who reads it. */
export function clockTime(moment: string): string {
  return CLOCK.format(new Date(moment));
}
