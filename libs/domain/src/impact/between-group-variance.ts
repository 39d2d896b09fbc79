import type { GroupEffect } from './pooling';

/** Mean of the effects, weighted by 1/(SE² + τ²). */
export function weightedMean(groups: readonly GroupEffect[], tauSquared: number): number {
  let weights = 0;
  let sum = 0;
  for (const { effect, se } of groups) {
    const weight = 1 / (se ** 2 + tauSquared);
    weights += weight;
    sum += weight * effect;
  }
  return sum / weights;
}

/** Cochran's Q generalised: Σ (effect − weighted mean)²/(SE² + τ²). Falls as τ² rises. */
export function cochranQ(groups: readonly GroupEffect[], tauSquared: number): number {
  const centre = weightedMean(groups, tauSquared);
  return groups.reduce((sum, { effect, se }) => sum + (effect - centre) ** 2 / (se ** 2 + tauSquared), 0);
}

/**
 * Paule & Mandel's (1982) between-group variance: the τ² ≥ 0 at which Q = K − 1; 0 when Q is smaller even at 0.
 * @param groups two or more, standard errors above 0
 */
export function pauleMandel(groups: readonly GroupEffect[]): number {
  const target = groups.length - 1;
  if (cochranQ(groups, 0) <= target) return 0;
  // With τ² = Σ (effect − mean)², Q < K − 1, so the root lies below.
  const centre = groups.reduce((sum, { effect }) => sum + effect, 0) / groups.length;
  let low = 0;
  let high = groups.reduce((sum, { effect }) => sum + (effect - centre) ** 2, 0);
  for (let step = 0; step < 200 && high - low > 1e-15 * high; step++) {
    const middle = (low + high) / 2;
    if (cochranQ(groups, middle) > target) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Restricted maximum likelihood τ² ≥ 0, by Fisher scoring: shown beside Paule–Mandel, to see whether the method matters.
 * Source: Viechtbauer (2005), as in metafor's rma(method = "REML").
 * @param groups two or more, standard errors above 0
 */
export function restrictedMaximumLikelihood(groups: readonly GroupEffect[]): number {
  let tauSquared = pauleMandel(groups);
  for (let step = 0; step < 1000; step++) {
    const centre = weightedMean(groups, tauSquared);
    const weights = groups.map(({ se }) => 1 / (se ** 2 + tauSquared));
    const sum = (power: number): number => weights.reduce((total, weight) => total + weight ** power, 0);
    const squares = groups.reduce(
      (total, { effect }, index) => total + ((weights[index] ?? 0) * (effect - centre)) ** 2,
      0,
    );
    // With P = W − W1(1ᵀW1)⁻¹1ᵀW: score = yᵀPPy − tr P, information = tr PP.
    const traceP = sum(1) - sum(2) / sum(1);
    const tracePP = sum(2) - (2 * sum(3)) / sum(1) + (sum(2) / sum(1)) ** 2;
    const next = Math.max(0, tauSquared + (squares - traceP) / tracePP);
    if (Math.abs(next - tauSquared) < 1e-12) return next;
    tauSquared = next;
  }
  return tauSquared;
}
