import { type Answer, valueOrNull } from '../statistics/cannot-tell';
import { mean, median, standardDeviation } from '../statistics/describe';
import { positions } from '../progress/position';
import { progressResiduals, type ProgressResiduals } from '../progress/residual';
import type { Scale } from '../scales/scale';
import type { CohortFacts, WindowFact } from './cohort-facts';

/** A window of a cohort with everybody's marks on the scale most of them were given on. */
export interface CohortWindow {
  readonly fact: WindowFact;
  readonly scaleKey: string;
  readonly scale: Scale;
  /** The school's expectation, where it is on this scale. */
  readonly expectation: number | null;
  /** One per pupil: mark, its own standard error, position in SD units; null where there is none on this scale. */
  readonly marks: readonly (number | null)[];
  readonly ownErrors: readonly (number | null)[];
  readonly positions: readonly (number | null)[];
  readonly meanPosition: number;
  /** How many have a mark. */
  readonly size: number;
  readonly mean: number;
  readonly median: number;
  /** Null with one mark, or when all are equal. */
  readonly sd: number | null;
  /** Progress from the window before on this scale, and from the two before. */
  readonly onPrevious: Answer<ProgressResiduals> | null;
  readonly onPreviousTwo: Answer<ProgressResiduals> | null;
  /** At least half as many marks as in the fullest window on this scale: a few early or stray marks make no window. */
  readonly counts: boolean;
}

/**
 * The windows of a cohort that have results, in order. Marks are compared only with marks on the same scale.
 * @returns one entry per window of the facts, null where nobody has a mark
 */
export function cohortWindows(facts: CohortFacts): (CohortWindow | null)[] {
  const plain = facts.windows.map((fact, w) => describeWindow(facts, fact, w));
  const fullest = new Map<string, number>();
  for (const window of plain) {
    if (window) fullest.set(window.scaleKey, Math.max(window.size, fullest.get(window.scaleKey) ?? 0));
  }
  const before: CohortWindow[] = [];
  return plain.map((window) => {
    if (window === null) return null;
    const counts = window.size >= (fullest.get(window.scaleKey) ?? 0) / 2;
    const earlier = before.filter((other) => other.scaleKey === window.scaleKey).reverse();
    const [one, two] = earlier;
    const complete: CohortWindow = {
      ...window,
      counts,
      onPrevious: one ? progressResiduals(window.marks, [one.marks]) : null,
      onPreviousTwo: one && two ? progressResiduals(window.marks, [one.marks, two.marks]) : null,
    };
    if (counts) before.push(complete);
    return complete;
  });
}

type PlainWindow = Omit<CohortWindow, 'onPrevious' | 'onPreviousTwo' | 'counts'>;

function describeWindow(facts: CohortFacts, fact: WindowFact, w: number): PlainWindow | null {
  const scaleKey = commonScale(facts, w);
  const scale = scaleKey === null ? undefined : facts.scales[scaleKey];
  if (scaleKey === null || scale === undefined) return null;
  const results = facts.pupils.map((pupil) => {
    const result = pupil.results[w] ?? null;
    const usable = result !== null && result.scale === scaleKey && result.value !== null;
    return usable && Number.isFinite(result.value) ? result : null;
  });
  const marks = results.map((result) => result?.value ?? null);
  const present = marks.filter((mark) => mark !== null);
  const middle = median(present);
  const average = mean(present);
  if (!middle.ok || !average.ok) return null;
  const ofCohort = positions(marks, scale);
  return {
    fact,
    scaleKey,
    scale,
    expectation: fact.expected?.scale === scaleKey ? fact.expected.value : null,
    marks,
    ownErrors: results.map((result) => result?.se ?? null),
    positions: ofCohort,
    meanPosition: valueOrNull(mean(ofCohort.filter((z) => z !== null))) ?? 0,
    size: present.length,
    mean: average.value,
    median: middle.value,
    sd: valueOrNull(standardDeviation(present)) || null,
  };
}

/** The scale most marks of a window are on; equal numbers: the first by key, whatever the order of the pupils. */
function commonScale(facts: CohortFacts, w: number): string | null {
  const counts = new Map<string, number>();
  for (const { results } of facts.pupils) {
    const result = results[w] ?? null;
    if (result !== null && result.value !== null) counts.set(result.scale, (counts.get(result.scale) ?? 0) + 1);
  }
  let common: string | null = null;
  for (const [key, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (common === null || count > (counts.get(common) ?? 0)) common = key;
  }
  return common;
}
