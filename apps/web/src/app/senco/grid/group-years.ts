import type { GridColumnDto } from '@headway/api-client';

/**
 * Whether a group is for a pupil's year: one of its pupils is of that year, or it is still empty. Either way the
 * programme must be for that year. A programme for Years 1 to 6 does not make a Year 5 group one for Year 2.
 */
export function isForYear({ cards, yearGroups }: GridColumnDto, year: number): boolean {
  const meant = yearGroups.length === 0 || yearGroups.includes(year);
  return meant && (cards.length === 0 || cards.some(({ yearGroup }) => yearGroup === year));
}
