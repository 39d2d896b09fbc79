import { FULL, judgement, rawTest, SHORT, years, type Curriculum } from './curriculum';

const SUBJECTS = ['english', 'maths', 'science'] as const;

/** Term tests in key stage 3, whose difficulty differs from one to the next; grades worked at in key stage 4. */
export const SECONDARY: Curriculum = {
  scales: [
    rawTest('test-60', 'Term test (60 marks)', 60, 0.88),
    judgement('gcse', 'GCSE grade', ['U', '1', '2', '3', '4', '5', '6', '7', '8', '9'], 0),
  ],
  subjects: [
    { key: 'english', name: 'English', strandOf: null, scale: 'test-60', closeTo: null },
    { key: 'maths', name: 'Maths', strandOf: null, scale: 'test-60', closeTo: null },
    { key: 'science', name: 'Science', strandOf: null, scale: 'test-60', closeTo: null },
  ],
  collections: [
    // New pupils are tested in their first half term, so that there is something to compare later tests with.
    ...SUBJECTS.map((subject) => ({
      subject,
      scale: 'test-60',
      yearGroups: [7],
      halfTerms: ['AUT1'] as const,
      from: 'everyone' as const,
    })),
    ...SUBJECTS.flatMap((subject) => [
      { subject, scale: 'test-60', yearGroups: years(7, 9), halfTerms: FULL, from: 'everyone' as const },
      { subject, scale: 'gcse', yearGroups: [10, 11], halfTerms: FULL, from: 'everyone' as const },
    ]),
    ...(['english', 'maths'] as const).flatMap((subject) => [
      { subject, scale: 'test-60', yearGroups: [8, 9], halfTerms: SHORT, from: 'short-check' as const },
      { subject, scale: 'gcse', yearGroups: [11], halfTerms: SHORT, from: 'short-check' as const },
    ]),
  ],
  expectations: SUBJECTS.flatMap((subject) => [
    { subject, scale: 'gcse', yearGroup: 10, halfTerm: 'ANY' as const, expected: 3 },
    { subject, scale: 'gcse', yearGroup: 11, halfTerm: 'ANY' as const, expected: 4 },
  ]),
  marks: {
    'test-60': { reliability: 0.88, mean: ({ windowId }) => 28 + ((windowId * 13) % 11), sd: 11 },
    gcse: {
      reliability: 0.85,
      mean: ({ yearGroup, windowId }) => 4.3 + (yearGroup === 11 ? 0.6 : 0) + (windowId % 10) * 0.08,
      sd: 1.7,
    },
  },
};
