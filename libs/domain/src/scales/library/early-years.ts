import { marksOf, shipped, stepsOf } from './library-scale';

/** An early learning goal of the early years foundation stage profile. */
export interface EarlyLearningGoal {
  readonly code: string;
  readonly name: string;
  readonly area: string;
}

const goalsByArea: readonly (readonly [area: string, goals: readonly string[]])[] = [
  ['Communication and language', ['Listening, attention and understanding', 'Speaking']],
  ['Personal, social and emotional development', ['Self-regulation', 'Managing self', 'Building relationships']],
  ['Physical development', ['Gross motor skills', 'Fine motor skills']],
  ['Literacy', ['Comprehension', 'Word reading', 'Writing']],
  ['Mathematics', ['Number', 'Numerical patterns']],
  ['Understanding the world', ['Past and present', 'People, culture and communities', 'The natural world']],
  ['Expressive arts and design', ['Creating with materials', 'Being imaginative and expressive']],
];

/**
 * The 17 early learning goals, E01–E17 in the order of the profile's return (Derby schools portal, EYFSP guide; names:
 * DfE, Statutory framework for the early years foundation stage, 2021).
 */
export const earlyLearningGoals: readonly EarlyLearningGoal[] = goalsByArea
  .flatMap(([area, goals]) => goals.map((name) => ({ area, name })))
  .map((goal, i) => ({ ...goal, code: `E${String(i + 1).padStart(2, '0')}` }));

/** A good level of development is 2 in each of E01–E12: the prime areas, literacy and mathematics (same guide). */
export const goalsOfGoodLevel: readonly string[] = earlyLearningGoals.slice(0, 12).map(({ code }) => code);

/** The value of "expected" in the profile. */
export const GOAL_REACHED = 2;

/**
 * Sources: EYFSP 1/2 by E01–E17 and the check 0–40 with its threshold of 32 in all years seen: DfE code sets as used by
 * local authorities' return guides and the DfE's key stage 2 pupil schema. In-year: no steps are prescribed, on track or not yet.
 */
export const earlyYearsScales = [
  shipped({
    key: 'eyfsp',
    group: 'early-years',
    name: 'Early years profile 1–2',
    about: 'The profile at the end of Reception, goal by goal (E01–E17): 1 emerging, 2 expected. Not for use in-year.',
    scale: stepsOf(['1', '2'], '2'),
    yearGroups: [0],
  }),
  shipped({
    key: 'eyfs-in-year',
    group: 'early-years',
    name: 'Early years: on track',
    about: 'During nursery and Reception: not yet on track, or on track, judged on what has been taught so far.',
    scale: stepsOf(['Not yet on track', 'On track'], 'On track'),
    yearGroups: [-2, -1, 0],
  }),
  shipped({
    key: 'phonics',
    group: 'early-years',
    name: 'Phonics check 0–40',
    about:
      'Year 1 screening check, taken again in Year 2. 32 has been the mark in every year so far; if a year’s differs, make a new version.',
    scale: marksOf(40, 32),
    yearGroups: [1, 2],
    letters: { A: 'absent', D: 'below', L: null, Q: null },
  }),
];
