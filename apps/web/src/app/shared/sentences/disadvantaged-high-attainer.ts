import { windowNameWithYear } from '../words/school-words';
import { markText, numberOf, subjectOf, type RuleWords } from './flag-words';

export const disadvantagedHighAttainer: RuleWords = {
  name: 'Began high, slipping',
  sentence: (facts) =>
    `${facts.forename}, who has pupil premium and began among the top third in ${subjectOf(facts)}, is slipping.`,
  shows(facts, numbers) {
    const at = (mark: string, window: string): string => {
      const when = Number(numbers[window] ?? 0);
      return `${markText(facts, numberOf(numbers, mark))}${when ? ` in ${windowNameWithYear(when)}` : ''}`;
    };
    return `${at('baselineMark', 'baselineWindow')}, ${at('mark', 'window')}. Still not low, and easily missed.`;
  },
};
