import { type Answer, cannotTell } from '../statistics/cannot-tell';
import { mean, standardDeviation } from '../statistics/describe';
import { CohortSpread } from './cohort-spread';
import { Comparison, MeasuredPupil } from './comparators';
import { GroupSummary, HedgesG, hedgesG } from './hedges-g';
import { MatchedEstimate, matchedEstimate } from './nearest-neighbour';
import { PrimaryEstimate, primaryEstimate } from './primary-estimate';
import { trueScores } from './true-scores';

/** The same question answered in other ways; none of them is the verdict. */
export interface Sensitivity {
  /** 1:1 nearest neighbour on the baseline, caliper .25 SD. */
  nearestNeighbour: Answer<MatchedEstimate>;
  /** The primary estimate on baselines without measurement error: the upper end of a range. */
  trueScores: Answer<PrimaryEstimate>;
  /** Unadjusted difference of outcomes: what it would be without regard to starting points. */
  unadjusted: Answer<HedgesG>;
  /** An adjusted answer has another sign than the primary estimate: a warning. */
  signsDiffer: boolean;
}

const CALIPER_SD = 0.25;

/**
 * Sensitivity analyses of a comparison whose baselines and outcomes are in one unit.
 * @param baselineSem in that unit, where known
 */
export function sensitivityOf(
  { participants, comparators }: Comparison,
  spread: CohortSpread,
  primary: Answer<PrimaryEstimate>,
  baselineSem: number | undefined,
): Sensitivity {
  const caliper = CALIPER_SD * spread.baselineSd;
  const nearestNeighbour = matchedEstimate(byId(participants), byId(comparators), spread.outcomeSd, caliper);
  const cohort = { mean: spread.baselineMean, sd: spread.baselineSd };
  const shrunk = trueScores(participants, comparators, cohort, baselineSem);
  const onTrueScores = shrunk.ok
    ? primaryEstimate(shrunk.value.participants, shrunk.value.comparators, spread.outcomeSd)
    : shrunk;
  const other: Answer<{ effect: number }>[] = [nearestNeighbour, onTrueScores];
  return {
    nearestNeighbour,
    trueScores: onTrueScores,
    unadjusted: unadjusted(participants, comparators),
    signsDiffer: primary.ok && other.some((answer) => answer.ok && answer.value.effect * primary.value.effect < 0),
  };
}

/** Greedy matching depends on the order: that of ids, which says nothing of the pupils. */
function byId(pupils: readonly MeasuredPupil[]): MeasuredPupil[] {
  return [...pupils].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function unadjusted(participants: readonly MeasuredPupil[], comparators: readonly MeasuredPupil[]): Answer<HedgesG> {
  const first = summary(participants);
  const second = summary(comparators);
  return first && second ? hedgesG(first, second) : cannotTell('too-few-values');
}

function summary(pupils: readonly MeasuredPupil[]): GroupSummary | null {
  const outcomes = pupils.map(({ outcome }) => outcome);
  const centre = mean(outcomes);
  const spread = standardDeviation(outcomes);
  return centre.ok && spread.ok ? { n: pupils.length, mean: centre.value, sd: spread.value } : null;
}
