import { type Answer, cannotTell, told } from '../statistics/cannot-tell';
import { tQuantile } from '../statistics/distributions';
import { NORM_SD, towardsGood } from '../scales/scale';
import type { CohortFacts, GroupFact } from './cohort-facts';
import type { CohortWindow } from './cohort-windows';
import { expectedStandard, gapTo, STANDARD_DEFAULTS } from './expected-standard';

/** Fewer pupils, in the group or beside it, are not a cohort. */
const LEAST_PUPILS = 8;

/**
 * With what the change of a group was compared. `rest-of-year`: the other pupils of the year group, in SD units of
 * position. `norm`: the test's norm, in SD of the norm. `expected-standard`: the share of the same pupils who are at or
 * above it, 0 … 1.
 */
export type Yardstick = 'rest-of-year' | 'norm' | 'expected-standard';

/** How the level of a year group, a class or a sub-group changed from one window to the next. */
export interface LevelChange {
  /** Windows compared: the same pupils in both. */
  readonly from: string;
  readonly to: string;
  readonly yardstick: Yardstick;
  /** Pupils with a mark in both windows, in the group and beside it (null: compared with no other pupils). */
  readonly pupils: number;
  readonly others: number | null;
  /** In the yardstick's unit, up is good, with its interval. */
  readonly change: number;
  readonly lower: number;
  readonly upper: number;
}

export interface GroupLevel {
  /** The group's key; null: the whole year group. */
  readonly group: string | null;
  readonly kind: 'year' | GroupFact['kind'];
  readonly level: Answer<LevelChange>;
  /** The level fell beyond its interval, by enough to matter: for a leader, never thirty flags. */
  readonly alert: boolean;
}

export interface AlertSettings {
  /** Two-sided confidence: many groups are looked at, so 99 %. */
  readonly confidence: number;
  /** Least fall in SD units, and as a share of pupils at the expected standard. */
  readonly leastSd: number;
  readonly leastShare: number;
}

export const ALERT_DEFAULTS: AlertSettings = { confidence: 0.99, leastSd: 0.2, leastShare: 0.1 };

/**
 * How the level of a cohort and its groups changed between its last two windows, paired by pupil. A class or sub-group
 * is compared with the rest of the year (Welch's interval of the difference of mean changes); the year group, which
 * has no rest, with the norm or the expected standard.
 * A group with a live alert is compared with the window it fell from, so that the alert holds until it has recovered.
 * @param counting the cohort's windows that count, on its current scale, oldest first
 */
export function groupLevels(
  facts: CohortFacts,
  counting: readonly CohortWindow[],
  settings: AlertSettings = ALERT_DEFAULTS,
): GroupLevel[] {
  const [now, previous] = counting.toReversed();
  if (now === undefined || previous === undefined) return [];
  const earlier = (fellFrom: string | undefined): CohortWindow =>
    counting.find((window) => window !== now && window.fact.key === fellFrom) ?? previous;
  const here = facts.pupils.map(({ leftOn }) => leftOn === null || leftOn > facts.today);
  const least = (yardstick: Yardstick): number =>
    yardstick === 'expected-standard' ? settings.leastShare : settings.leastSd;
  const asLevel = (group: string | null, kind: GroupLevel['kind'], level: Answer<LevelChange>): GroupLevel => ({
    group,
    kind,
    level,
    alert: level.ok && level.value.upper < 0 && level.value.change <= -least(level.value.yardstick),
  });
  return [
    asLevel(null, 'year', yearChange(earlier(facts.yearFellFrom), now, here, settings.confidence)),
    ...(facts.groups ?? []).map((group) => {
      const members = new Set(group.pupils);
      const isMember = facts.pupils.map(({ id }) => members.has(id));
      const before = earlier(group.fellFrom);
      return asLevel(group.key, group.kind, changeBesideRest(before, now, { here, isMember }, settings.confidence));
    }),
  ];
}

function changeBesideRest(
  before: CohortWindow,
  now: CohortWindow,
  { here, isMember }: { readonly here: readonly boolean[]; readonly isMember: readonly boolean[] },
  confidence: number,
): Answer<LevelChange> {
  const own: number[] = [];
  const rest: number[] = [];
  here.forEach((isHere, pupil) => {
    const to = now.positions[pupil] ?? null;
    const from = before.positions[pupil] ?? null;
    if (isHere && to !== null && from !== null) (isMember[pupil] ? own : rest).push(to - from);
  });
  if (own.length < LEAST_PUPILS || rest.length < LEAST_PUPILS) return cannotTell('too-few-values');
  const a = meanWithVariance(own);
  const b = meanWithVariance(rest);
  const variance = a.variance + b.variance;
  if (variance === 0) return cannotTell('no-spread');
  const df = variance ** 2 / (a.variance ** 2 / (own.length - 1) + b.variance ** 2 / (rest.length - 1));
  const half = tQuantile(1 - (1 - confidence) / 2, df) * Math.sqrt(variance);
  const change = a.mean - b.mean;
  return told({
    from: before.fact.key,
    to: now.fact.key,
    yardstick: 'rest-of-year',
    pupils: own.length,
    others: rest.length,
    change,
    lower: change - half,
    upper: change + half,
  });
}

function yearChange(
  before: CohortWindow,
  now: CohortWindow,
  here: readonly boolean[],
  confidence: number,
): Answer<LevelChange> {
  const yardstick = yardstickOf(before, now);
  if (yardstick === null) return cannotTell('no-yardstick');
  const changes: number[] = [];
  here.forEach((isHere, pupil) => {
    const to = now.marks[pupil] ?? null;
    const from = before.marks[pupil] ?? null;
    if (isHere && to !== null && from !== null) changes.push(yardstick.of(now, to) - yardstick.of(before, from));
  });
  if (changes.length < LEAST_PUPILS) return cannotTell('too-few-values');
  const { mean, variance } = meanWithVariance(changes);
  if (variance === 0) return cannotTell('no-spread');
  const half = tQuantile(1 - (1 - confidence) / 2, changes.length - 1) * Math.sqrt(variance);
  return told({
    from: before.fact.key,
    to: now.fact.key,
    yardstick: yardstick.name,
    pupils: changes.length,
    others: null,
    change: mean,
    lower: mean - half,
    upper: mean + half,
  });
}

interface MeasuredBy {
  readonly name: Yardstick;
  readonly of: (window: CohortWindow, mark: number) => number;
}

/** What a whole year can be measured by: a norm from outside the school, else the expected standard of both windows. */
function yardstickOf(before: CohortWindow, now: CohortWindow): MeasuredBy | null {
  if (now.scale.kind === 'standardised') {
    const sd = now.scale.sd ?? NORM_SD;
    return { name: 'norm', of: ({ scale }, mark) => towardsGood(mark, scale) / sd };
  }
  const standard = ({ scale, expectation }: CohortWindow): number | null =>
    expectedStandard(scale, expectation, STANDARD_DEFAULTS);
  if (standard(before) === null || standard(now) === null) return null;
  return {
    name: 'expected-standard',
    of: (window, mark) => (gapTo(standard(window) ?? 0, mark, window.scale) <= 0 ? 1 : 0),
  };
}

/** Mean and the variance of that mean. */
function meanWithVariance(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / (values.length - 1) / values.length };
}
