import { counted } from '../words/numbers';
import { markText, numberOf, subjectOf, type RuleWords } from './flag-words';

export const belowExpected: RuleWords = {
  name: 'Below expected',
  sentence: (facts, numbers) =>
    numbers['code'] === 'below'
      ? `${facts.forename} works below the scale that ${subjectOf(facts)} is measured on.`
      : `${facts.forename} is below the expected standard in ${subjectOf(facts)}.`,
  shows(facts, numbers) {
    const expected = numberOf(numbers, 'expected');
    const standard = expected === null ? null : markText(facts, expected);
    if (numbers['code'] === 'below') return `Below the scale.${standard ? ` Expected: ${standard}.` : ''}`;
    const steps = numberOf(numbers, 'steps');
    // The step itself stands before these words already.
    if (steps !== null) return `${counted(steps, 'step')} below ${standard ?? 'what is expected'}.`;
    const mark = markText(facts, numberOf(numbers, 'mark'));
    const side = facts.scale?.direction === 'down' ? 'above' : 'below';
    return `${mark}; ${side} ${standard ?? 'the standard'} counts as below expected.`;
  },
};
