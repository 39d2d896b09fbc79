import { longDate } from '../words/dates';
import { subjectOf, windowOf, type RuleWords } from './flag-words';

export const missingResult: RuleWords = {
  name: 'Result missing',
  sentence(facts, numbers) {
    const when = windowOf(numbers, 'window');
    return `${facts.forename} has no ${subjectOf(facts)} result${when ? ` for ${when}` : ''}.`;
  },
  shows(_facts, numbers) {
    const dueOn = numbers['dueOn'];
    return `${typeof dueOn === 'string' ? `It was due on ${longDate(dueOn)}. ` : ''}Without it nobody can tell.`;
  },
};
