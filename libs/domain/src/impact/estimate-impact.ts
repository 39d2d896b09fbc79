import { type Answer, cannotTell } from '../statistics/cannot-tell';
import { Cost } from '../money/pence';
import { CohortSpread, cohortSpread } from './cohort-spread';
import { chooseComparators, Comparison, isMeasured, LeftOut } from './comparators';
import { groupVerdict } from './group-verdict';
import { Dose, ImpactFacts, ImpactPupil } from './impact-facts';
import { onOneScale } from './one-scale';
import { PrimaryEstimate } from './primary-estimate';
import { PupilChange, pupilChanges } from './pupil-change';
import { expectedOutcome, NaiveGain, naiveGain } from './regression-to-the-mean';
import { Sensitivity, sensitivityOf } from './sensitivity';
import { Strength, strengthOf } from './strength';
import { fewSessionsHad, shareOfDose, SuggestedDecision, suggestDecision } from './suggested-decision';
import { MonthsRange, monthsRange, ValueForMoney, valueForMoney } from './value-for-money';
import { tippingPoint, TippingPoint, Verdict } from './verdict';

/** Raised when the calculation changes, and kept with every estimate. */
export const IMPACT_VERSION = 1;

export interface ImpactResult {
  version: number;
  verdict: Verdict;
  /** Participants ever placed, and how many of them have a baseline and an outcome. */
  started: number;
  participants: number;
  comparators: number;
  /** How far outside the participants' range comparators were taken, in SD of the baseline; 0 when all are inside. */
  widenedBySd: number;
  /** Everyone of the cohort who is in neither group, with the reason. */
  leftOut: LeftOut[];
  /** The whole cohort, in the unit of the outcome, more is better. */
  cohort: Answer<CohortSpread>;
  /** The primary estimate; cannot tell while the verdict is `too-early` or `too-few`. */
  estimate: Answer<PrimaryEstimate>;
  /** Of the estimate and its limits, where there is one. */
  months: MonthsRange | null;
  sensitivity: Sensitivity | null;
  /** Named as naive wherever it is shown, beside the gain expected anyway. */
  naive: Answer<NaiveGain>;
  tippingPoint: TippingPoint | null;
  strength: Strength | null;
  /** Sessions had ÷ planned (so far, where the group still runs); null when none were. */
  shareOfDose: number | null;
  /** Under 80 % of the plan: said beside the verdict. */
  fewSessionsHad: boolean;
  decision: SuggestedDecision | null;
  /** Of additional spending and of full cost, where cost and estimate are known. */
  value: { additional: ValueForMoney; full: ValueForMoney } | null;
  pupils: PupilChange[];
}

/**
 * The impact of one group: how much further its pupils got than comparable pupils who were not in it.
 * Follows "Impact of a programme, a group, a pupil" of the statistics of this product. Pure; never throws for what
 * pupils' data may be: each part that cannot be told says why.
 * @param facts the whole cohort the group was chosen from, participants marked; ids must differ
 */
export function estimateImpact(facts: ImpactFacts): ImpactResult {
  const started = facts.pupils.filter(({ participant }) => participant).length;
  const spread = cohortSpread(facts.pupils);
  if (!spread.ok) return withoutCohort(facts, started, spread);

  const scale = onOneScale(facts.pupils, facts.measure, spread.value);
  const { comparison, attempt, verdict } = groupVerdict(scale.pupils, scale.spread, facts.chosenBecauseOfFall);
  const { participants, comparators, widenedBySd, leftOut } = comparison;
  const judged = verdict !== 'too-early' && verdict !== 'too-few';
  const estimate = judged ? attempt : cannotTell(verdict === 'too-early' ? 'no-values' : 'too-few-values');

  const line = expectedOutcome(untreated(scale.pupils));
  const sensitivity = judged ? sensitivityOf(comparison, scale.spread, attempt, scale.baselineSem) : null;
  const strength = judged ? strengthFor(facts, comparison, started, scale.spread, estimate) : null;
  const turning = estimate.ok ? tippingPoint(estimate.value) : null;
  return {
    version: IMPACT_VERSION,
    verdict,
    started,
    participants: participants.length,
    comparators: comparators.length,
    widenedBySd,
    leftOut,
    cohort: { ok: true, value: scale.spread },
    estimate,
    months: estimate.ok ? monthsRange(estimate.value) : null,
    sensitivity,
    naive: line.ok ? naiveGain(participants, line.value, scale.spread.outcomeSd) : line,
    tippingPoint: turning,
    strength,
    ...doseOf(facts.dose),
    decision: suggestDecision(verdict, facts.dose, {
      grade: strength?.grade ?? null,
      tippingPoint: turning,
      signsDiffer: sensitivity?.signsDiffer ?? false,
    }),
    value: valueOf(facts.costPerPupilStarted, estimate),
    pupils: pupilChanges(participants, line.ok ? line.value : null, {
      sameScale: facts.measure.sameScale,
      baselineSem: scale.baselineSem,
      outcomeSem: scale.outcomeSem,
    }),
  };
}

/** Hardly anyone has both a baseline and an outcome. */
function withoutCohort(facts: ImpactFacts, started: number, cohort: Answer<CohortSpread>): ImpactResult {
  const { participants, comparators, leftOut } = chooseComparators(
    facts.pupils,
    0,
    facts.chosenBecauseOfFall ? ['earlierBaseline'] : [],
  );
  const verdict = participants.length === 0 ? 'too-early' : 'too-few';
  const because = cannotTell(participants.length === 0 ? 'no-values' : 'too-few-values');
  return {
    version: IMPACT_VERSION,
    verdict,
    started,
    participants: participants.length,
    comparators: comparators.length,
    widenedBySd: 0,
    leftOut,
    cohort,
    estimate: because,
    months: null,
    sensitivity: null,
    naive: because,
    tippingPoint: null,
    strength: null,
    ...doseOf(facts.dose),
    decision: suggestDecision(verdict, facts.dose, { grade: null, tippingPoint: null, signsDiffer: false }),
    value: null,
    pupils: [],
  };
}

function doseOf(dose: Dose): Pick<ImpactResult, 'shareOfDose' | 'fewSessionsHad'> {
  return { shareOfDose: shareOfDose(dose), fewSessionsHad: fewSessionsHad(dose) };
}

/** Pupils outside the group from whom the line of expected outcomes comes. */
function untreated(pupils: readonly ImpactPupil[]) {
  return pupils
    .filter(({ participant, notComparable }) => !participant && notComparable === undefined)
    .filter(isMeasured);
}

function strengthFor(
  facts: ImpactFacts,
  comparison: Comparison,
  started: number,
  spread: CohortSpread,
  estimate: Answer<PrimaryEstimate>,
): Strength {
  const usesEarlier = estimate.ok && estimate.value.used.includes('earlier-baseline');
  return strengthOf(comparison, started, spread.baselineSd, usesEarlier, facts);
}

function valueOf(cost: Cost | undefined, estimate: Answer<PrimaryEstimate>): ImpactResult['value'] {
  if (!cost || !estimate.ok) return null;
  return {
    additional: valueForMoney(cost.additional, estimate.value),
    full: valueForMoney(cost.full, estimate.value),
  };
}
