import { ImpactPupil } from '../impact/impact-facts';
import { type Answer } from '../statistics/cannot-tell';
import { mean, quantile, standardDeviation } from '../statistics/describe';
import { Random } from '../statistics/random';

/** A real pupil the simulation draws from: maths and English of years 0, 1 and 2, reasoning (Raven's) at the start. */
export interface SimulationPupil {
  id: string;
  maths: readonly (number | undefined)[];
  english: readonly (number | undefined)[];
  raven?: number | undefined;
}

/** A pupil of a simulated cohort, of whom it is known what the outcome would have been without the group. */
export interface SimulatedPupil extends ImpactPupil {
  outcomeWithout: number;
}

/** One way in which pupils come to be in a group. */
export interface ImpactScenario {
  title: string;
  chosenBecauseOfFall: boolean;
  /** A simulated cohort; the group raised its pupils by `effect` SD. */
  draw(random: Random, effect: number): SimulatedPupil[];
}

/** A pupil with baseline (year 0), outcome (year 1) and English at the baseline. */
export interface SourcePupil {
  id: string;
  baseline: number;
  outcome: number;
  otherSubjectsBaseline: number;
  earlierBaseline?: number;
  raven?: number | undefined;
}

/** Pupils with maths of years 0 and 1; the others are not used. */
export function fromYearZeroToOne(pupils: readonly SimulationPupil[]): SourcePupil[] {
  return pupils.flatMap(({ id, maths: [baseline, outcome], english: [otherSubjectsBaseline], raven }) =>
    baseline === undefined || outcome === undefined || otherSubjectsBaseline === undefined
      ? []
      : [{ id, baseline, outcome, otherSubjectsBaseline, raven }],
  );
}

/** Pupils with maths of all three years, from year 1 to 2, with year 0 as the earlier baseline. */
export function fromYearOneToTwo(pupils: readonly SimulationPupil[]): (SourcePupil & { earlierBaseline: number })[] {
  return pupils.flatMap(({ id, maths: [earlierBaseline, baseline, outcome], english: [, otherSubjectsBaseline] }) =>
    [earlierBaseline, baseline, outcome, otherSubjectsBaseline].every((score) => score !== undefined)
      ? [
          {
            id,
            earlierBaseline: earlierBaseline ?? NaN,
            baseline: baseline ?? NaN,
            outcome: outcome ?? NaN,
            otherSubjectsBaseline: otherSubjectsBaseline ?? NaN,
          },
        ]
      : [],
  );
}

/** The lowest share of a cohort by baseline, everyone at the boundary included (quantile of type 7). */
export function lowestShare(pupils: readonly SourcePupil[], share: number): SourcePupil[] {
  const boundary = known(
    quantile(
      pupils.map(({ baseline }) => baseline),
      share,
    ),
  );
  return pupils.filter(({ baseline }) => baseline <= boundary);
}

/** SD of the outcome without any group: what effects are multiples of. */
export function outcomeSdOf(pupils: readonly SourcePupil[]): number {
  return known(standardDeviation(pupils.map(({ outcome }) => outcome)));
}

export function zScores(values: readonly number[]): number[] {
  const centre = known(mean(values));
  const sd = known(standardDeviation(values));
  return values.map((value) => (value - centre) / sd);
}

/** The cohort with some of it in a group that raised each of its pupils by `gain`, in the unit of the outcome. */
export function withGroup(
  cohort: readonly SourcePupil[],
  group: readonly SourcePupil[],
  gain: number,
): SimulatedPupil[] {
  const ids = new Set(group.map(({ id }) => id));
  return cohort.map((pupil) => {
    const participant = ids.has(pupil.id);
    return {
      id: pupil.id,
      participant,
      baseline: pupil.baseline,
      earlierBaseline: pupil.earlierBaseline,
      otherSubjectsBaseline: pupil.otherSubjectsBaseline,
      outcome: participant ? pupil.outcome + gain : pupil.outcome,
      outcomeWithout: pupil.outcome,
    };
  });
}

/** Throws an Error where the pupils given are too few or too much alike to simulate with. */
export function known(answer: Answer<number>): number {
  if (!answer.ok) throw new Error(`Cannot simulate with these pupils: ${answer.because}`);
  return answer.value;
}
