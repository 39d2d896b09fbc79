import { marksOf, shipped, standardisedOf } from './library-scale';

/**
 * Normed tests, mean 100 and SD 15. Reliability only where it is published:
 * NGRT: Cronbach's alpha .90, SEM 4.7 (support.gl-education.com). NFER: 90 % band of typically ±6 (nfer.ac.uk, confidence
 * bands), so SEM 3.65 and r = 1 − (3.65/15)² = .94. PiRA, PUMA, CAT4: none found. CAT4's standard age scores go from 59 to 141.
 * Star gives every score its own error, which is read from the file with the score.
 */
export const testScales = [
  shipped({
    key: 'nfer',
    group: 'tests',
    name: 'NFER standardised score',
    about: 'NFER tests, mean 100, SD 15. Reliability .94 follows from the published band of about 6 points either way.',
    scale: standardisedOf(69, 141, 0.94),
  }),
  shipped({
    key: 'pira-puma',
    group: 'tests',
    name: 'PiRA and PUMA standardised score',
    about: 'Mean 100, SD 15. No reliability is stated here: fill it in from your manual.',
    scale: standardisedOf(69, 141, null),
  }),
  shipped({
    key: 'gl-ngrt',
    group: 'tests',
    name: 'GL reading test (NGRT) standard age score',
    about: 'New Group Reading Test, mean 100, SD 15, published reliability .90.',
    scale: standardisedOf(69, 141, 0.9),
  }),
  shipped({
    key: 'gl-standard-age-score',
    group: 'tests',
    name: 'GL standard age score',
    about: 'Other GL tests, mean 100, SD 15. Fill in the reliability from the test’s manual.',
    scale: standardisedOf(69, 141, null),
  }),
  shipped({
    key: 'star',
    group: 'tests',
    name: 'Star standardised score',
    about: 'Mean 100, SD 15. Bring each score’s own standard error along with it: its band is drawn from that.',
    scale: standardisedOf(60, 140, null),
  }),
  shipped({
    key: 'cat4',
    group: 'tests',
    name: 'CAT4 standard age score',
    about: 'Cognitive Abilities Test, 59 to 141, mean 100, SD 15. A description of reasoning, not of what was taught.',
    scale: standardisedOf(59, 141, null),
  }),
  shipped({
    key: 'standardised',
    group: 'tests',
    name: 'Standardised score',
    about: 'Any other test with mean 100 and SD 15. Change the range and the reliability to those of the manual.',
    scale: standardisedOf(40, 160, null),
    pattern: true,
  }),
  shipped({
    key: 'reading-age',
    group: 'tests',
    name: 'Reading age in months',
    about: 'Months, so that 7 years 6 months is 90. Compared with the pupil’s own age.',
    scale: { ...marksOf(240, null), kind: 'age', least: 36 },
  }),
  shipped({
    key: 'test-marks',
    group: 'tests',
    name: 'Test marks',
    about: 'The marks of one test. Change the full marks and, where there is one, the mark expected.',
    scale: marksOf(100, null),
    pattern: true,
  }),
];
