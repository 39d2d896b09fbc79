import { type Answer, cannotTell, told } from '../statistics/cannot-tell';
import { tCdf } from '../statistics/distributions';
import { Pence, requirePence } from '../money/pence';
import { EffectWithInterval } from './interval';
import { leastEffectForMonths, Months, monthsOf } from './months';
import { Verdict } from './verdict';

/** A cost per unit of progress, rounded to the penny. */
export interface CostRange {
  /** At the estimate; null when that is no progress at all. */
  estimate: Pence | null;
  /** At the upper limit of the effect; null when even that is no progress. */
  atBest: Pence | null;
  /** At the lower limit of the effect; null: there is no upper limit to the cost. */
  atWorst: Pence | null;
}

export interface MonthsRange {
  estimate: Months;
  lower: Months;
  upper: Months;
}

export interface ValueForMoney {
  costPerPupil: Pence;
  months: MonthsRange;
  /** C/(10·effect): what a tenth of an SD costs. */
  perTenthSd: CostRange;
  perMonth: CostRange;
  /** What may be said of the cost of a month: a range, only "at best", or nothing. */
  say: 'range' | 'at-best' | 'cannot-be-said';
}

/** Months of an effect and of both ends of its interval. */
export function monthsRange({ effect, lower, upper }: EffectWithInterval): MonthsRange {
  return { estimate: monthsOf(effect), lower: monthsOf(lower), upper: monthsOf(upper) };
}

/**
 * Value for money of an effect: the delivered cost per pupil who started is known, the effect is not.
 * Throws a RangeError when the cost is not whole pence.
 */
export function valueForMoney(costPerPupil: Pence, interval: EffectWithInterval): ValueForMoney {
  requirePence('The cost per pupil', costPerPupil);
  const months = monthsRange(interval);
  const perSd = (effect: number): Pence | null => (effect > 0 ? Math.round(costPerPupil / (10 * effect)) : null);
  const perMonth = ({ months: count }: Months): Pence | null => (count > 0 ? Math.round(costPerPupil / count) : null);
  const cost = { estimate: perMonth(months.estimate), atBest: perMonth(months.upper), atWorst: perMonth(months.lower) };
  return {
    costPerPupil,
    months,
    perTenthSd: { estimate: perSd(interval.effect), atBest: perSd(interval.upper), atWorst: perSd(interval.lower) },
    perMonth: cost,
    say: cost.atWorst !== null ? 'range' : cost.atBest !== null ? 'at-best' : 'cannot-be-said',
  };
}

/**
 * P(cost per month ≤ limit) = P(effect ≥ lower edge of ⌈C/limit⌉ months), by the t distribution of the estimate with a
 * flat prior (say so beside it). 0 when more months would be needed than the table has; 1 when nothing is paid.
 * @param limit pence per month, above 0
 * @returns cannot tell: `out-of-range` (limit), `no-spread` (a standard error of 0)
 */
export function probabilityCostPerMonthAtMost(
  limit: Pence,
  costPerPupil: Pence,
  { effect, se, df }: Pick<EffectWithInterval, 'effect' | 'se' | 'df'>,
): Answer<number> {
  if (!(limit > 0) || !(costPerPupil >= 0)) return cannotTell('out-of-range');
  if (!(se > 0)) return cannotTell('no-spread');
  const monthsNeeded = Math.ceil(costPerPupil / limit);
  if (monthsNeeded === 0) return told(1);
  const edge = leastEffectForMonths(monthsNeeded);
  return told(edge === undefined ? 0 : tCdf((effect - edge) / se, df));
}

/** Verdicts after which programmes may be ranked by what a month costs. */
export function mayBeRanked(verdict: Verdict): boolean {
  return verdict === 'helped';
}

/** Programmes that helped, cheapest month first; those of equal cost by effect. The others are left out. */
export function rankByValue<T extends { verdict: Verdict; effect: number; value: ValueForMoney }>(
  programmes: readonly T[],
): T[] {
  return programmes
    .filter(({ verdict, value }) => mayBeRanked(verdict) && value.perMonth.estimate !== null)
    .sort((a, b) => (a.value.perMonth.estimate ?? 0) - (b.value.perMonth.estimate ?? 0) || b.effect - a.effect);
}
