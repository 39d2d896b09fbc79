import { shortDate } from '../words/dates';
import { counted } from '../words/numbers';
import { namedIn, numberOf, subjectOf, type FlagFacts, type ReasonNumbers, type RuleWords } from './flag-words';

export const supportNotWorking: RuleWords = {
  name: 'No faster than expected yet',
  sentence(facts, numbers) {
    if (numbers['because'] === 'few-sessions') {
      return `${facts.forename} has had too few of the sessions of ${groupOf(facts, numbers)} for it to help.`;
    }
    return `${facts.forename} is making no faster progress in ${subjectOf(facts)} than expected yet, in ${groupOf(facts, numbers)}.`;
  },
  shows(_facts, numbers) {
    const had = numberOf(numbers, 'sessionsHad') ?? 0;
    const planned = numberOf(numbers, 'sessionsPlanned') ?? 0;
    const weeks = counted(numberOf(numbers, 'weeks') ?? 0, 'week');
    const since = numbers['startedOn'];
    const start = typeof since === 'string' ? `In the group since ${shortDate(since)} (${weeks}). ` : '';
    const chance = 'A third of pupils whose level has not changed look like this by chance: look before ending it.';
    return `${start}${had} of ${counted(planned, 'session')} had.${numbers['because'] === 'few-sessions' ? '' : ` ${chance}`}`;
  },
};

const groupOf = (facts: FlagFacts, numbers: ReasonNumbers): string => namedIn(facts, numbers['group']) ?? 'the group';
