import {
  expectedStandard,
  gapTo,
  STANDARD_DEFAULTS,
  standardBounds,
  type StandardSettings,
  stepsTo,
} from '../expected-standard';
import { asSeverity, type FlagRule } from '../reason';
import type { PupilStanding } from '../standing';

export interface BelowExpectedSettings extends StandardSettings {
  /** Ordinal scales: at least this many steps below. */
  readonly steps: number;
}

/** The latest result is below the expected standard, or below the scale altogether. */
export const belowExpected: FlagRule<BelowExpectedSettings, PupilStanding> = {
  key: 'below-expected',
  version: 1,
  defaults: { ...STANDARD_DEFAULTS, steps: 1 },
  bounds: { ...standardBounds, steps: { least: 1, most: 3, step: 1 } },
  evaluate({ scale, apart, latest, latestCode }, settings) {
    if (scale === null || apart) return [];
    if (latestCode?.code === 'below') {
      const expected = expectedStandard(scale, latestCode.expectation, settings);
      return [reason(1, { window: latestCode.window, mark: null, code: 'below', expected, gap: null, steps: null })];
    }
    if (latest === null) return [];
    const expected = expectedStandard(scale, latest.expectation, settings);
    if (expected === null) return [];
    const gap = gapTo(expected, latest.value, scale);
    const steps = scale.kind === 'ordinal' ? stepsTo(expected, latest.value, scale) : null;
    if (gap <= 0 || (steps !== null && steps < settings.steps)) return [];
    const sd = scale.sd ?? latest.cohortSd;
    const depth = steps !== null ? steps / 3 : sd === null || sd === 0 ? 0.5 : gap / (2 * sd);
    const { window, value: mark } = latest;
    return [reason(asSeverity(depth), { window, mark, code: null, expected, gap, steps })];
  },
};

function reason(severity: number, numbers: Record<string, number | string | null>) {
  return { rule: 'below-expected' as const, version: 1, severity, numbers };
}
