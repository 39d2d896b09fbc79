import { namedIn, markText, numberOf, subjectOf, windowOf, type RuleWords } from './flag-words';

export const readyToExit: RuleWords = {
  name: 'Ready to leave the group',
  sentence: (facts, numbers) =>
    `${facts.forename} has reached what ${namedIn(facts, numbers['group']) ?? 'the group'} was for in ${subjectOf(facts)}.`,
  shows(facts, numbers) {
    const when = windowOf(numbers, 'window');
    const mark = `${markText(facts, numberOf(numbers, 'mark'))}${when ? ` in ${when}` : ''}`;
    const criterion = markText(facts, numberOf(numbers, 'criterion'));
    const goal = numbers['criterionOf'] === 'group' ? `the group’s goal is ${criterion}` : `expected is ${criterion}`;
    const twice = numberOf(numbers, 'results') === 2 ? ', twice running' : '';
    return `${mark}; ${goal}${twice}.`;
  },
};
