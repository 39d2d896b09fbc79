import { type Answer } from '../statistics/cannot-tell';
import { CohortSpread } from './cohort-spread';
import { chooseComparators, Comparison } from './comparators';
import { ImpactPupil } from './impact-facts';
import { PrimaryEstimate, primaryEstimate } from './primary-estimate';
import { Verdict, verdictOf } from './verdict';

export interface GroupVerdict {
  comparison: Comparison;
  /** The primary estimate wherever the numbers allow one, even where the verdict says that they are too few to go by. */
  attempt: Answer<PrimaryEstimate>;
  verdict: Verdict;
}

/**
 * From a cohort to a verdict: whom participants are compared with, how much further they got, what may be said.
 * @param pupils the whole cohort, baselines and outcomes in one unit in which more is better
 * @param spread of that cohort
 */
export function groupVerdict(
  pupils: readonly ImpactPupil[],
  spread: CohortSpread,
  needsEarlierBaseline: boolean,
): GroupVerdict {
  const comparison = chooseComparators(pupils, spread.baselineSd, needsEarlierBaseline);
  const { participants, comparators } = comparison;
  const attempt = primaryEstimate(participants, comparators, spread.outcomeSd);
  return { comparison, attempt, verdict: verdictOf(participants.length, comparators.length, attempt) };
}
