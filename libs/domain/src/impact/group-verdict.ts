import { type Answer } from '../statistics/cannot-tell';
import { CohortSpread } from './cohort-spread';
import { chooseComparators, Comparison, ENOUGH_COMPARATORS, StartingPoint } from './comparators';
import { ImpactPupil } from './impact-facts';
import { PrimaryEstimate, primaryEstimate } from './primary-estimate';
import { Verdict, verdictOf } from './verdict';

export interface GroupVerdict {
  comparison: Comparison;
  /** The primary estimate wherever the numbers allow one, even where the verdict says that they are too few to go by. */
  attempt: Answer<PrimaryEstimate>;
  verdict: Verdict;
}

const STARTING_POINTS: readonly StartingPoint[] = ['earlierBaseline', 'otherSubjectsBaseline'];

/**
 * From a cohort to a verdict: whom participants are compared with, how much further they got, what may be said.
 * @param pupils the whole cohort, baselines and outcomes in one unit in which more is better
 * @param spread of that cohort
 * @param needsEarlierBaseline pupils were chosen because of a fall: without the earlier baseline, recovery by itself
 * would look like an effect
 */
export function groupVerdict(
  pupils: readonly ImpactPupil[],
  spread: CohortSpread,
  needsEarlierBaseline: boolean,
): GroupVerdict {
  const comparison = comparisonOf(pupils, spread.baselineSd, needsEarlierBaseline ? ['earlierBaseline'] : []);
  const { participants, comparators } = comparison;
  const attempt = primaryEstimate(participants, comparators, spread.outcomeSd);
  return { comparison, attempt, verdict: verdictOf(participants.length, comparators.length, attempt) };
}

/**
 * A starting point is worth leaving out comparators who lack it (a pupil who came late must not cost everyone the
 * covariate), but no participant, and not more than half of the comparators.
 */
function comparisonOf(
  pupils: readonly ImpactPupil[],
  baselineSd: number,
  required: readonly StartingPoint[],
): Comparison {
  let needed = required;
  let chosen = chooseComparators(pupils, baselineSd, needed);
  for (const point of STARTING_POINTS.filter((candidate) => !required.includes(candidate))) {
    const stricter = chooseComparators(pupils, baselineSd, [...needed, point]);
    const least = Math.max(ENOUGH_COMPARATORS, chosen.comparators.length / 2);
    if (stricter.participants.length === chosen.participants.length && stricter.comparators.length >= least) {
      needed = [...needed, point];
      chosen = stricter;
    }
  }
  return chosen;
}
