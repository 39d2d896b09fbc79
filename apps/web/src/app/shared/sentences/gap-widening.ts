import { numberOf, pointsText, subjectOf, windowOf, type RuleWords } from './flag-words';

export const gapWidening: RuleWords = {
  name: 'Gap is widening',
  sentence: (facts) =>
    `${facts.forename} has fallen further behind in ${subjectOf(facts)} at each of the last two assessments.`,
  shows(_facts, numbers) {
    const gaps = ['gapFirst', 'gapBefore', 'gap'].map((key) => numberOf(numbers, key) ?? 0);
    const [first = 0, before = 0, now = 0] = gaps;
    const behind =
      numbers['comparedWith'] === 'cohort-median' ? 'the middle of the year group' : 'the expected standard';
    const since = windowOf(numbers, 'windowFirst');
    const start = first > 0 ? `${pointsText(first)} below ${behind}` : `Level with ${behind}`;
    return `${start}${since ? ` in ${since}` : ''}, then ${pointsText(before)}${before < 0 ? ' above' : ''}, ${pointsText(now)} now.`;
  },
};
