import { type Answer, cannotTell, told } from '../statistics/cannot-tell';
import { mean, standardDeviation } from '../statistics/describe';
import { MeasuredPupil } from './comparators';
import { EffectWithInterval, withInterval } from './interval';

export interface Pair {
  participant: MeasuredPupil;
  comparator: MeasuredPupil;
}

export interface MatchedEstimate extends EffectWithInterval {
  pairs: number;
  /** Participants without anyone near enough. */
  unmatchedIds: string[];
}

/**
 * Pairs each participant, in the order given, with the comparator of the nearest baseline not taken yet
 * (the earlier of equally near ones), no further away than the caliper. Greedy, 1:1, without replacement.
 * @param caliper greatest difference of baselines, in their unit
 */
export function matchNearest(
  participants: readonly MeasuredPupil[],
  pool: readonly MeasuredPupil[],
  caliper = Infinity,
): Pair[] {
  const taken = new Set<MeasuredPupil>();
  const pairs: Pair[] = [];
  for (const participant of participants) {
    let nearest: MeasuredPupil | undefined;
    let least = Infinity;
    for (const comparator of pool) {
      const distance = Math.abs(comparator.baseline - participant.baseline);
      if (distance < least && distance <= caliper && !taken.has(comparator)) {
        nearest = comparator;
        least = distance;
      }
    }
    if (!nearest) continue;
    taken.add(nearest);
    pairs.push({ participant, comparator: nearest });
  }
  return pairs;
}

/**
 * Effect by 1:1 nearest neighbours: mean difference of gains in pairs, in SD of the outcome; df = pairs − 1.
 * Baselines must be in the unit of the outcome.
 * @returns cannot tell: `too-few-values` (fewer than two pairs), `no-spread` (no SD, or all differences equal)
 */
export function matchedEstimate(
  participants: readonly MeasuredPupil[],
  pool: readonly MeasuredPupil[],
  outcomeSd: number,
  caliper?: number,
): Answer<MatchedEstimate> {
  if (!(outcomeSd > 0)) return cannotTell('no-spread');
  const pairs = matchNearest(participants, pool, caliper);
  if (pairs.length < 2) return cannotTell('too-few-values');
  const differences = pairs.map(({ participant, comparator }) => gain(participant) - gain(comparator));
  const centre = mean(differences);
  if (!centre.ok) return centre;
  const spread = standardDeviation(differences);
  if (!spread.ok) return spread;
  if (spread.value === 0) return cannotTell('no-spread');
  const se = spread.value / Math.sqrt(pairs.length) / outcomeSd;
  const matched = new Set(pairs.map(({ participant }) => participant));
  return told({
    ...withInterval(centre.value / outcomeSd, se, pairs.length - 1),
    pairs: pairs.length,
    unmatchedIds: participants.filter((participant) => !matched.has(participant)).map(({ id }) => id),
  });
}

function gain({ baseline, outcome }: MeasuredPupil): number {
  return outcome - baseline;
}
