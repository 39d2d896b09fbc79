import { possessive, pronouns, subjectInSentence } from '../words/school-words';
import {
  namedIn,
  numberOf,
  subjectOf,
  windowOf,
  type FlagFacts,
  type ReasonNumbers,
  type RuleWords,
} from './flag-words';

export const strandGap: RuleWords = {
  name: 'One part lags behind',
  sentence(facts, numbers) {
    const { own } = pronouns(facts.sex);
    return `${facts.forename} is weaker in ${strandOf(facts, numbers)} than in the rest of ${own} ${subjectOf(facts)}.`;
  },
  shows(facts, numbers) {
    const strands = numberOf(numbers, 'strands') ?? 0;
    const others = numberOf(numbers, 'others') ?? 0;
    const when = windowOf(numbers, 'window');
    const also = others === 0 ? '' : others === 1 ? ' One other part lags too.' : ` ${others} other parts lag too.`;
    const middle = `the middle of ${possessive(facts.forename)} ${strands} parts of ${subjectOf(facts)}`;
    return `Well below ${middle}${when ? ` in ${when}` : ''}, by more than chance.${also}`;
  },
};

const strandOf = (facts: FlagFacts, numbers: ReasonNumbers): string =>
  subjectInSentence(namedIn(facts, numbers['strand']) ?? 'one part');
