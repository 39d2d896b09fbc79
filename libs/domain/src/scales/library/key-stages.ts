import type { ResultCode } from '../mark';
import type { Scale } from '../scale';
import { marksOf, shipped, stepsOf } from './library-scale';

/**
 * Letters of the key stage 2 returns. Source: DfE check-performance-data, ks2/pupils_schema.json. A absent and T, B below
 * the test's standard; the others (left, pending, lost, annulled, suppressed …) leave the pupil without a result.
 */
const keyStage2Letters: Readonly<Record<string, ResultCode | null>> = {
  A: 'absent',
  B: 'below',
  T: 'not-assessed',
  J: 'not-assessed',
  U: 'not-assessed',
  F: null,
  H: null,
  L: null,
  M: null,
  P: null,
  Q: null,
  S: null,
  X: null,
  Z: null,
};

/**
 * Letters of the multiplication tables check. Source: DfE multiplication-tables-check, ctf service: A absent, B working
 * below, J just arrived, U unable to access, L left, X not taken, Z wrongly registered, H cheating, Q maladministration.
 */
const tablesCheckLetters: Readonly<Record<string, ResultCode | null>> = {
  A: 'absent',
  B: 'below',
  J: 'not-assessed',
  U: 'not-assessed',
  X: 'not-assessed',
  L: null,
  Z: null,
  H: null,
  Q: null,
};

const preKeyStage = ['PK1', 'PK2', 'PK3', 'PK4', 'PK5', 'PK6'];

const scaledOf = (least: number, greatest: number): Scale => ({
  ...marksOf(greatest, 100),
  kind: 'scaled',
  least,
});

/**
 * England's key stages. Sources: DfE check-performance-data schemas of key stage 1 and 2 (steps, ranges, letters);
 * scaled scores: expected standard 100 (schema: AS is 100 or more); key stage 1 tests are optional since 2023/24.
 */
export const keyStageScales = [
  shipped({
    key: 'teacher-assessment',
    group: 'key-stages',
    name: 'Teacher assessment PK1–GDS',
    about:
      'For reading, writing and maths in any year: the pre-key-stage standards, working towards, expected, greater depth. “Expected” means what has been taught by then.',
    scale: stepsOf([...preKeyStage, 'WTS', 'EXS', 'GDS'], 'EXS'),
    yearGroups: [1, 2, 3, 4, 5, 6],
  }),
  shipped({
    key: 'ks2-writing',
    group: 'key-stages',
    name: 'Key stage 2 writing',
    about: 'The framework at the end of Year 6: engagement model, PK1–PK6, working towards, expected, greater depth.',
    scale: stepsOf(['EM', ...preKeyStage, 'WTS', 'EXS', 'GDS'], 'EXS'),
    yearGroups: [6],
    letters: { A: 'absent', D: 'not-assessed', F: null, L: null, M: null, P: null, Q: null, Z: null },
  }),
  shipped({
    key: 'ks2-science',
    group: 'key-stages',
    name: 'Key stage science',
    about: 'Teacher assessment of science: has not met the standard, or expected.',
    scale: stepsOf(['HNM', 'EXS'], 'EXS'),
    yearGroups: [2, 6],
    letters: { A: 'absent', D: 'not-assessed', F: null, L: null, M: null, P: null, Q: null, Z: null },
  }),
  shipped({
    key: 'pre-key-stage',
    group: 'key-stages',
    name: 'Reading and maths below the tests',
    about: 'For pupils who do not sit the key stage 2 tests: engagement model and PK1–PK6.',
    scale: stepsOf(['EM', ...preKeyStage], null),
    yearGroups: [1, 2, 3, 4, 5, 6],
  }),
  shipped({
    key: 'ks2-scaled',
    group: 'key-stages',
    name: 'Key stage 2 scaled score',
    about: 'Reading, maths and grammar tests, 80 to 120; 100 is the expected standard, 110 the higher one.',
    scale: scaledOf(80, 120),
    yearGroups: [6],
    letters: { ...keyStage2Letters, N: 'below' },
  }),
  shipped({
    key: 'ks1-teacher-assessment',
    group: 'key-stages',
    name: 'Key stage 1 (2019–2023)',
    about:
      'Old results at the end of Year 2: PK1–PK4, working towards, expected, greater depth. Optional since 2023/24.',
    scale: stepsOf(['PK1', 'PK2', 'PK3', 'PK4', 'WTS', 'EXS', 'GDS'], 'EXS'),
    yearGroups: [2],
    letters: { A: 'absent', D: 'not-assessed', M: null, Q: null },
  }),
  shipped({
    key: 'ks1-teacher-assessment-2016',
    group: 'key-stages',
    name: 'Key stage 1 (2016–2018)',
    about: 'Old results at the end of Year 2: below, foundations, working towards, expected, greater depth.',
    scale: stepsOf(['BLW', 'PKF', 'WTS', 'EXS', 'GDS'], 'EXS'),
    yearGroups: [2],
    letters: { A: 'absent', D: 'not-assessed', M: null, Q: null },
  }),
  shipped({
    key: 'ks1-scaled',
    group: 'key-stages',
    name: 'Key stage 1 scaled score',
    about: 'Optional tests at the end of Year 2, 85 to 115; 100 is the expected standard.',
    scale: scaledOf(85, 115),
    yearGroups: [2],
  }),
  shipped({
    key: 'mtc',
    group: 'key-stages',
    name: 'Multiplication tables check 0–25',
    about: 'Year 4 check of 25 questions. There is no pass mark.',
    scale: marksOf(25, null),
    yearGroups: [4],
    letters: tablesCheckLetters,
  }),
  shipped({
    key: 'gcse',
    group: 'key-stages',
    name: 'GCSE 9–1',
    about: 'Grades 9 to 1 and U. What is expected of a year is for the school to say.',
    scale: stepsOf(['U', '1', '2', '3', '4', '5', '6', '7', '8', '9'], null, 0),
    yearGroups: [7, 8, 9, 10, 11],
    letters: { X: null },
  }),
];
