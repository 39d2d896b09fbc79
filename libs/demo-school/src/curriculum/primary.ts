import type { CastExpectation } from '../cast-marks';
import { FULL, judgement, rawTest, SHORT, years, type Curriculum } from './curriculum';

const writing = judgement(
  'writing',
  'Writing judgement',
  ['PK1', 'PK2', 'PK3', 'PK4', 'PK5', 'PK6', 'WTS', 'EXS', 'GDS'],
  1,
);
const EXPECTED_IN_WRITING = 8;

const phonicsExpected: CastExpectation[] = (
  [
    ['AUT2', 14],
    ['SPR2', 22],
    ['SUM2', 32],
  ] as const
).map(([halfTerm, expected]) => ({ subject: 'phonics', scale: 'phonics', yearGroup: 1, halfTerm, expected }));

const PHONICS_MEANS: Readonly<Record<string, number>> = { AUT2: 22.5, SPR2: 29.5, SUM2: 37.5 };

/** Reading, writing and maths from Reception to Year 6, phonics in Year 1, two strands of maths in Years 5 and 6. */
export const PRIMARY: Curriculum = {
  scales: [
    {
      key: 'standardised',
      name: 'Standardised score',
      kind: 'standardised',
      basis: 'test',
      least: 69,
      greatest: 141,
      steps: [],
      mean: 100,
      sd: 15,
      reliability: 0.9,
      threshold: null,
    },
    writing,
    judgement('eyfs', 'Early years: on track', ['Not yet', 'On track'], 1),
    { ...rawTest('phonics', 'Phonics check', 40, 0.93), threshold: 32 },
    rawTest('strand-20', 'Strand test (20 marks)', 20, 0.8),
    {
      key: 'ks2-scaled',
      name: 'Key stage 2 scaled score',
      kind: 'scaled',
      basis: 'test',
      least: 80,
      greatest: 120,
      steps: [],
      mean: null,
      sd: null,
      reliability: 0.9,
      threshold: 100,
    },
  ],
  subjects: [
    { key: 'reading', name: 'Reading', strandOf: null, scale: 'standardised', closeTo: null },
    { key: 'writing', name: 'Writing', strandOf: null, scale: 'writing', closeTo: null },
    { key: 'maths', name: 'Maths', strandOf: null, scale: 'standardised', closeTo: null },
    { key: 'maths-number', name: 'Maths: number', strandOf: 'maths', scale: 'strand-20', closeTo: 'maths' },
    {
      key: 'maths-geometry',
      name: 'Maths: geometry and measures',
      strandOf: 'maths',
      scale: 'strand-20',
      closeTo: 'maths',
    },
    { key: 'phonics', name: 'Phonics', strandOf: null, scale: 'phonics', closeTo: 'reading' },
  ],
  collections: [
    ...['reading', 'writing', 'maths'].map((subject) => ({
      subject,
      scale: 'eyfs',
      yearGroups: [0],
      halfTerms: ['AUT1', ...FULL] as const,
      from: 'everyone' as const,
    })),
    { subject: 'phonics', scale: 'phonics', yearGroups: [1], halfTerms: FULL, from: 'everyone' },
    { subject: 'writing', scale: 'writing', yearGroups: years(1, 6), halfTerms: FULL, from: 'everyone' },
    ...['reading', 'maths'].flatMap((subject) => [
      {
        subject,
        scale: 'standardised',
        yearGroups: years(1, 5),
        halfTerms: FULL,
        from: 'everyone' as const,
      },
      {
        subject,
        scale: 'standardised',
        yearGroups: [6],
        halfTerms: ['AUT2', 'SPR2'] as const,
        from: 'everyone' as const,
      },
      { subject, scale: 'ks2-scaled', yearGroups: [6], halfTerms: ['SUM2'] as const, from: 'everyone' as const },
      {
        subject,
        scale: 'standardised',
        yearGroups: years(2, 6),
        halfTerms: SHORT,
        from: 'short-check' as const,
      },
    ]),
    ...['maths-number', 'maths-geometry'].map((subject) => ({
      subject,
      scale: 'strand-20',
      yearGroups: [5, 6],
      halfTerms: FULL,
      from: 'everyone' as const,
    })),
  ],
  expectations: [
    ...years(1, 6).map((yearGroup) => ({
      subject: 'writing',
      scale: 'writing',
      yearGroup,
      halfTerm: 'ANY' as const,
      expected: EXPECTED_IN_WRITING,
    })),
    ...['reading', 'writing', 'maths'].map((subject) => ({
      subject,
      scale: 'eyfs',
      yearGroup: 0,
      halfTerm: 'ANY' as const,
      expected: 2,
    })),
    ...phonicsExpected,
    // The lower end of what is usual for the age, and the national standard at the end of the key stage.
    ...['reading', 'maths'].flatMap((subject) => [
      ...years(1, 6).map((yearGroup) => ({
        ...{ subject, scale: 'standardised', yearGroup, halfTerm: 'ANY' as const, expected: 85 },
      })),
      { subject, scale: 'ks2-scaled', yearGroup: 6, halfTerm: 'SUM2' as const, expected: 100 },
    ]),
  ],
  marks: {
    standardised: { reliability: 0.9, mean: () => 100, sd: 15 },
    // Lower edges of PK2 … GDS in SD of the national year group.
    writing: { reliability: 0.75, mean: () => 0, sd: 1, edges: [-3.2, -2.9, -2.6, -2.35, -2.1, -1.8, -1.15, 1.1] },
    eyfs: { reliability: 0.7, mean: () => 0, sd: 1, edges: [-1.2] },
    phonics: { reliability: 0.93, mean: ({ halfTerm }) => PHONICS_MEANS[halfTerm] ?? 30, sd: 6.5 },
    'strand-20': { reliability: 0.8, mean: ({ windowId }) => 12 + ((windowId * 7) % 5) / 2, sd: 3.8 },
    'ks2-scaled': { reliability: 0.9, mean: () => 104.5, sd: 7.5 },
  },
};
