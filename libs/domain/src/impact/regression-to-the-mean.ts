import { type Answer, cannotTell, told } from '../statistics/cannot-tell';
import { mean } from '../statistics/describe';
import { INTERCEPT, leastSquares, termOf } from '../statistics/least-squares';
import { MeasuredPupil } from './comparators';

/** Where pupils with a given baseline end up without the group. */
export interface ExpectedOutcome {
  /** E = M_post + r (SD_post/SD_pre)(pre − M_pre). */
  at(baseline: number): number;
  /** SD of outcomes around the line, in the unit of the outcome. */
  residualSd: number;
  /** Pupils the line comes from. */
  n: number;
}

export interface NaiveGain {
  /** Mean outcome − mean baseline of the participants, in SD of the outcome. Not an effect. */
  gain: number;
  /** The gain pupils with these baselines make anyway, by regression to the mean. */
  expected: number;
  /** What is left of the gain: still without regard to other differences. */
  beyondExpected: number;
}

/**
 * The line of expected outcomes, from pupils who were not in the group.
 * @param untreated their baselines must be in the unit of the outcome for gains to make sense
 * @returns cannot tell: `too-few-values` (fewer than three pupils), `no-spread` (all baselines equal)
 */
export function expectedOutcome(untreated: readonly MeasuredPupil[]): Answer<ExpectedOutcome> {
  if (untreated.length < 3) return cannotTell('too-few-values');
  const fit = leastSquares(
    untreated.map(({ outcome }) => outcome),
    [{ name: 'baseline', values: untreated.map(({ baseline }) => baseline) }],
  );
  if (!fit.ok) return fit;
  const intercept = termOf(fit.value, INTERCEPT)?.estimate;
  const slope = termOf(fit.value, 'baseline')?.estimate;
  if (intercept === undefined || slope === undefined) return cannotTell('no-spread');
  return told({
    at: (baseline) => intercept + slope * baseline,
    residualSd: fit.value.residualSd,
    n: untreated.length,
  });
}

/**
 * The naive gain of the participants beside the gain expected from regression to the mean, in SD of the outcome.
 * @returns cannot tell: `no-values` (no participants), `no-spread` (no SD)
 */
export function naiveGain(
  participants: readonly MeasuredPupil[],
  line: ExpectedOutcome,
  outcomeSd: number,
): Answer<NaiveGain> {
  if (!(outcomeSd > 0)) return cannotTell('no-spread');
  const gain = mean(participants.map(({ baseline, outcome }) => (outcome - baseline) / outcomeSd));
  if (!gain.ok) return gain;
  const expected = mean(participants.map(({ baseline }) => (line.at(baseline) - baseline) / outcomeSd));
  if (!expected.ok) return expected;
  return told({ gain: gain.value, expected: expected.value, beyondExpected: gain.value - expected.value });
}
