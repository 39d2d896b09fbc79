import { pronouns } from '../words/school-words';
import { markText, numberOf, subjectOf, windowOf, type RuleWords } from './flag-words';

export const slowerThanOwnRate: RuleWords = {
  name: 'Slower than before',
  sentence(facts, numbers) {
    const { own } = pronouns(facts.sex);
    const windows = numberOf(numbers, 'windows') ?? 0;
    const earlier = windows > 2 ? `${own} own earlier results` : `${own} result before`;
    return `${facts.forename} has fallen in ${subjectOf(facts)} compared with ${earlier}.`;
  },
  shows(facts, numbers) {
    const before = numberOf(numbers, 'previousMark');
    const since = windowOf(numbers, 'previousWindow');
    const now = markText(facts, numberOf(numbers, 'mark'));
    const fall = before === null ? now : `${markText(facts, before)}${since ? ` in ${since}` : ''}, ${now} now`;
    return `${fall}. The fall is more than chance: fewer than 1 in 20 steady pupils show one like it.`;
  },
};
