import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import tCdfOf from '@stdlib/stats-base-dists-t-cdf';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';

/** P(Z ≤ x) of the standard normal distribution. NaN when x is NaN. */
export function normalCdf(x: number): number {
  return normalCdfOf(x, 0, 1);
}

/** The x with P(Z ≤ x) = p, standard normal. p in [0, 1]; ±Infinity at the ends; a RangeError outside. */
export function normalQuantile(p: number): number {
  requireProbability(p);
  return normalQuantileOf(p, 0, 1);
}

/** P(T ≤ x) of Student's t with `df` > 0 degrees of freedom (need not be whole; Infinity gives the normal). */
export function tCdf(x: number, df: number): number {
  requireDegreesOfFreedom(df);
  return df === Infinity ? normalCdf(x) : tCdfOf(x, df);
}

/** The x with P(T ≤ x) = p, Student's t with `df` > 0. p in [0, 1]; ±Infinity at the ends; a RangeError outside. */
export function tQuantile(p: number, df: number): number {
  requireProbability(p);
  requireDegreesOfFreedom(df);
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  return df === Infinity ? normalQuantile(p) : tQuantileOf(p, df);
}

function requireProbability(p: number): void {
  if (!(p >= 0 && p <= 1)) throw new RangeError(`Not a probability: ${p}`);
}

function requireDegreesOfFreedom(df: number): void {
  if (!(df > 0)) throw new RangeError(`Degrees of freedom must be above 0, not ${df}`);
}
