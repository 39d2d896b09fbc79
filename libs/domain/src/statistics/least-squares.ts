import { Matrix, QrDecomposition } from 'ml-matrix';
import { type Answer, cannotTell, told } from './cannot-tell';
import { allFinite } from './describe';

/** One covariate: a name and one value per observation. */
export interface Covariate {
  readonly name: string;
  readonly values: readonly number[];
}

export interface Term {
  readonly name: string;
  readonly estimate: number;
  /** Classical standard error: residual SD × √ of the diagonal of (XᵀX)⁻¹. */
  readonly se: number;
  /** HC3, robust to unequal variances; cannot tell `leverage-one` where one observation alone decides this term. */
  readonly seHc3: Answer<number>;
}

export interface LeastSquaresFit {
  readonly n: number;
  /** The intercept first, then the covariates kept, in the order given. */
  readonly terms: readonly Term[];
  /** Covariates left out, because they are constant or follow from the ones before them. */
  readonly dropped: readonly { readonly name: string; readonly because: 'constant' | 'collinear' }[];
  readonly fitted: readonly number[];
  readonly residuals: readonly number[];
  /** Diagonal of the hat matrix, 0 … 1 each; they sum to the number of terms. */
  readonly leverages: readonly number[];
  /** √(RSS/(n − p)), in the unit of the outcome; exactly 0 when the fit is exact. */
  readonly residualSd: number;
  /** n − p */
  readonly degreesOfFreedom: number;
}

export const INTERCEPT = '(intercept)';

const RANK_TOLERANCE = 1e-7;
const LEVERAGE_ONE = 1 - 1e-9;

/**
 * Ordinary least squares of an outcome on an intercept and any number of covariates, by Householder QR.
 * A covariate that is constant, or that follows from the ones before it, is dropped and named (as R's `lm` does).
 * Standard errors: classical, and HC3 = Σ cᵢ² eᵢ²/(1 − hᵢ)². Source: MacKinnon & White (1985); Long & Ervin (2000).
 * @param outcome one value per observation
 * @param covariates each with one value per observation, in any unit; names must differ
 * @returns cannot tell: `no-values`, `mismatched-lengths`, `not-finite`, `no-degrees-of-freedom` (n ≤ number of terms)
 */
export function leastSquares(
  outcome: readonly number[],
  covariates: readonly Covariate[] = [],
): Answer<LeastSquaresFit> {
  const n = outcome.length;
  if (n === 0) return cannotTell('no-values');
  if (covariates.some(({ values }) => values.length !== n)) return cannotTell('mismatched-lengths');
  if (!allFinite(outcome) || !covariates.every(({ values }) => allFinite(values))) return cannotTell('not-finite');

  const { kept, dropped, qr } = independentColumns(n, covariates);
  const p = kept.length + 1;
  if (n <= p || qr === undefined) return cannotTell('no-degrees-of-freedom');

  const q = qr.orthogonalMatrix;
  const estimates = qr.solve(Matrix.columnVector([...outcome])).to1DArray();
  const design = designMatrix(n, kept);
  const fitted = design.mmul(Matrix.columnVector(estimates)).to1DArray();
  let residuals = outcome.map((value, i) => value - (fitted[i] ?? 0));
  const size = Math.sqrt(sumOfSquares(outcome));
  // What remains of an exact fit is rounding, not error.
  if (Math.sqrt(sumOfSquares(residuals)) <= 1e-12 * size) residuals = residuals.map(() => 0);
  const leverages = q.to2DArray().map((row) => Math.min(1, sumOfSquares(row)));
  const degreesOfFreedom = n - p;
  const residualSd = Math.sqrt(sumOfSquares(residuals) / degreesOfFreedom);

  // Row j of R⁻¹Qᵀ holds the weight of every observation in coefficient j.
  const weights = invertUpperTriangular(qr.upperTriangularMatrix).mmul(q.transpose());
  const terms = estimates.map((estimate, j): Term => {
    const row = weights.getRow(j);
    return {
      name: j === 0 ? INTERCEPT : (kept[j - 1]?.name ?? ''),
      estimate,
      se: residualSd * Math.sqrt(sumOfSquares(row)),
      seHc3: hc3(row, residuals, leverages),
    };
  });
  return told({ n, terms, dropped, fitted, residuals, leverages, residualSd, degreesOfFreedom });
}

/** The term of that name, or undefined when it was dropped or never given. */
export function termOf(fit: LeastSquaresFit, name: string): Term | undefined {
  return fit.terms.find((term) => term.name === name);
}

function independentColumns(n: number, covariates: readonly Covariate[]) {
  const dropped: { name: string; because: 'constant' | 'collinear' }[] = [];
  let kept = covariates.filter(({ name, values }) => {
    const constant = spread(values) <= 1e-12 * Math.sqrt(sumOfSquares(values));
    if (constant) dropped.push({ name, because: 'constant' });
    return !constant;
  });
  for (;;) {
    if (n <= kept.length + 1) {
      // Householder QR needs at least as many rows as columns.
      const qr = n >= kept.length + 1 ? new QrDecomposition(designMatrix(n, kept)) : undefined;
      return { kept, dropped, qr };
    }
    const qr = new QrDecomposition(designMatrix(n, kept));
    // |R_jj| is the length of what column j adds to the columns before it.
    const r = qr.upperTriangularMatrix;
    const superfluous = kept.findIndex(
      ({ values }, j) => Math.abs(r.get(j + 1, j + 1)) <= RANK_TOLERANCE * spread(values),
    );
    if (superfluous < 0) return { kept, dropped, qr };
    dropped.push({ name: kept[superfluous]?.name ?? '', because: 'collinear' });
    kept = kept.filter((_, j) => j !== superfluous);
  }
}

function designMatrix(n: number, columns: readonly Covariate[]): Matrix {
  const design = Matrix.ones(n, columns.length + 1);
  columns.forEach(({ values }, j) => design.setColumn(j + 1, [...values]));
  return design;
}

/** Length of the centred column. */
function spread(values: readonly number[]): number {
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0));
}

function invertUpperTriangular(r: Matrix): Matrix {
  const p = r.rows;
  const inverse = Matrix.zeros(p, p);
  for (let column = 0; column < p; column++) {
    for (let row = column; row >= 0; row--) {
      let value = row === column ? 1 : 0;
      for (let k = row + 1; k <= column; k++) value -= r.get(row, k) * inverse.get(k, column);
      inverse.set(row, column, value / r.get(row, row));
    }
  }
  return inverse;
}

function hc3(weights: readonly number[], residuals: readonly number[], leverages: readonly number[]): Answer<number> {
  const size = Math.sqrt(sumOfSquares(weights));
  let variance = 0;
  for (const [i, weight] of weights.entries()) {
    const leverage = leverages[i] ?? 0;
    if (leverage >= LEVERAGE_ONE) {
      if (Math.abs(weight) > 1e-9 * size) return cannotTell('leverage-one');
      continue;
    }
    variance += (weight * (residuals[i] ?? 0)) ** 2 / (1 - leverage) ** 2;
  }
  return told(Math.sqrt(variance));
}

function sumOfSquares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
