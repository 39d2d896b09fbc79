import { type Scale, towardsGood } from '../scales/scale';
import type { SettingBounds } from './reason';
import type { MarkStanding } from './standing';

/** What counts as the expected standard where neither the school nor the scale says so. */
export interface StandardSettings {
  readonly standardised: number;
  readonly scaled: number;
}

export const STANDARD_DEFAULTS: StandardSettings = { standardised: 85, scaled: 100 };

export const standardBounds = {
  standardised: { least: 70, most: 110, step: 1 },
  scaled: { least: 90, most: 110, step: 1 },
} as const satisfies Record<keyof StandardSettings, SettingBounds>;

/**
 * The expected standard in points: the school's expectation for the window, else the scale's threshold, else 85 on
 * standardised and 100 on scaled scales, else none.
 */
export function expectedStandard(scale: Scale, expectation: number | null, settings: StandardSettings): number | null {
  if (expectation !== null) return expectation;
  if (scale.threshold !== null) return scale.threshold;
  if (scale.kind === 'standardised') return settings.standardised;
  return scale.kind === 'scaled' ? settings.scaled : null;
}

/** How far a value is on the wrong side of a standard, in points; negative when it is on the right side. */
export function gapTo(standard: number, value: number, scale: Scale): number {
  return towardsGood(standard, scale) - towardsGood(value, scale);
}

/** The same in steps of an ordinal scale. */
export function stepsTo(standard: number, value: number, scale: Scale): number {
  const better = (a: number, b: number) => towardsGood(a, scale) > towardsGood(b, scale);
  const between = scale.steps.filter((step) => better(step.value, value) && !better(step.value, standard)).length;
  return better(value, standard) ? -1 : between;
}

/** Three marks in windows running, up to the pupil's place in the cohort's current window; null when one is missing. */
export function lastThree(
  marks: readonly (MarkStanding | null)[],
): readonly [MarkStanding, MarkStanding, MarkStanding] | null {
  const [first, second, third] = marks.slice(-3);
  return first && second && third ? [first, second, third] : null;
}
