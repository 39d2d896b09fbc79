import { type Answer, cannotTell, told } from '../statistics/cannot-tell';
import { cochranQ, pauleMandel, restrictedMaximumLikelihood, weightedMean } from './between-group-variance';
import { EffectWithInterval, withInterval } from './interval';

export interface GroupEffect {
  /** Effect in SD of the outcome. */
  effect: number;
  /** Its standard error, above 0. */
  se: number;
}

export interface ShrunkEffect {
  raw: number;
  /** B·raw + (1 − B)·pooled mean. */
  shrunk: number;
  /** B = τ²/(τ² + SE²): how far the group's own result is trusted, 0 … 1. */
  weightOfOwn: number;
}

export interface PooledEffect extends EffectWithInterval {
  groups: number;
  /** Variance of true effects between groups, in SD². */
  tauSquared: number;
  /** Cochran's Q of the groups around their fixed-effect mean. */
  q: number;
  /** Mean and variance by another method (REML), to see whether the method matters. */
  check: { tauSquared: number; effect: number };
  /** One per group, in the order given. */
  byGroup: ShrunkEffect[];
}

const LEAST_GROUPS = 3;

/**
 * Pools the effects of a programme's groups: random effects, Paule–Mandel τ², plain Hartung–Knapp interval with
 * t(K − 1); each group shrunk towards the mean.
 * Source: Paule & Mandel (1982); Hartung & Knapp (2001); equal to metafor's rma(method = "PM", test = "knha").
 * @returns cannot tell: `too-few-values` (fewer than three groups), `not-finite`, `no-spread` (a standard error of 0,
 * or all effects equal, which leaves Hartung–Knapp without a width)
 */
export function poolEffects(groups: readonly GroupEffect[]): Answer<PooledEffect> {
  if (groups.length < LEAST_GROUPS) return cannotTell('too-few-values');
  if (!groups.every(({ effect, se }) => Number.isFinite(effect) && Number.isFinite(se)))
    return cannotTell('not-finite');
  if (!groups.every(({ se }) => se > 0)) return cannotTell('no-spread');
  const tauSquared = pauleMandel(groups);
  const weights = groups.map(({ se }) => 1 / (se ** 2 + tauSquared));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const pooled = weightedMean(groups, tauSquared);
  const df = groups.length - 1;
  const reml = restrictedMaximumLikelihood(groups);
  const spread = groups.reduce((sum, { effect }, index) => sum + (weights[index] ?? 0) * (effect - pooled) ** 2, 0);
  const se = Math.sqrt(spread / (df * total));
  if (!(se > 1e-9)) return cannotTell('no-spread');
  return told({
    ...withInterval(pooled, se, df),
    groups: groups.length,
    tauSquared,
    q: cochranQ(groups, 0),
    check: { tauSquared: reml, effect: weightedMean(groups, reml) },
    byGroup: groups.map(({ effect, se: own }) => {
      const weightOfOwn = tauSquared / (tauSquared + own ** 2);
      return { raw: effect, shrunk: weightOfOwn * effect + (1 - weightOfOwn) * pooled, weightOfOwn };
    }),
  });
}
