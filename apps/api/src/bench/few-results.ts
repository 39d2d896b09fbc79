import type { CastSchool } from '@headway/demo-school';

/** The school with nothing but the results of these many subjects and last half terms, those with most results. */
export function withFewResults(school: CastSchool, subjects: number, windows: number): CastSchool {
  const keptSubjects = mostFrequent(school.results.map(({ subject }) => subject)).slice(0, subjects);
  const ofSubjects = school.results.filter(({ subject }) => keptSubjects.includes(subject));
  // Short windows, between those that ask everybody, have few results.
  const full = mostFrequent(ofSubjects.map(({ windowId }) => windowId)).slice(0, windows + 1);
  const keptWindows = full.sort((a, b) => b - a).slice(0, windows);
  return {
    ...school,
    results: ofSubjects.filter(({ windowId }) => keptWindows.includes(windowId)),
    windows: school.windows.map((window) => ({
      ...window,
      subjects: keptWindows.includes(window.id)
        ? window.subjects.filter(({ subject }) => keptSubjects.includes(subject))
        : [],
    })),
  };
}

function mostFrequent<T>(values: readonly T[]): T[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([value]) => value);
}
