import {
  expectedStandard,
  gapTo,
  STANDARD_DEFAULTS,
  standardBounds,
  type StandardSettings,
} from '../expected-standard';
import type { FlagRule } from '../reason';
import type { PupilStanding } from '../standing';

/**
 * In a group, and at or above its exit criterion (else the expected standard) in the last result since entry; in the
 * last two where the scale has no published error, so that one lucky mark ends nothing.
 */
export const readyToExit: FlagRule<StandardSettings, PupilStanding> = {
  key: 'ready-to-exit',
  version: 1,
  defaults: STANDARD_DEFAULTS,
  bounds: standardBounds,
  evaluate({ scale, support, hasPublishedError }, settings) {
    if (scale === null) return [];
    const needed = hasPublishedError ? 1 : 2;
    for (const { group, since, exitAt, startedOn } of support) {
      const last = since.slice(-needed);
      const criteria = last.map(({ expectation }) => exitAt ?? expectedStandard(scale, expectation, settings));
      const met = last.every(({ value }, i) => {
        const criterion = criteria[i] ?? null;
        return criterion !== null && gapTo(criterion, value, scale) <= 0;
      });
      const latest = last.at(-1);
      if (last.length < needed || !met || latest === undefined) continue;
      const numbers = {
        group,
        startedOn,
        mark: latest.value,
        window: latest.window,
        criterion: criteria.at(-1) ?? null,
        criterionOf: exitAt === null ? 'expected-standard' : 'group',
        results: needed,
      };
      return [{ rule: 'ready-to-exit', version: 1, severity: 0, numbers }];
    }
    return [];
  },
};
