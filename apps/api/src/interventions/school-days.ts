import { addDays, dayOfWeek, type IsoDate } from '@headway/domain';
import type { Transaction } from '../core/database/database';

/** A weekly time. */
export interface Slot {
  /** Monday 1 … Friday 5. */
  weekday: number;
  /** hh:mm */
  startsAt: string;
  minutes: number;
}

/** A session on a day. */
export interface DatedSlot {
  heldOn: IsoDate;
  startsAt: string;
  minutes: number;
}

/** The school's calendar of some time: half terms it is open in, days within them on which it is not. */
export interface OpenTimes {
  halfTerms: readonly { startsOn: IsoDate; endsOn: IsoDate }[];
  closedOn: ReadonlySet<IsoDate>;
}

/** Whether the school is open on a day. */
function isSchoolDay(day: IsoDate, { halfTerms, closedOn }: OpenTimes): boolean {
  const inTerm = halfTerms.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
  return inTerm && !closedOn.has(day) && dayOfWeek(day) <= 5;
}

/** The last school day from one day to another, both counted; the latter where there is none. */
export function lastSchoolDay(from: IsoDate, to: IsoDate, open: OpenTimes): IsoDate {
  for (let day = to; day >= from; day = addDays(day, -1)) if (isSchoolDay(day, open)) return day;
  return to;
}

/** The weekly times as days, from one day to another, both counted, on school days only; in order of time. */
export function sessionDates(slots: readonly Slot[], from: IsoDate, to: IsoDate, open: OpenTimes): DatedSlot[] {
  const sessions: DatedSlot[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!isSchoolDay(day, open)) continue;
    for (const { weekday, startsAt, minutes } of slots) {
      if (dayOfWeek(day) === weekday) sessions.push({ heldOn: day, startsAt, minutes });
    }
  }
  return sessions.sort((a, b) => (a.heldOn + a.startsAt < b.heldOn + b.startsAt ? -1 : 1));
}

/** Half terms and closed days that touch the time from one day to another. */
export async function openTimes(tx: Transaction, from: IsoDate, to: IsoDate): Promise<OpenTimes> {
  const halfTerms = await tx.query<{ startsOn: string; endsOn: string }[]>(
    `SELECT starts_on::text AS "startsOn", ends_on::text AS "endsOn" FROM half_term
     WHERE starts_on <= $2 AND ends_on >= $1`,
    [from, to],
  );
  const closed = await tx.query<{ day: string }[]>(
    'SELECT closed_on::text AS day FROM closed_day WHERE closed_on BETWEEN $1 AND $2',
    [from, to],
  );
  return { halfTerms, closedOn: new Set(closed.map(({ day }) => day)) };
}

/** Two times on one day that overlap; times as hh:mm. */
export function overlaps(a: Pick<Slot, 'startsAt' | 'minutes'>, b: Pick<Slot, 'startsAt' | 'minutes'>): boolean {
  const start = (slot: Pick<Slot, 'startsAt'>): number =>
    Number(slot.startsAt.slice(0, 2)) * 60 + Number(slot.startsAt.slice(3, 5));
  return start(a) < start(b) + b.minutes && start(b) < start(a) + a.minutes;
}
