import type { IsoDate } from '@headway/domain';

/** When a pupil is in a group: first and last day, both counted; no last day while in it. */
export interface Stay {
  startsOn: IsoDate;
  endsOn: IsoDate | null;
}

/** Whether two stays share a day. */
export const shareADay = (a: Stay, b: Stay): boolean =>
  (a.endsOn === null || a.endsOn >= b.startsOn) && (b.endsOn === null || b.endsOn >= a.startsOn);

/**
 * Most places taken at once from a day on. A place is free from a pupil's last day on, so that one can come on the
 * day another leaves.
 */
export function mostAtOnce(stays: readonly Stay[], from: IsoDate): number {
  const days = new Set([from, ...stays.map(({ startsOn }) => startsOn).filter((day) => day > from)]);
  const taken = [...days].map(
    (day) => stays.filter(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn > day)).length,
  );
  return Math.max(0, ...taken);
}
