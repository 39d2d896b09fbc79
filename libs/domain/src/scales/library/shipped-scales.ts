import { earlyYearsScales } from './early-years';
import { keyStageScales } from './key-stages';
import type { LibraryScale } from './library-scale';
import { ownScales } from './own-steps';
import { testScales } from './standardised-tests';
import { wellbeingScales } from './wellbeing';

/** England's scales, in the order in which they are offered. */
export const shippedScales: readonly LibraryScale[] = [
  ...earlyYearsScales,
  ...keyStageScales,
  ...testScales,
  ...wellbeingScales,
  ...ownScales,
];
