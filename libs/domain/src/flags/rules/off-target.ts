import { towardsGood } from '../../scales/scale';
import { asSeverity, type FlagRule } from '../reason';
import type { PupilStanding } from '../standing';

export interface OffTargetSettings {
  /** The mark must be below the target by more than this many standard errors (1.645: a 90 % band). */
  readonly errors: number;
}

/**
 * The first mark at or after the point a target was agreed for is reliably below it; or the teacher's own forecast for
 * that point is. There are no lines from here to there: a target says nothing about the points before it.
 */
export const offTarget: FlagRule<OffTargetSettings, PupilStanding> = {
  key: 'off-target',
  version: 1,
  defaults: { errors: 1.645 },
  bounds: { errors: { least: 1, most: 3, step: 0.05 } },
  evaluate({ scale, latest, targets, gapUnit }, settings) {
    if (scale === null || latest === null) return [];
    for (const target of targets) {
      const given = target.reached ? latest.value : target.forecast;
      if (given === null) continue;
      const gap = towardsGood(target.value, scale) - towardsGood(given, scale);
      const error = target.reached ? latest.error : null;
      if (gap <= settings.errors * (error ?? 0)) continue;
      const by = target.reached ? 'mark' : 'forecast';
      return [
        {
          rule: 'off-target',
          version: 1,
          severity: gapUnit === null || gapUnit === 0 ? 0.5 : asSeverity(gap / (2 * gapUnit)),
          numbers: {
            by,
            target: target.value,
            targetWindow: target.window,
            mark: given,
            window: latest.window,
            gap,
            error,
          },
        },
      ];
    }
    return [];
  },
};
