import { daysBetween } from '@headway/domain';
import { shortDate, weekday } from '../../shared/words/dates';

interface Dates {
  readonly locked: boolean;
  readonly dueOn: string;
  readonly locksOn: string;
}

/** "due tomorrow, Friday 27 November · locks 4 Dec" */
export function dueWords({ locked, dueOn, locksOn }: Dates, today: string): string {
  if (locked) return `locked since ${shortDate(locksOn)}`;
  const days = daysBetween(today, dueOn);
  const due =
    days < 0
      ? `were due ${shortDate(dueOn)}`
      : days === 0
        ? 'due today'
        : days === 1
          ? `due tomorrow, ${weekday(dueOn)}`
          : `due ${weekday(dueOn)}`;
  return `${due} · locks ${shortDate(locksOn)}`;
}
