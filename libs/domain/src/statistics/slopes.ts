import { type Answer, cannotTell, told } from './cannot-tell';
import { allFinite, median } from './describe';
import { leastSquares } from './least-squares';

export interface StraightLine {
  readonly intercept: number;
  readonly slope: number;
}

export interface FittedLine extends StraightLine {
  /** Classical standard error of the slope; 0 when all points lie on the line. */
  readonly slopeSe: number;
  /** √(RSS/(n − 2)) */
  readonly residualSd: number;
}

/**
 * Straight line by least squares.
 * @param x where, y what: one value each per point, in any units; the slope is in units of y per unit of x
 * @returns cannot tell: `no-values`, `mismatched-lengths`, `not-finite`, `too-few-values` (fewer than 3), `no-spread` (all x equal)
 */
export function leastSquaresLine(x: readonly number[], y: readonly number[]): Answer<FittedLine> {
  const problem = problemWith(x, y, 3);
  if (problem) return problem;
  const fit = leastSquares(y, [{ name: 'x', values: x }]);
  if (!fit.ok) return fit;
  const [intercept, slope] = fit.value.terms;
  if (!intercept || !slope) return cannotTell('no-spread');
  return told({
    intercept: intercept.estimate,
    slope: slope.estimate,
    slopeSe: slope.se,
    residualSd: fit.value.residualSd,
  });
}

/**
 * Theil–Sen line: the median of the slopes between all pairs with different x, and the median of y − slope·x.
 * One wild result hardly moves it. Source: Sen (1968), JASA 63.
 * @returns cannot tell: `no-values`, `mismatched-lengths`, `not-finite`, `too-few-values` (one point), `no-spread` (all x equal)
 */
export function theilSenLine(x: readonly number[], y: readonly number[]): Answer<StraightLine> {
  const problem = problemWith(x, y, 2);
  if (problem) return problem;
  const points = x.map((value, i) => ({ x: value, y: y[i] ?? 0 }));
  const slopes = points.flatMap((a, i) =>
    points.slice(i + 1).flatMap((b) => (a.x === b.x ? [] : [(b.y - a.y) / (b.x - a.x)])),
  );
  const slope = median(slopes);
  if (!slope.ok) return cannotTell('no-spread');
  const intercept = median(points.map((point) => point.y - slope.value * point.x));
  return intercept.ok ? told({ intercept: intercept.value, slope: slope.value }) : intercept;
}

function problemWith(x: readonly number[], y: readonly number[], least: number) {
  if (x.length !== y.length) return cannotTell('mismatched-lengths');
  if (x.length === 0) return cannotTell('no-values');
  if (!allFinite(x) || !allFinite(y)) return cannotTell('not-finite');
  return x.length < least ? cannotTell('too-few-values') : undefined;
}
