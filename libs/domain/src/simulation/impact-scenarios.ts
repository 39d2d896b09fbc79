import { Random } from '../statistics/random';
import {
  fromYearOneToTwo,
  fromYearZeroToOne,
  ImpactScenario,
  lowestShare,
  outcomeSdOf,
  SimulatedPupil,
  SimulationPupil,
  SourcePupil,
  withGroup,
  zScores,
} from './impact-simulated-cohort';

const LOWEST_SHARE = 0.2;
const SMALL_COHORT = 60;
/** Pupils with the largest fall: 15 % of those with three years. */
const FALLEN_SHARE = 0.15;
const MISSING_SHARE = 0.15;
const MATHS_STEPS = [15, 21, 32] as const;
const ENGLISH_STEPS = [15, 30, 75] as const;

/** A: a random half of the lowest fifth. */
export function randomHalfOfLowest(source: readonly SimulationPupil[]): ImpactScenario {
  const pupils = fromYearZeroToOne(source);
  const lowest = lowestShare(pupils, LOWEST_SHARE);
  const sd = outcomeSdOf(pupils);
  return {
    title: 'random half of the lowest 20 %',
    chosenBecauseOfFall: false,
    draw: (random, effect) => withGroup(pupils, random.sample(lowest, Math.round(lowest.length / 2)), effect * sd),
  };
}

/**
 * B: staff choose the lowest on z(maths) + .5 z(English) + N(0, .7), as many as in A. F: they also weigh .5 z(Raven's),
 * which the model lacks.
 */
export function byJudgement(source: readonly SimulationPupil[], knowingReasoning: boolean): ImpactScenario {
  const pupils = fromYearZeroToOne(source).filter(({ raven }) => !knowingReasoning || raven !== undefined);
  const size = Math.round(lowestShare(pupils, LOWEST_SHARE).length / 2);
  const sd = outcomeSdOf(pupils);
  const maths = zScores(pupils.map(({ baseline }) => baseline));
  const english = zScores(pupils.map(({ otherSubjectsBaseline }) => otherSubjectsBaseline));
  const reasoning = knowingReasoning ? zScores(pupils.map(({ raven }) => raven ?? NaN)) : [];
  const judgementOf = (index: number, random: Random) =>
    (maths[index] ?? 0) + 0.5 * (english[index] ?? 0) + 0.5 * (reasoning[index] ?? 0) + random.normal(0, 0.7);
  return {
    title: knowingReasoning
      ? 'by judgement that also knew reasoning, which the model lacks'
      : 'by judgement on maths and English',
    chosenBecauseOfFall: false,
    draw: (random, effect) => {
      const judged = pupils.map((pupil, index) => ({ pupil, judgement: judgementOf(index, random) }));
      judged.sort((a, b) => a.judgement - b.judgement);
      return withGroup(
        pupils,
        judged.slice(0, size).map(({ pupil }) => pupil),
        effect * sd,
      );
    },
  };
}

/** C: a random n = 6 … 12 of the lowest 2n in a cohort of 60. */
export function smallCohort(source: readonly SimulationPupil[]): ImpactScenario {
  const pupils = fromYearZeroToOne(source);
  const sd = outcomeSdOf(pupils);
  return {
    title: 'cohort of 60, group of 6–12: random half of the lowest',
    chosenBecauseOfFall: false,
    draw: (random, effect) =>
      groupOfLowest(random.sample(pupils, SMALL_COHORT), random, random.integer(6, 12), effect * sd),
  };
}

/** D: as C with n = 8 … 12, marks cut into four steps after the effect was added, and 15 % of outcomes missing. */
export function smallCohortInSteps(source: readonly SimulationPupil[]): ImpactScenario {
  const pupils = fromYearZeroToOne(source);
  const sd = outcomeSdOf(pupils);
  const stepped = pupils.map((pupil) => ({
    ...pupil,
    baseline: stepOf(pupil.baseline, MATHS_STEPS),
    otherSubjectsBaseline: stepOf(pupil.otherSubjectsBaseline, ENGLISH_STEPS),
  }));
  return {
    title: 'as C, four steps, 15 % of outcomes missing',
    chosenBecauseOfFall: false,
    draw: (random, effect) =>
      groupOfLowest(random.sample(stepped, SMALL_COHORT), random, random.integer(8, 12), effect * sd).map((pupil) => ({
        ...pupil,
        outcome: random.uniform() < MISSING_SHARE ? undefined : stepOf(pupil.outcome ?? NaN, MATHS_STEPS),
        outcomeWithout: stepOf(pupil.outcomeWithout, MATHS_STEPS),
      })),
  };
}

/** E: a random half of the 15 % who fell most from year 0 to year 1; outcome year 2. One baseline: what would go wrong. */
export function becauseOfFall(source: readonly SimulationPupil[], baselines: 'one' | 'two'): ImpactScenario {
  const pupils = fromYearOneToTwo(source);
  const sd = outcomeSdOf(pupils);
  const rise = ({ baseline, earlierBaseline }: { baseline: number; earlierBaseline: number }) =>
    baseline - earlierBaseline;
  const fallen = [...pupils].sort((a, b) => rise(a) - rise(b)).slice(0, Math.round(FALLEN_SHARE * pupils.length));
  const two = baselines === 'two';
  return {
    title: two ? 'because of a fall' : 'because of a fall, judged without the earlier baseline (for comparison)',
    chosenBecauseOfFall: two,
    draw: (random, effect) => {
      const drawn = withGroup(pupils, random.sample(fallen, Math.round(fallen.length / 2)), effect * sd);
      return two ? drawn : drawn.map((pupil) => ({ ...pupil, earlierBaseline: undefined }));
    },
  };
}

/** n at random of the lowest 2n of a cohort that comes in random order, so that the stable sort breaks ties by lot. */
function groupOfLowest(cohort: readonly SourcePupil[], random: Random, n: number, gain: number): SimulatedPupil[] {
  const lowest = [...cohort].sort((a, b) => a.baseline - b.baseline).slice(0, 2 * n);
  return withGroup(cohort, random.sample(lowest, n), gain);
}

/** 1 + the number of cuts reached. */
function stepOf(score: number, cuts: readonly number[]): number {
  return 1 + cuts.filter((cut) => score >= cut).length;
}
