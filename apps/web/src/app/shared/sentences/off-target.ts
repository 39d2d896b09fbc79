import { possessive } from '../words/school-words';
import { markText, numberOf, subjectOf, windowOf, type RuleWords } from './flag-words';

export const offTarget: RuleWords = {
  name: 'Off target',
  sentence: (facts, numbers) =>
    numbers['by'] === 'forecast'
      ? `The teacher’s own forecast for ${facts.forename} in ${subjectOf(facts)} is below the target agreed.`
      : `${possessive(facts.forename)} latest result in ${subjectOf(facts)} is below the target agreed for this point.`,
  shows(facts, numbers) {
    const when = windowOf(numbers, 'targetWindow');
    const target = `Target${when ? ` for ${when}` : ''}: ${markText(facts, numberOf(numbers, 'target'))}.`;
    const mark = markText(facts, numberOf(numbers, 'mark'));
    if (numbers['by'] === 'forecast') return `${target} Forecast: ${mark}.`;
    return `${target} Result: ${mark}, further below than one result can be out by chance.`;
  },
};
