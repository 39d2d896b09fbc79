import type { IsoDate } from '@headway/domain';

const format = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });

/** 'Mon 23 Nov', for the words of a refusal. */
export const dayWords = (day: IsoDate): string => format.format(new Date(`${day}T00:00:00Z`)).replace(',', '');
