import { normalQuantile } from '../../statistics/distributions';
import { asSeverity, type FlagRule } from '../reason';
import type { PupilStanding } from '../standing';

export interface HighAttainerSettings {
  /** The top share of the cohort at the pupil's first mark that counts as high. */
  readonly topShare: number;
}

/** A disadvantaged pupil who began in the top third and is slipping: easily missed, being nowhere near the bottom. */
export const disadvantagedHighAttainer: FlagRule<HighAttainerSettings, PupilStanding> = {
  key: 'disadvantaged-high-attainer',
  version: 1,
  defaults: { topShare: 1 / 3 },
  bounds: { topShare: { least: 0.1, most: 0.5, step: 0.01 } },
  evaluate(standing, settings) {
    const { gate, baseline, marks } = standing;
    if (!beganHigh(standing, settings) || gate.verdict !== 'decline' || baseline === null) return [];
    const latest = marks.findLast((mark) => mark !== null);
    return [
      {
        rule: 'disadvantaged-high-attainer',
        version: 1,
        severity: asSeverity(-gate.t / 2),
        numbers: {
          baseline: baseline.position,
          baselineWindow: baseline.window,
          baselineMark: baseline.value,
          position: latest?.position ?? null,
          window: latest?.window ?? null,
          mark: latest?.value ?? null,
          t: gate.t,
        },
      },
    ];
  },
};

/** Disadvantaged, and in the top third at the first mark in this school that the cohort can be compared by. */
export function beganHigh(
  { pupilPremium, baseline }: Pick<PupilStanding, 'pupilPremium' | 'baseline'>,
  settings: HighAttainerSettings,
): boolean {
  return pupilPremium && baseline !== null && baseline.position >= -normalQuantile(settings.topShare);
}
