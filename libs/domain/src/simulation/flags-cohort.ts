import type { CohortFacts } from '../flags/cohort-facts';
import type { Scale } from '../scales/scale';
import type { Random } from '../statistics/random';

/** The five ways results are given in the simulation. */
export type SimulatedScale = 'standardised' | 'scaled' | 'raw' | 'nine-steps' | 'four-steps';

interface SimulatedMarks {
  readonly kind: Scale['kind'];
  readonly least: number;
  readonly greatest: number;
  /** The mark for a score X with mean 0 and SD 1 in the population. */
  readonly mark: (x: number) => number;
}

const MARKS: Readonly<Record<SimulatedScale, SimulatedMarks>> = {
  standardised: { kind: 'standardised', least: 69, greatest: 141, mark: (x) => 100 + 15 * x },
  scaled: { kind: 'scaled', least: 80, greatest: 120, mark: (x) => 104 + 7.5 * x },
  // An easy test: one pupil in four has full marks.
  raw: { kind: 'raw', least: 0, greatest: 40, mark: (x) => 35 + 7.4 * x },
  'nine-steps': { kind: 'ordinal', least: 1, greatest: 9, mark: (x) => 5 + 2 * x },
  // About 12 % pre-key-stage, 19 % working towards, 49 % expected, 20 % greater depth.
  'four-steps': {
    kind: 'ordinal',
    least: 1,
    greatest: 4,
    mark: (x) => 1 + [-1.2, -0.5, 0.85].filter((c) => x > c).length,
  },
};

export interface CohortDraw {
  readonly scale: SimulatedScale;
  readonly pupils: number;
  readonly windows: number;
  /** Share of the variance of X that is the pupil's own level; the rest is error, new in each window. */
  readonly reliability: number;
  /** Whether the reliability is published, so that a standard error of measurement is known. */
  readonly published: boolean;
  /** How many pupils fall, and how far, in SD of X: half by the last-but-one window; at once when there are two. */
  readonly falling: number;
  readonly fall: number;
}

/** A cohort in which the level of all pupils stays the same, but for the first `falling`, who fall at the end. */
export function drawCohort(draw: CohortDraw, random: Random): CohortFacts {
  const { kind, least, greatest, mark } = MARKS[draw.scale];
  const { windows, reliability } = draw;
  const scale: Scale = {
    kind,
    basis: 'test',
    direction: 'up',
    least,
    greatest,
    decimals: 0,
    steps: [],
    mean: null,
    sd: null,
    reliability: draw.published ? reliability : null,
    threshold: null,
  };
  const pupils = Array.from({ length: draw.pupils }, (_, pupil) => {
    const level = random.normal(0, Math.sqrt(reliability));
    const results = Array.from({ length: windows }, (_, w) => {
      const share = w === windows - 1 ? 1 : w === windows - 2 && windows > 2 ? 0.5 : 0;
      const fallen = pupil < draw.falling ? share * draw.fall : 0;
      const x = level - fallen + random.normal(0, Math.sqrt(1 - reliability));
      const value = Math.min(greatest, Math.max(least, Math.round(mark(x))));
      return { scale: 'simulated', value, code: null, se: null };
    });
    return {
      id: String(pupil),
      pupilPremium: false,
      enteredOn: null,
      leftOn: null,
      worksToOtherExpectations: false,
      results,
    };
  });
  return {
    scales: { simulated: scale },
    windows: Array.from({ length: windows }, (_, w) => ({ key: String(w), dueOn: null, expected: null })),
    pupils,
    today: '2026-01-01',
  };
}
