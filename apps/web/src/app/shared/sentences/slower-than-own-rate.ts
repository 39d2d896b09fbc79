import { pronouns } from '../words/school-words';
import {
  markText,
  numberOf,
  subjectOf,
  windowOf,
  type FlagFacts,
  type ReasonNumbers,
  type RuleWords,
} from './flag-words';

export const slowerThanOwnRate: RuleWords = {
  name: 'Slower than before',
  sentence(facts, numbers) {
    const { own } = pronouns(facts.sex);
    if (rose(facts, numbers)) {
      return `${facts.forename} has made less progress in ${subjectOf(facts)} than ${own} own earlier results led one to expect.`;
    }
    const windows = numberOf(numbers, 'windows') ?? 0;
    const earlier = windows > 2 ? `${own} own earlier results` : `${own} result before`;
    return `${facts.forename} has fallen in ${subjectOf(facts)} compared with ${earlier}.`;
  },
  shows(facts, numbers) {
    const at = (mark: string, window: string): string => {
      const name = windowOf(numbers, window);
      return `${markText(facts, numberOf(numbers, mark))}${name ? ` in ${name}` : ''}`;
    };
    const marks = numberOf(numbers, 'previousMark') === null ? '' : `${at('previousMark', 'previousWindow')}, `;
    const moved = `${marks}${at('mark', 'window')}`;
    return rose(facts, numbers)
      ? `${moved}, while the year group moved further. That is more than chance: fewer than 1 in 20 steady pupils show it.`
      : `${moved}. The fall is more than chance: fewer than 1 in 20 steady pupils show one like it.`;
  },
};

/** Whether the mark itself did not fall: then it is the place in the year group that did. */
function rose(facts: FlagFacts, numbers: ReasonNumbers): boolean {
  const [before, now] = [numberOf(numbers, 'previousMark'), numberOf(numbers, 'mark')];
  if (before === null || now === null) return false;
  return facts.scale?.direction === 'down' ? now <= before : now >= before;
}
