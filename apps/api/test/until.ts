import { setTimeout as pause } from 'node:timers/promises';

/** Looks again and again until something is so; fails when it is not after `seconds`. For what happens in another process. */
export async function until(isSo: () => Promise<boolean>, seconds = 20): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Not so after ${seconds} s.`);
    await pause(25);
  }
}
