import { mean as meanOf, sampleStandardDeviation } from 'simple-statistics';
import { normalQuantile } from './distributions';
import { type Answer, cannotTell, told } from './cannot-tell';

/**
 * Arithmetic mean.
 * @param values any number of finite values, in any unit; the mean has the same unit
 * @returns cannot tell: `no-values`, `not-finite`
 */
export function mean(values: readonly number[]): Answer<number> {
  if (values.length === 0) return cannotTell('no-values');
  if (!allFinite(values)) return cannotTell('not-finite');
  return told(meanOf([...values]));
}

/**
 * Standard deviation with n − 1 in the denominator; 0 when all values are equal.
 * @returns cannot tell: `no-values`, `too-few-values` (one value), `not-finite`
 */
export function standardDeviation(values: readonly number[]): Answer<number> {
  if (values.length === 0) return cannotTell('no-values');
  if (values.length === 1) return cannotTell('too-few-values');
  if (!allFinite(values)) return cannotTell('not-finite');
  return told(allEqual(values) ? 0 : sampleStandardDeviation([...values]));
}

/**
 * Quantile of type 7 (the default of R): linear interpolation at (n − 1)p.
 * Source: Hyndman & Fan (1996), "Sample quantiles in statistical packages", definition 7.
 * @param p share of values below, 0 … 1
 * @returns cannot tell: `no-values`, `not-finite`, `out-of-range` (p)
 */
export function quantile(values: readonly number[], p: number): Answer<number> {
  if (values.length === 0) return cannotTell('no-values');
  if (!allFinite(values)) return cannotTell('not-finite');
  if (!(p >= 0 && p <= 1)) return cannotTell('out-of-range');
  const sorted = Float64Array.from(values).sort();
  const at = (sorted.length - 1) * p;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return told(below + (at - Math.floor(at)) * (above - below));
}

/** Median: the quantile at one half. */
export function median(values: readonly number[]): Answer<number> {
  return quantile(values, 0.5);
}

/**
 * Ranks from 1 (lowest) to n; equal values share the mean of the ranks they occupy.
 * @returns one rank per value, in the order of the values; cannot tell: `no-values`, `not-finite`
 */
export function midRanks(values: readonly number[]): Answer<number[]> {
  if (values.length === 0) return cannotTell('no-values');
  if (!allFinite(values)) return cannotTell('not-finite');
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value);
  const ranks = new Array<number>(values.length).fill(0);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && order[end]?.value === order[start]?.value) end++;
    for (const { index } of order.slice(start, end)) ranks[index] = (start + 1 + end) / 2;
    start = end;
  }
  return told(ranks);
}

/**
 * Normal scores Φ⁻¹((rank − 3/8)/(n + 1/4)) of the mid-ranks: positions in SD units that depend on order alone.
 * One value, or all values equal, gives 0 for each.
 * Source: Blom (1958), Statistical Estimates and Transformed Beta-Variables.
 * @returns one score per value, in the order of the values; cannot tell: `no-values`, `not-finite`
 */
export function normalScores(values: readonly number[]): Answer<number[]> {
  const ranks = midRanks(values);
  if (!ranks.ok) return ranks;
  const scoreOfRank = new Map<number, number>();
  return told(
    ranks.value.map((rank) => {
      const known = scoreOfRank.get(rank);
      if (known !== undefined) return known;
      const score = normalQuantile((rank - 3 / 8) / (values.length + 1 / 4));
      scoreOfRank.set(rank, score);
      return score;
    }),
  );
}

export function allFinite(values: readonly number[]): boolean {
  return values.every((value) => Number.isFinite(value));
}

function allEqual(values: readonly number[]): boolean {
  return values.every((value) => value === values[0]);
}
