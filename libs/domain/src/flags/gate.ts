import { FEW_VALUES } from '../scales/scale';

/** At most six windows, the pupil's own latest, are looked at. */
export const GATE_WINDOWS = 6;
/** Share of rearranged series that may reach the cut-off. */
const FALSE_ALARMS = 0.05;
/** One-sided 5 % point of the normal distribution. */
const Z_05 = 1.645;
/** Pupils needed where no error is published, or on an ordinal scale. */
const LEAST_WITHOUT_ERROR = 20;
/** Below this a cohort's mean says too little about how hard a test was. */
const LEAST_FOR_CENTRING = 8;
const WINDOWS_FOR_FEW_VALUES = 4;

/** One pupil's results as the gate sees them, oldest first, at most six; up is good. */
export interface GateSeries {
  /** Positions in SD units, centred on the cohort's mean in each window. */
  readonly z: readonly number[];
  /** The marks themselves, centred on the cohort's mean in each window, in points. */
  readonly points: readonly number[];
  /** Published standard error of each mark in points; null where none is published. */
  readonly se: readonly (number | null)[];
}

export interface GateCohort {
  /** One per pupil; fewer than two results: null. */
  readonly series: readonly (GateSeries | null)[];
  readonly kind: 'ordinal' | 'standardised' | 'scaled' | 'raw' | 'age';
  /** How many different marks occur in the cohort's windows. */
  readonly valuesInUse: number;
}

export type GateResult =
  | {
      readonly verdict: 'decline' | 'no-decline';
      /** Contrast of the last two windows with the pupil's own earlier ones, in SD units of one result. */
      readonly t: number;
      /** The same contrast in points of the scale. */
      readonly points: number;
      /** Published standard error of that contrast, in points; null where none is published. */
      readonly sem: number | null;
      /** The cohort's cut-off c, where it was used; null: not used, or no value is rare enough. */
      readonly cutOff: number | null;
      readonly windows: number;
    }
  | { readonly verdict: 'cannot-tell'; readonly because: 'one-window' | 'few-values' | 'small-cohort' };

/**
 * The change gate: has this pupil recently declined against their own earlier windows, at most 5 % false?
 * T = Σ(s − s̄)z / √Σ(s − s̄)² with s = 0, …, 0, ½, 1 (two windows: 0, 1). A decline is T ≤ −1.645 SEM where an error is
 * published, and, unless the scale is standardised with a published error, T ≤ c, the cut-off by rearrangement.
 * The error is compared in points, where it belongs: normal scores of a small cohort move with everybody else's error.
 * @returns one result per series, in order
 */
export function changeGate(cohort: GateCohort): GateResult[] {
  const cutOff = rearrangementCutOff(cohort.series);
  const size = cohort.series.filter((series) => series !== null).length;
  return cohort.series.map((series): GateResult => {
    const windows = series?.z.length ?? 0;
    if (series === null || windows < 2) return { verdict: 'cannot-tell', because: 'one-window' };
    const sem = standardErrorOfContrast(series.se);
    if (size < LEAST_FOR_CENTRING || (size < LEAST_WITHOUT_ERROR && (sem === null || cohort.kind === 'ordinal'))) {
      return { verdict: 'cannot-tell', because: 'small-cohort' };
    }
    if (cohort.valuesInUse <= FEW_VALUES && windows < WINDOWS_FOR_FEW_VALUES) {
      return { verdict: 'cannot-tell', because: 'few-values' };
    }
    const t = contrast(series.z, windows - 1, windows - 2);
    const usesCutOff = cohort.kind !== 'standardised' || sem === null;
    const points = contrast(series.points, windows - 1, windows - 2);
    const beyondError = sem === null || points <= -Z_05 * sem;
    const beyondCutOff = !usesCutOff || (cutOff !== null && t <= cutOff);
    const verdict = beyondError && beyondCutOff ? 'decline' : 'no-decline';
    return { verdict, t, points, sem, cutOff: usesCutOff ? cutOff : null, windows };
  });
}

/**
 * Cut-off c by rearrangement: T for all W(W − 1) choices of which of a pupil's own windows count as last and
 * last-but-one, pooled over the cohort; the largest attained value with at most 5 % of the pooled T at or below it.
 * @returns null when no value is rare enough (few pupils, or many ties)
 */
export function rearrangementCutOff(series: readonly (GateSeries | null)[]): number | null {
  const pooled: number[] = [];
  for (const one of series) {
    if (one === null || one.z.length < 2) continue;
    for (let last = 0; last < one.z.length; last++) {
      for (let lastButOne = 0; lastButOne < one.z.length; lastButOne++) {
        if (last !== lastButOne) pooled.push(contrast(one.z, last, lastButOne));
      }
    }
  }
  const sorted = Float64Array.from(pooled).sort();
  let below = Math.floor(FALSE_ALARMS * sorted.length + 1e-9);
  // A value shared by more than 5 % is not rare: step down to the next smaller one.
  while (below > 0 && sorted[below] === sorted[below - 1]) below--;
  return below === 0 ? null : (sorted[below - 1] ?? null);
}

/** T with the given windows as last and last-but-one; rounded, so that what is equal compares as equal. */
function contrast(z: readonly number[], last: number, lastButOne: number): number {
  const windows = z.length;
  const total = z.reduce((sum, value) => sum + value, 0);
  const half = windows > 2 ? 0.5 : 0;
  const mean = (1 + half) / windows;
  const value = (z[last] ?? 0) + half * (z[lastButOne] ?? 0) - mean * total;
  const t = value / Math.sqrt(1 + half * half - windows * mean * mean);
  return Math.round(t * 1e9) / 1e9;
}

/** Standard error of T: equals the SEM where every result has the same. Null unless every result has one. */
function standardErrorOfContrast(se: readonly (number | null)[]): number | null {
  const windows = se.length;
  const s = se.map((_, i) => (i === windows - 1 ? 1 : i === windows - 2 && windows > 2 ? 0.5 : 0));
  const mean = s.reduce((sum: number, value) => sum + value, 0) / windows;
  let variance = 0;
  let norm = 0;
  for (const [i, value] of s.entries()) {
    const error = se[i] ?? null;
    if (error === null) return null;
    variance += (value - mean) ** 2 * error ** 2;
    norm += (value - mean) ** 2;
  }
  return Math.sqrt(variance / norm);
}
