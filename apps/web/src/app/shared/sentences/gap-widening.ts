import { numberOf, pointsText, subjectOf, windowOf, type RuleWords } from './flag-words';

export const gapWidening: RuleWords = {
  name: 'Gap is widening',
  sentence: (facts) =>
    `${facts.forename} has fallen further behind in ${subjectOf(facts)} at each of the last two assessments.`,
  shows(_facts, numbers) {
    const [first, before, now] = ['gapFirst', 'gapBefore', 'gap'].map((key) => numberOf(numbers, key) ?? 0);
    const behind =
      numbers['comparedWith'] === 'cohort-median' ? 'the middle of the year group' : 'the expected standard';
    const since = windowOf(numbers, 'windowFirst');
    const start = first === 0 ? `Level with ${behind}` : `${place(first)} ${behind}`;
    return `${start}${since ? ` in ${since}` : ''}, then ${place(before)}, ${place(now)} now.`;
  },
};

/** Where a mark is: a gap above 0 is below the standard. */
function place(gap = 0): string {
  if (gap === 0) return 'level';
  return `${pointsText(gap)} ${gap > 0 ? 'below' : 'above'}`;
}
