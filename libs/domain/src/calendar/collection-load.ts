/** What a school collects in one window of a year. */
export interface YearCollection {
  /** `short` asks only about pupils who are flagged, supported or new. */
  kind: 'full' | 'short';
  subjectIds: readonly number[];
}

/** More full collections of a subject in a year are not worth teachers' time (Making Data Work, DfE, November 2018). */
export const FULL_COLLECTIONS_A_YEAR = 3;

/**
 * The subjects that are collected in full more often in a year than is worth teachers' time.
 * @param collections every window of one academic year.
 * @returns subject ids with the number of full collections, in order of id.
 */
export function collectedTooOften(collections: readonly YearCollection[]): { subjectId: number; times: number }[] {
  const times = new Map<number, number>();
  for (const { kind, subjectIds } of collections) {
    if (kind !== 'full') continue;
    for (const subjectId of new Set(subjectIds)) times.set(subjectId, (times.get(subjectId) ?? 0) + 1);
  }
  return [...times]
    .map(([subjectId, count]) => ({ subjectId, times: count }))
    .filter((found) => found.times > FULL_COLLECTIONS_A_YEAR)
    .sort((a, b) => a.subjectId - b.subjectId);
}
