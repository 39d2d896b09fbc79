import { type Answer, cannotTell, told } from '../statistics/cannot-tell';

export interface GroupSummary {
  n: number;
  mean: number;
  sd: number;
}

export interface HedgesG {
  /** Cohen's d with the pooled SD. */
  d: number;
  /** Small-sample correction J. */
  correction: number;
  g: number;
  se: number;
  /** g ± 1.96 SE. */
  lower: number;
  upper: number;
}

const NORMAL_95 = 1.959963984540054;

/**
 * Unadjusted standardised difference of two groups: J = 1 − 3/(4(n₁+n₂−2) − 1), SE = √((n₁+n₂)/(n₁n₂) + g²/(2(n₁+n₂))).
 * Source: Hedges & Olkin (1985), as used in EEF trials.
 * @returns cannot tell: `too-few-values` (fewer than two in a group), `not-finite`, `no-spread` (pooled SD 0)
 */
export function hedgesG(first: GroupSummary, second: GroupSummary): Answer<HedgesG> {
  if (first.n < 2 || second.n < 2) return cannotTell('too-few-values');
  if (![first.mean, second.mean, first.sd, second.sd].every(Number.isFinite)) return cannotTell('not-finite');
  const n = first.n + second.n;
  const pooledSd = Math.sqrt(((first.n - 1) * first.sd ** 2 + (second.n - 1) * second.sd ** 2) / (n - 2));
  if (!(pooledSd > 0)) return cannotTell('no-spread');
  const d = (first.mean - second.mean) / pooledSd;
  const correction = 1 - 3 / (4 * (n - 2) - 1);
  const g = correction * d;
  const se = Math.sqrt(n / (first.n * second.n) + g ** 2 / (2 * n));
  return told({ d, correction, g, se, lower: g - NORMAL_95 * se, upper: g + NORMAL_95 * se });
}
