import { NORM_MEAN, NORM_SD, type Scale, towardsGood } from '../scales/scale';
import { normalScores } from '../statistics/describe';

/**
 * Positions z of a cohort in one window, in SD units, up is good: from the norm on a standardised scale,
 * otherwise normal scores (mid-ranks, Blom) within the cohort of that year group, subject and window.
 * @param values one mark per pupil of the cohort, null where there is none; all on the given scale
 * @returns one position per pupil, null where there is no mark (or one that is not a number)
 */
export function positions(values: readonly (number | null)[], scale: Scale): (number | null)[] {
  const good = values.map((value) => (value === null || !Number.isFinite(value) ? null : towardsGood(value, scale)));
  if (scale.kind === 'standardised') {
    const mean = towardsGood(scale.mean ?? NORM_MEAN, scale);
    const sd = scale.sd ?? NORM_SD;
    return good.map((value) => (value === null ? null : (value - mean) / sd));
  }
  const scores = normalScores(good.filter((value) => value !== null));
  let next = 0;
  return good.map((value) => (value === null || !scores.ok ? null : (scores.value[next++] ?? null)));
}
