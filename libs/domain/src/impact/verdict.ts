import { type Answer } from '../statistics/cannot-tell';
import { ENOUGH_COMPARATORS } from './comparators';
import { EffectWithInterval } from './interval';

export type Verdict =
  /** No outcome yet. */
  | 'too-early'
  /** Fewer than 6 participants or 12 comparators. */
  | 'too-few'
  /** The whole interval is above 0. */
  | 'helped'
  /** The whole interval is below 0. */
  | 'less-progress'
  /** The whole interval is inside ±.2 SD. */
  | 'no-difference'
  /** Otherwise: the interval allows both. */
  | 'unclear';

const ENOUGH_PARTICIPANTS = 6;
const NEGLIGIBLE = 0.2;
const FRAGILE = 0.2;

/** The verdict on an estimate: `estimate` counts only when there are enough participants and comparators with outcomes. */
export function verdictOf(participants: number, comparators: number, estimate: Answer<EffectWithInterval>): Verdict {
  if (participants === 0) return 'too-early';
  if (participants < ENOUGH_PARTICIPANTS || comparators < ENOUGH_COMPARATORS) return 'too-few';
  return estimate.ok ? verdictOfInterval(estimate.value) : 'unclear';
}

/** The verdict an interval alone gives, as for a programme of several groups. */
export function verdictOfInterval({ lower, upper }: Pick<EffectWithInterval, 'lower' | 'upper'>): Verdict {
  if (lower > 0) return 'helped';
  if (upper < 0) return 'less-progress';
  return lower > -NEGLIGIBLE && upper < NEGLIGIBLE ? 'no-difference' : 'unclear';
}

export interface TippingPoint {
  /** The hidden difference between participants and comparators, in SD of the outcome, that would turn the verdict. */
  hiddenDifference: number;
  /** Below .2 SD: a difference that nobody would notice could have made it. */
  fragile: boolean;
}

/** |limit nearer 0| where the interval excludes 0; null for the other verdicts, which there is nothing to turn. */
export function tippingPoint({ lower, upper }: Pick<EffectWithInterval, 'lower' | 'upper'>): TippingPoint | null {
  if (lower <= 0 && upper >= 0) return null;
  const hiddenDifference = Math.min(Math.abs(lower), Math.abs(upper));
  return { hiddenDifference, fragile: hiddenDifference < FRAGILE };
}
