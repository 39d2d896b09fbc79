import { leastSquares, type LeastSquaresFit } from '../statistics/least-squares';
import { type Answer, cannotTell, told } from '../statistics/cannot-tell';

/** Pupils with all results that least squares in a cohort needs at least. */
export const LEAST_FOR_RESIDUALS = 20;

export interface ProgressResiduals {
  /**
   * One per pupil, in SD of the residuals, up is good: (result − expected from the earlier ones)/√(RSS/(n − p)).
   * Null where one of the pupil's results is missing.
   */
  readonly z: readonly (number | null)[];
  /** The line the expectation comes from: intercept, then one slope per earlier window. */
  readonly fit: LeastSquaresFit;
}

/**
 * Progress of a cohort from one or more earlier windows to this one: least squares of this window's marks on the
 * earlier marks, over the pupils who have them all.
 * @param now one mark per pupil, null where there is none
 * @param earlier the same pupils' marks in earlier windows, nearest first; marks of one window share one scale
 * @returns cannot tell: `too-few-values` (fewer than 20 pupils have all marks), `no-spread` (an exact fit),
 *   `mismatched-lengths`
 */
export function progressResiduals(
  now: readonly (number | null)[],
  earlier: readonly (readonly (number | null)[])[],
): Answer<ProgressResiduals> {
  if (earlier.some((marks) => marks.length !== now.length)) return cannotTell('mismatched-lengths');
  const outcome: number[] = [];
  const predictors = earlier.map((): number[] => []);
  const rows: number[] = [];
  now.forEach((mark, pupil) => {
    const before = earlier.map((marks) => marks[pupil] ?? null);
    if (mark === null || before.some((value) => value === null)) return;
    rows.push(pupil);
    outcome.push(mark);
    before.forEach((value, j) => predictors[j]?.push(value ?? 0));
  });
  if (rows.length < LEAST_FOR_RESIDUALS) return cannotTell('too-few-values');
  const fit = leastSquares(
    outcome,
    predictors.map((values, j) => ({ name: `earlier-${j + 1}`, values })),
  );
  if (!fit.ok) return fit;
  const { residuals, residualSd } = fit.value;
  if (residualSd === 0) return cannotTell('no-spread');
  const z = new Array<number | null>(now.length).fill(null);
  rows.forEach((pupil, i) => (z[pupil] = (residuals[i] ?? 0) / residualSd));
  return told({ z, fit: fit.value });
}

/**
 * Progress where a cohort is too small for least squares: (z − r·z before)/√(1 − r²), r the published reliability.
 * @param now, before distances from the cohort's mean in SD units
 * @returns in SD units; cannot tell: `not-finite`, `out-of-range` (r not in 0 … 1), `no-spread` (r = 1)
 */
export function residualFromReliability(now: number, before: number, reliability: number): Answer<number> {
  if (![now, before, reliability].every(Number.isFinite)) return cannotTell('not-finite');
  if (reliability < 0 || reliability > 1) return cannotTell('out-of-range');
  if (reliability === 1) return cannotTell('no-spread');
  return told((now - reliability * before) / Math.sqrt(1 - reliability ** 2));
}
