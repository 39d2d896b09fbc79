import { cohortSpread } from '../impact/cohort-spread';
import { groupVerdict } from '../impact/group-verdict';
import { createRandom, Random } from '../statistics/random';
import { becauseOfFall, byJudgement, randomHalfOfLowest, smallCohort, smallCohortInSteps } from './impact-scenarios';
import { ImpactScenario, SimulatedPupil, SimulationPupil } from './impact-simulated-cohort';

export type { SimulationPupil };

export const IMPACT_TABLE_KEYS = ['A', 'B', 'C', 'D', 'E', 'E0', 'F'] as const;
export type ImpactTableKey = (typeof IMPACT_TABLE_KEYS)[number];

/** What a row must meet; shares 0 … 1, bias in SD. */
export interface ImpactTableBounds {
  bias: number;
  coverage: readonly [least: number, greatest: number];
  tooFew: number;
}

/** How the estimates of many draws with one true effect (or all of them) did. */
export interface ImpactTableFigures {
  draws: number;
  /** Draws that came to a verdict; bias and coverage are of these. */
  judged: number;
  /** Mean of estimate − truth, in SD. */
  bias: number;
  /** Share of 95 % intervals that cover the truth. */
  coverage: number;
  /** Share of draws with too few pupils for a verdict. */
  tooFew: number;
  /** Mean of the naive gain − truth: what a comparison of before and after would have got wrong. */
  naiveBias: number;
}

export interface ImpactTableRow extends ImpactTableFigures {
  key: ImpactTableKey;
  title: string;
  byEffect: (ImpactTableFigures & { effect: number })[];
  /** Null where figures are only printed. */
  required: ImpactTableBounds | null;
  /** Whether the figures of all draws, and those of each true effect, are within the bounds; null without bounds. */
  met: boolean | null;
}

export interface ImpactTableOptions {
  seed: number;
  /** Draws for each true effect; rows C and D take four times as many. The table asks for 1,000. */
  draws: number;
  rows?: readonly ImpactTableKey[];
}

const TRUE_EFFECTS = [0, 0.2, 0.4] as const;
const ANY_SHARE = 1;

const BOUNDS: Record<ImpactTableKey, ImpactTableBounds | null> = {
  A: { bias: 0.03, coverage: [0.93, 0.98], tooFew: ANY_SHARE },
  B: { bias: 0.05, coverage: [0.92, 1], tooFew: ANY_SHARE },
  C: { bias: 0.04, coverage: [0.93, 0.98], tooFew: 0.15 },
  D: { bias: 0.04, coverage: [0.93, 1], tooFew: 0.3 },
  E: { bias: 0.05, coverage: [0.92, 1], tooFew: ANY_SHARE },
  E0: null,
  F: null,
};

const SCENARIOS: Record<ImpactTableKey, (source: readonly SimulationPupil[]) => ImpactScenario> = {
  A: randomHalfOfLowest,
  B: (source) => byJudgement(source, false),
  C: smallCohort,
  D: smallCohortInSteps,
  E: (source) => becauseOfFall(source, 'two'),
  E0: (source) => becauseOfFall(source, 'one'),
  F: (source) => byJudgement(source, true),
};

/**
 * The table "It must hold up": on real pupils with a known effect added, does the impact calculation of the product find
 * it, and do its intervals cover it? Deterministic for a seed; each row and true effect has a stream of its own, so that
 * rows can be run alone.
 * Throws an Error when the pupils are too few to simulate with.
 * @param source pupils with maths and English of three years (rows A–D need two)
 */
export function simulateImpact(
  source: readonly SimulationPupil[],
  { seed, draws, rows }: ImpactTableOptions,
): ImpactTableRow[] {
  return (rows ?? IMPACT_TABLE_KEYS).map((key) => {
    const scenario = SCENARIOS[key](source);
    const times = key === 'C' || key === 'D' ? 4 : 1;
    const outcomes = TRUE_EFFECTS.map((effect, index) => {
      const random = createRandom(100 * seed + 10 * IMPACT_TABLE_KEYS.indexOf(key) + index);
      return { effect, draws: Array.from({ length: draws * times }, () => judge(scenario, random, effect)) };
    });
    const byEffect = outcomes.map((outcome) => ({ effect: outcome.effect, ...figuresOf(outcome.draws) }));
    const all = figuresOf(outcomes.flatMap((outcome) => outcome.draws));
    const required = BOUNDS[key];
    return {
      key,
      title: scenario.title,
      ...all,
      byEffect,
      required,
      met: required && [all, ...byEffect].every((figures) => within(figures, required)),
    };
  });
}

interface Judged {
  error: number;
  naiveError: number;
  covered: boolean;
}

/** One draw, judged as the product would; null: too few for a verdict. */
function judge({ draw, chosenBecauseOfFall }: ImpactScenario, random: Random, effect: number): Judged | null {
  const pupils = draw(random, effect);
  const spread = cohortSpread(pupils);
  if (!spread.ok) return null;
  const { comparison, attempt, verdict } = groupVerdict(pupils, spread.value, chosenBecauseOfFall);
  if (verdict === 'too-early' || verdict === 'too-few' || !attempt.ok) return null;
  const truth = trueEffect(pupils, new Set(comparison.participants.map(({ id }) => id))) / spread.value.outcomeSd;
  const gain =
    meanOf(comparison.participants.map(({ baseline, outcome }) => outcome - baseline)) / spread.value.outcomeSd;
  const { effect: estimate, lower, upper } = attempt.value;
  return { error: estimate - truth, naiveError: gain - truth, covered: lower <= truth && truth <= upper };
}

/** Mean of outcome with − without the group, over the participants who were analysed, in the unit of the outcome. */
function trueEffect(pupils: readonly SimulatedPupil[], analysed: ReadonlySet<string>): number {
  const gains = pupils
    .filter(({ id }) => analysed.has(id))
    .map(({ outcome, outcomeWithout }) => (outcome ?? NaN) - outcomeWithout);
  return meanOf(gains);
}

function figuresOf(draws: readonly (Judged | null)[]): ImpactTableFigures {
  const judged = draws.filter((draw) => draw !== null);
  return {
    draws: draws.length,
    judged: judged.length,
    bias: meanOf(judged.map(({ error }) => error)),
    coverage: judged.filter(({ covered }) => covered).length / judged.length,
    tooFew: 1 - judged.length / draws.length,
    naiveBias: meanOf(judged.map(({ naiveError }) => naiveError)),
  };
}

/** Not a number (no draw was judged) is within no bounds. */
function within({ bias, coverage, tooFew }: ImpactTableFigures, bounds: ImpactTableBounds): boolean {
  const [least, greatest] = bounds.coverage;
  return Math.abs(bias) <= bounds.bias && coverage >= least && coverage <= greatest && tooFew <= bounds.tooFew;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
