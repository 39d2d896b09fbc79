import { InjectionToken } from '@angular/core';

/** A number from 0 up to 1, by chance; replaced in tests. */
export const CHANCE = new InjectionToken<() => number>('chance', { providedIn: 'root', factory: () => Math.random });

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * Milliseconds until the next try after `failures` tries in a row: twice as long each time, up to a minute, and between
 * half and all of that by chance, so that the devices of a school do not all come back in the same second.
 */
export function backOffMs(failures: number, chance: number): number {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return whole / 2 + (whole / 2) * chance;
}
