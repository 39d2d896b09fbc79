import { analyseCohort, type PupilAnalysis } from '../flags/analyse-cohort';
import { CHANGE_RULES } from '../flags/flag-rules';
import { createRandom } from '../statistics/random';
import { drawCohort, type SimulatedScale } from './flags-cohort';

/** Falls that are simulated, in SD of one result; 0: nobody falls. */
export const SIMULATED_FALLS = [0, 0.75, 1] as const;
const SHARE_FALLING = 0.1;

const MOST_FALSE_ALARMS = 6.5;
/** Cohorts of 8–19, with a published error. */
const MOST_FALSE_ALARMS_SMALL = 8;
const SMALL_COHORT = 20;
/** Slack for simulation error, in percentage points; power only. */
const POWER_SLACK = 2;

interface Power {
  readonly small: number;
  readonly large: number;
}

/** Least power in % at a fall of .75 and 1.0 SD, reliability .9, for 2 … 6 windows; null: no verdict is given. */
const LEAST_POWER: Readonly<Record<SimulatedScale, readonly (readonly [number, number] | null)[]>> = {
  standardised: [
    [38, 54],
    [38, 55],
    [47, 66],
    [53, 73],
    [57, 75],
  ],
  scaled: [
    [26, 39],
    [28, 43],
    [37, 56],
    [42, 61],
    [46, 67],
  ],
  raw: [
    [24, 38],
    [28, 39],
    [36, 53],
    [40, 58],
    [43, 60],
  ],
  'nine-steps': [
    [24, 33],
    [27, 40],
    [34, 52],
    [42, 59],
    [43, 62],
  ],
  'four-steps': [null, null, [24, 32], [25, 37], [31, 43]],
};

export interface FlagsCell {
  readonly scale: SimulatedScale;
  readonly pupils: number;
  readonly windows: number;
  readonly reliability: number;
}

export interface FlagsRow extends FlagsCell {
  /** Cohorts drawn for each of the three falls. */
  readonly draws: number;
  /** % of pupils whose level never moved that a change rule flags: the worst of the three falls. */
  readonly falseAlarms: number;
  readonly mostFalseAlarms: number;
  /** % of pupils who fell that a change rule flags. */
  readonly power: Power;
  /** What the power must reach before slack; null where no bound is set. */
  readonly leastPower: Power | null;
  /** Whether the change rules give any verdict here at all. */
  readonly verdict: boolean;
  readonly met: boolean;
}

export interface FlagsTableOptions {
  readonly scales: readonly SimulatedScale[];
  readonly pupils: readonly number[];
  readonly windows: readonly number[];
  readonly reliabilities: readonly number[];
}

/** What the short table shows: cohorts of 60 on the three commonest kinds of scale. */
export const SHORT_FLAGS_TABLE: FlagsTableOptions = {
  scales: ['standardised', 'raw', 'nine-steps'],
  pupils: [60],
  windows: [2, 3, 4, 5, 6],
  reliabilities: [0.8, 0.9, 0.95],
};

/** Every cell that has a bound, small cohorts with a published error included. */
export const FULL_FLAGS_TABLE: FlagsTableOptions = {
  ...SHORT_FLAGS_TABLE,
  scales: ['standardised', 'scaled', 'raw', 'nine-steps', 'four-steps'],
  pupils: [12, 30, 60, 240],
};

/** The cells of a table in the order they are printed. */
export function flagsCells(options: FlagsTableOptions): FlagsCell[] {
  return options.scales.flatMap((scale) =>
    options.pupils.flatMap((pupils) =>
      options.reliabilities.flatMap((reliability) =>
        options.windows.map((windows) => ({ scale, pupils, windows, reliability })),
      ),
    ),
  );
}

/**
 * How often the change rules cry wolf, and how often they see a true fall, in one cell of the table.
 * The cohorts go through `analyseCohort`, as real ones do.
 * @param draws cohorts per fall, 1 or more
 * @param seed whole number; the same seed gives the same row
 */
export function simulateFlagsCell(cell: FlagsCell, draws: number, seed: number): FlagsRow {
  const falls = SIMULATED_FALLS.map((fall, i) => simulateFall(cell, fall, draws, seed + 7919 * i));
  const falseAlarms = Math.max(...falls.map((fall) => fall.falseAlarms));
  const power = { small: falls[1]?.power ?? 0, large: falls[2]?.power ?? 0 };
  const verdict = falls.some((fall) => fall.verdicts > 0);
  const small = cell.pupils < SMALL_COHORT;
  const mostFalseAlarms = small ? MOST_FALSE_ALARMS_SMALL : MOST_FALSE_ALARMS;
  const required = LEAST_POWER[cell.scale][cell.windows - 2] ?? null;
  const bounded = !small && cell.reliability === 0.9 && required !== null;
  const leastPower = bounded ? { small: required[0], large: required[1] } : null;
  const powerMet =
    leastPower === null ||
    (power.small >= leastPower.small - POWER_SLACK && power.large >= leastPower.large - POWER_SLACK);
  // Where the design says "no verdict", silence is what is required.
  const silenceMet = required !== null || !verdict;
  const met = falseAlarms <= mostFalseAlarms && powerMet && silenceMet;
  return { ...cell, draws, falseAlarms, mostFalseAlarms, power, leastPower, verdict, met };
}

/** The whole table; for progress between cells use `flagsCells` and `simulateFlagsCell`. */
export function simulateFlags(options: FlagsTableOptions, draws: number, seed: number): FlagsRow[] {
  return flagsCells(options).map((cell, i) => simulateFlagsCell(cell, draws, seed + 104_729 * i));
}

function simulateFall(cell: FlagsCell, fall: number, draws: number, seed: number) {
  const random = createRandom(seed);
  const falling = fall === 0 ? 0 : Math.max(1, Math.round(SHARE_FALLING * cell.pupils));
  const published = cell.scale === 'standardised' || cell.pupils < SMALL_COHORT;
  let alarms = 0;
  let found = 0;
  let verdicts = 0;
  for (let draw = 0; draw < draws; draw++) {
    const cohort = drawCohort({ ...cell, published, falling, fall }, random);
    analyseCohort(cohort).pupils.forEach((pupil, i) => {
      if (pupil.gate.verdict !== 'cannot-tell') verdicts++;
      if (!flaggedForChange(pupil)) return;
      if (i < falling) found++;
      else alarms++;
    });
  }
  return {
    falseAlarms: (100 * alarms) / (draws * (cell.pupils - falling)),
    power: falling === 0 ? 0 : (100 * found) / (draws * falling),
    verdicts,
  };
}

function flaggedForChange({ reasons }: PupilAnalysis): boolean {
  return reasons.some(({ rule }) => CHANGE_RULES.has(rule));
}
