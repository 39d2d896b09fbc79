import { NORM_SD, type Scale } from '../scales/scale';
import { type Answer, cannotTell, told } from '../statistics/cannot-tell';

/** Reliability assumed for drawing a band where none is published; never used by the change gate. */
export const ASSUMED_RELIABILITY = { test: 0.85, judgement: 0.7 } as const;

const Z_90 = 1.645;
const Z_95 = 1.96;

/**
 * Standard error of measurement SD√(1 − r).
 * @param sd SD of the scores, in points; 0 or more
 * @param reliability 0 … 1
 * @returns in points; cannot tell: `not-finite`, `out-of-range`
 */
export function standardErrorOfMeasurement(sd: number, reliability: number): Answer<number> {
  if (!Number.isFinite(sd) || !Number.isFinite(reliability)) return cannotTell('not-finite');
  if (sd < 0 || reliability < 0 || reliability > 1) return cannotTell('out-of-range');
  return told(sd * Math.sqrt(1 - reliability));
}

/** What a score brings with it and what is known of its cohort. */
export interface ScoreError {
  /** The score's own standard error in points, where it has one. */
  readonly ownSe: number | null;
  /** SD of the cohort in that window in points, for scales without a published SD. */
  readonly cohortSd: number | null;
}

/**
 * Published error of one score: its own standard error, else SD√(1 − r) where a reliability is published.
 * @returns in points; cannot tell: `no-reliability`, or `no-spread` where a reliability but no SD is known
 */
export function publishedError(scale: Scale, score: ScoreError): Answer<number> {
  if (score.ownSe !== null && Number.isFinite(score.ownSe) && score.ownSe > 0) return told(score.ownSe);
  if (scale.reliability === null) return cannotTell('no-reliability');
  const sd = scale.sd ?? (scale.kind === 'standardised' ? NORM_SD : score.cohortSd);
  return sd === null ? cannotTell('no-spread') : standardErrorOfMeasurement(sd, scale.reliability);
}

/** The error a band is drawn with; `assumed` says that the reliability is a convention and not published. */
export interface DrawnError {
  readonly se: number;
  readonly assumed: boolean;
}

/**
 * Error to draw a band with: the published one, else .85 for tests and .70 for judgements.
 * @returns in points; cannot tell: `no-spread` where no SD is known
 */
export function drawnError(scale: Scale, score: ScoreError): Answer<DrawnError> {
  const published = publishedError(scale, score);
  if (published.ok) return told({ se: published.value, assumed: false });
  const assumed = publishedError({ ...scale, reliability: ASSUMED_RELIABILITY[scale.basis] }, score);
  return assumed.ok ? told({ se: assumed.value, assumed: true }) : assumed;
}

export interface Band {
  readonly lower: number;
  readonly upper: number;
}

/** Band around a score: ± 1.645 SEM (90 %) or ± 1.96 SEM (95 %), not cut at the ends of the scale. */
export function errorBand(score: number, se: number, percent: 90 | 95): Band {
  const half = (percent === 90 ? Z_90 : Z_95) * se;
  return { lower: score - half, upper: score + half };
}

/**
 * Reliable change index (x₂ − x₁)/√(SEM₁² + SEM₂²). Source: Jacobson & Truax (1991).
 * @param earlier, later score and its SEM, all in the same points
 * @returns in SE units; cannot tell: `not-finite`, `out-of-range` (a negative SEM), `no-spread` (both SEM 0)
 */
export function reliableChange(
  earlier: { readonly score: number; readonly sem: number },
  later: { readonly score: number; readonly sem: number },
): Answer<number> {
  if (![earlier.score, earlier.sem, later.score, later.sem].every(Number.isFinite)) return cannotTell('not-finite');
  if (earlier.sem < 0 || later.sem < 0) return cannotTell('out-of-range');
  const se = Math.hypot(earlier.sem, later.sem);
  return se === 0 ? cannotTell('no-spread') : told((later.score - earlier.score) / se);
}

export interface TrueScore {
  readonly estimate: number;
  readonly se: number;
}

/**
 * Kelley's estimate of the true score, M + r(x − M), with SE SD√(r(1 − r)). Source: Kelley (1927).
 * @param norm mean and SD of the group the pupil belongs to, in points, and the reliability 0 … 1
 * @returns in points; cannot tell: `not-finite`, `out-of-range`
 */
export function kelleyTrueScore(
  score: number,
  norm: { readonly mean: number; readonly sd: number; readonly reliability: number },
): Answer<TrueScore> {
  const { mean, sd, reliability: r } = norm;
  if (![score, mean, sd, r].every(Number.isFinite)) return cannotTell('not-finite');
  if (sd < 0 || r < 0 || r > 1) return cannotTell('out-of-range');
  return told({ estimate: mean + r * (score - mean), se: sd * Math.sqrt(r * (1 - r)) });
}
