import type { DatedRecord, IsoDate } from '@headway/domain';

const dayWords = (day: IsoDate): string => day.split('-').reverse().join('/');

/** "from 01/09/2025", "01/09/2025 to 11/01/2026". */
export const sinceUntil = ({ startsOn, endsOn }: Pick<DatedRecord, 'startsOn' | 'endsOn'>): string =>
  endsOn === null ? `from ${dayWords(startsOn)}` : `${dayWords(startsOn)} to ${dayWords(endsOn)}`;
