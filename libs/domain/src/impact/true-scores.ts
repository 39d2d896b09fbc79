import { type Answer, cannotTell, told } from '../statistics/cannot-tell';
import { mean, standardDeviation } from '../statistics/describe';
import { MeasuredPupil } from './comparators';

/** Participants were chosen for low scores, so that their scores spread less: the reliability is held at this at least. */
const LEAST_RELIABILITY = 0.3;

export interface CohortBaseline {
  mean: number;
  sd: number;
}

/**
 * Baselines with measurement error taken out (Kelley): participants shrunk to their own mean with
 * r_t = max(.3, 1 − SEM²/Var_t), comparators to the cohort's mean with r = 1 − SEM²/Var. Estimated again with these, the
 * effect is the upper end of a range, as all of the participants' low baseline is then taken as real.
 * @param sem of the baseline, in its unit
 * @returns cannot tell: `no-reliability` (no SEM, or one as large as the cohort's spread),
 * `too-few-values` (fewer than two participants), `no-spread`
 */
export function trueScores(
  participants: readonly MeasuredPupil[],
  comparators: readonly MeasuredPupil[],
  cohort: CohortBaseline,
  sem: number | undefined,
): Answer<{ participants: MeasuredPupil[]; comparators: MeasuredPupil[] }> {
  if (!(cohort.sd > 0)) return cannotTell('no-spread');
  if (sem === undefined || !(sem > 0) || sem >= cohort.sd) return cannotTell('no-reliability');
  const baselines = participants.map(({ baseline }) => baseline);
  const own = mean(baselines);
  if (!own.ok) return own;
  const spread = standardDeviation(baselines);
  if (!spread.ok) return spread;
  if (spread.value === 0) return cannotTell('no-spread');
  const ownReliability = Math.max(LEAST_RELIABILITY, 1 - (sem / spread.value) ** 2);
  return told({
    participants: shrunk(participants, own.value, ownReliability),
    comparators: shrunk(comparators, cohort.mean, 1 - (sem / cohort.sd) ** 2),
  });
}

function shrunk(pupils: readonly MeasuredPupil[], to: number, reliability: number): MeasuredPupil[] {
  return pupils.map((pupil) => ({ ...pupil, baseline: to + reliability * (pupil.baseline - to) }));
}
