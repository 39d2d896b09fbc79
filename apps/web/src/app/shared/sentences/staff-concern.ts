import { longDate } from '../words/dates';
import { counted } from '../words/numbers';
import { numberOf, subjectOf, type RuleWords } from './flag-words';

export const staffConcern: RuleWords = {
  name: 'A colleague is worried',
  sentence: (facts) =>
    facts.subject === null
      ? `Somebody who teaches ${facts.forename} is worried about how things are going.`
      : `Somebody who teaches ${facts.forename} is worried about ${subjectOf(facts)}.`,
  shows(_facts, numbers) {
    const raisedOn = numbers['raisedOn'];
    const when = typeof raisedOn === 'string' ? `Raised on ${longDate(raisedOn)}.` : 'Raised by a colleague.';
    const concerns = numberOf(numbers, 'concerns') ?? 1;
    return concerns > 1 ? `${when} There are ${counted(concerns, 'concern')} in all.` : when;
  },
};
