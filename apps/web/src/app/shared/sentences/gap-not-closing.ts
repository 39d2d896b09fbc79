import { numberOf, pointsText, subjectOf, windowOf, type RuleWords } from './flag-words';

export const gapNotClosing: RuleWords = {
  name: 'Gap is not closing',
  sentence: (facts) =>
    `${facts.forename} has been below the expected standard in ${subjectOf(facts)} three times running, and is no closer.`,
  shows(_facts, numbers) {
    const since = windowOf(numbers, 'windowFirst');
    const first = pointsText(numberOf(numbers, 'gapFirst'));
    return `${first} below the expected standard${since ? ` in ${since}` : ''}, ${pointsText(numberOf(numbers, 'gap'))} now.`;
  },
};
