import { ImpactPupil, NotComparable } from './impact-facts';

/** A pupil with both a baseline and an outcome. */
export type MeasuredPupil = ImpactPupil & { baseline: number; outcome: number };

export type LeftOutBecause =
  | NotComparable
  | 'no-baseline'
  | 'no-outcome'
  | 'no-earlier-baseline'
  | 'no-other-subjects'
  | 'outside-range'
  /** Comparable, while no participant has an outcome to compare. */
  | 'no-participants';

/** A further starting point that may be asked of every analysed pupil. */
export type StartingPoint = 'earlierBaseline' | 'otherSubjectsBaseline';

export interface LeftOut {
  id: string;
  participant: boolean;
  because: LeftOutBecause;
}

export interface Comparison {
  participants: MeasuredPupil[];
  comparators: MeasuredPupil[];
  leftOut: LeftOut[];
  /** Least and greatest baseline of the participants; null without participants. */
  participantRange: { least: number; greatest: number } | null;
  /** How far outside that range comparators were taken, in SD of the cohort's baseline; 0 when all are inside. */
  widenedBySd: number;
}

export const ENOUGH_COMPARATORS = 12;
const WIDEN_AT_MOST_SD = 0.5;
const LACKING: Record<StartingPoint, LeftOutBecause> = {
  earlierBaseline: 'no-earlier-baseline',
  otherSubjectsBaseline: 'no-other-subjects',
};

/**
 * Chooses whom the participants are compared with: everyone comparable whose baseline is within the participants' range;
 * when these are fewer than 12, the nearest outside as well (all who are equally near) until there are 12,
 * at most .5 SD away.
 * @param pupils the whole cohort, participants included
 * @param baselineSd SD of the cohort's baseline; without it (0) the range is not widened
 * @param needed leave out, on both sides, who lacks any of these
 * @returns everyone of the cohort, either analysed or left out with the reason; may be empty on either side
 */
export function chooseComparators(
  pupils: readonly ImpactPupil[],
  baselineSd: number,
  needed: readonly StartingPoint[] = [],
): Comparison {
  const participants: MeasuredPupil[] = [];
  const candidates: MeasuredPupil[] = [];
  const leftOut: LeftOut[] = [];
  for (const pupil of pupils) {
    const because = reasonToLeaveOut(pupil, needed);
    if (because) leftOut.push({ id: pupil.id, participant: pupil.participant, because });
    else if (isMeasured(pupil)) (pupil.participant ? participants : candidates).push(pupil);
  }
  if (participants.length === 0) {
    leftOut.push(...candidates.map(({ id }): LeftOut => ({ id, participant: false, because: 'no-participants' })));
    return { participants, comparators: [], leftOut, participantRange: null, widenedBySd: 0 };
  }
  const baselines = participants.map(({ baseline }) => baseline);
  const participantRange = { least: Math.min(...baselines), greatest: Math.max(...baselines) };
  const distances = candidates.map(({ baseline }) =>
    Math.max(participantRange.least - baseline, baseline - participantRange.greatest, 0),
  );
  const reach = reachFor(distances, WIDEN_AT_MOST_SD * baselineSd);
  const comparators = candidates.filter((_, index) => (distances[index] ?? Infinity) <= reach);
  const outside = candidates.filter((_, index) => (distances[index] ?? Infinity) > reach);
  leftOut.push(...outside.map(({ id }): LeftOut => ({ id, participant: false, because: 'outside-range' })));
  return { participants, comparators, leftOut, participantRange, widenedBySd: reach > 0 ? reach / baselineSd : 0 };
}

/** Whether a pupil has a baseline and an outcome that are numbers. */
export function isMeasured(pupil: ImpactPupil): pupil is MeasuredPupil {
  return Number.isFinite(pupil.baseline) && Number.isFinite(pupil.outcome);
}

function reasonToLeaveOut(pupil: ImpactPupil, needed: readonly StartingPoint[]): LeftOutBecause | undefined {
  // Support outside the group takes nobody out of the group itself; another test does.
  if (pupil.notComparable && !(pupil.participant && pupil.notComparable === 'in-other-support'))
    return pupil.notComparable;
  if (!Number.isFinite(pupil.baseline)) return 'no-baseline';
  if (!Number.isFinite(pupil.outcome)) return 'no-outcome';
  const lacking = needed.find((point) => !Number.isFinite(pupil[point]));
  return lacking && LACKING[lacking];
}

/** The distance from the range up to which candidates are taken: that of the twelfth nearest, no further than allowed. */
function reachFor(distances: readonly number[], atMost: number): number {
  const inside = distances.filter((distance) => distance === 0).length;
  if (inside >= ENOUGH_COMPARATORS) return 0;
  const allowed = distances.filter((distance) => distance <= atMost).sort((a, b) => a - b);
  return allowed[Math.min(ENOUGH_COMPARATORS, allowed.length) - 1] ?? 0;
}
