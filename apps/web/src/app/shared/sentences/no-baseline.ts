import { counted } from '../words/numbers';
import { possessive } from '../words/school-words';
import { markText, numberOf, subjectOf, type RuleWords } from './flag-words';

export const noBaseline: RuleWords = {
  name: 'Nothing to compare with',
  sentence: (facts) =>
    `${possessive(facts.forename)} first result in ${subjectOf(facts)} here has nothing yet to be compared with.`,
  shows(facts, numbers) {
    const windows = counted(numberOf(numbers, 'cohortWindows') ?? 0, 'earlier assessment');
    const mark = markText(facts, numberOf(numbers, 'mark'));
    return `${mark}. The year group has ${windows}; the last school may have results.`;
  },
};
