import { type Answer, cannotTell, told } from '../statistics/cannot-tell';
import { mean, standardDeviation } from '../statistics/describe';
import { isMeasured } from './comparators';
import { ImpactPupil } from './impact-facts';

/** Mean and SD of baseline and outcome among all pupils of the cohort who have both on this measure. */
export interface CohortSpread {
  n: number;
  baselineMean: number;
  baselineSd: number;
  outcomeMean: number;
  outcomeSd: number;
}

/**
 * The spread of the whole cohort, participants and pupils in other support included; only pupils measured with another
 * test are not part of it.
 * @returns cannot tell: `no-values`, `too-few-values` (one pupil)
 */
export function cohortSpread(pupils: readonly ImpactPupil[]): Answer<CohortSpread> {
  const measured = pupils.filter((pupil) => pupil.notComparable !== 'different-test').filter(isMeasured);
  if (measured.length < 2) return cannotTell(measured.length === 0 ? 'no-values' : 'too-few-values');
  const baselines = measured.map(({ baseline }) => baseline);
  const outcomes = measured.map(({ outcome }) => outcome);
  const baselineMean = mean(baselines);
  if (!baselineMean.ok) return baselineMean;
  const baselineSd = standardDeviation(baselines);
  if (!baselineSd.ok) return baselineSd;
  const outcomeMean = mean(outcomes);
  if (!outcomeMean.ok) return outcomeMean;
  const outcomeSd = standardDeviation(outcomes);
  if (!outcomeSd.ok) return outcomeSd;
  return told({
    n: measured.length,
    baselineMean: baselineMean.value,
    baselineSd: baselineSd.value,
    outcomeMean: outcomeMean.value,
    outcomeSd: outcomeSd.value,
  });
}
