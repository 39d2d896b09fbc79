import {
  expectedStandard,
  gapTo,
  lastThree,
  STANDARD_DEFAULTS,
  standardBounds,
  type StandardSettings,
} from '../expected-standard';
import { asSeverity, type FlagRule } from '../reason';
import type { PupilStanding } from '../standing';

export interface GapNotClosingSettings extends StandardSettings {
  /** The gap must have narrowed by more than this many standard errors of measurement. */
  readonly errors: number;
}

/** Below the expected standard in three windows running, and not catching up (6.17 c). */
export const gapNotClosing: FlagRule<GapNotClosingSettings, PupilStanding> = {
  key: 'gap-not-closing',
  version: 1,
  defaults: { ...STANDARD_DEFAULTS, errors: 1 },
  bounds: { ...standardBounds, errors: { least: 0, most: 2, step: 0.1 } },
  evaluate({ scale, apart, marks }, settings) {
    const three = lastThree(marks);
    if (scale === null || apart || three === null) return [];
    const gaps: number[] = [];
    for (const mark of three) {
      const standard = expectedStandard(scale, mark.expectation, settings);
      const gap = standard === null ? 0 : gapTo(standard, mark.value, scale);
      if (gap <= 0) return [];
      gaps.push(gap);
    }
    const [first = 0, , last = 0] = gaps;
    const latest = three[2];
    const narrowed = first - last;
    if (narrowed > settings.errors * (latest.error ?? 0)) return [];
    const sd = scale.sd ?? latest.cohortSd;
    return [
      {
        rule: 'gap-not-closing',
        version: 1,
        severity: sd === null || sd === 0 ? 0.5 : asSeverity(last / (2 * sd)),
        numbers: {
          gap: last,
          gapFirst: first,
          narrowed,
          error: latest.error,
          window: latest.window,
          windowFirst: three[0].window,
          mark: latest.value,
        },
      },
    ];
  },
};
