import { normalQuantile } from '../../statistics/distributions';
import { asSeverity, type FlagRule } from '../reason';
import type { PupilStanding, StrandStanding } from '../standing';

export interface StrandGapSettings {
  /** SD units below the pupil's own mean of strands. */
  readonly gap: number;
}

/** With two strands each is as far from the mean as the other: which one is the odd one cannot be said. */
const LEAST_STRANDS = 3;
const FALSE_ALARMS = 0.05;

/**
 * One strand at least 1 SD below the pupil's own mean of strands, and reliably so: the upper end of the difference's
 * one-sided interval is below 0, at 5 % for all the pupil's strands together (Bonferroni), because the lowest of
 * several is looked at. Names the strand that is furthest below.
 */
export const strandGap: FlagRule<StrandGapSettings, PupilStanding> = {
  key: 'strand-gap',
  version: 1,
  defaults: { gap: 1 },
  bounds: { gap: { least: 0.5, most: 3, step: 0.1 } },
  evaluate({ apart, strands }, settings) {
    if (apart || strands.length < LEAST_STRANDS) return [];
    const mean = strands.reduce((sum, { position }) => sum + position, 0) / strands.length;
    const quantile = -normalQuantile(FALSE_ALARMS / strands.length);
    const found = strands
      .map((strand) => ({ ...strand, difference: strand.position - mean, se: differenceError(strand, strands) }))
      .filter(({ difference, se }) => difference <= -settings.gap && difference + quantile * se < 0)
      .sort((a, b) => a.difference - b.difference || (a.strand < b.strand ? -1 : 1));
    const [weakest] = found;
    if (weakest === undefined) return [];
    return [
      {
        rule: 'strand-gap',
        version: 1,
        severity: asSeverity(-weakest.difference / 3),
        numbers: {
          strand: weakest.strand,
          window: weakest.window,
          mark: weakest.mark,
          difference: weakest.difference,
          error: weakest.se,
          strands: strands.length,
          others: found.length - 1,
        },
      },
    ];
  },
};

/** SE of a strand minus the mean of all k strands, itself among them: its own error counts 1 − 1/k, the others' 1/k. */
function differenceError(one: StrandStanding, all: readonly StrandStanding[]): number {
  const k = all.length;
  return Math.sqrt(all.reduce((sum, other) => sum + ((other === one ? 1 - 1 / k : 1 / k) * other.error) ** 2, 0));
}
