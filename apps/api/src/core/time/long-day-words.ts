import type { IsoDate } from '@headway/domain';

const format = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** '23 October 2026', for the words of a refusal. */
export const longDayWords = (day: IsoDate): string => format.format(new Date(`${day}T00:00:00Z`));
