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

/**
 * The gate, and the gap to the expected standard (else the cohort's median) wider twice running (6.17 d). Only a pupil
 * who is behind has a gap: a lead that shrinks is left to the other change rules.
 */
export const gapWidening: FlagRule<StandardSettings, PupilStanding> = {
  key: 'gap-widening',
  version: 1,
  defaults: STANDARD_DEFAULTS,
  bounds: standardBounds,
  evaluate({ gate, scale, apart, marks }, settings) {
    const three = lastThree(marks);
    if (gate.verdict !== 'decline' || scale === null || apart || three === null) return [];
    const standards = three.map((mark) => expectedStandard(scale, mark.expectation, settings));
    const toStandard = standards.every((standard) => standard !== null);
    const gaps = three.map((mark, i) =>
      gapTo((toStandard ? standards[i] : null) ?? mark.cohortMedian, mark.value, scale),
    );
    const [first = 0, second = 0, third = 0] = gaps;
    if (!(first < second && second < third && third > 0)) return [];
    const sd = scale.sd ?? three[2].cohortSd;
    return [
      {
        rule: 'gap-widening',
        version: 1,
        severity: sd === null ? 0.5 : asSeverity((third - first) / (2 * sd)),
        numbers: {
          comparedWith: toStandard ? 'expected-standard' : 'cohort-median',
          gap: third,
          gapBefore: second,
          gapFirst: first,
          window: three[2].window,
          windowFirst: three[0].window,
        },
      },
    ];
  },
};
