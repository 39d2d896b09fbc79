import { counted, plain } from '../words/numbers';
import { numberOf, windowOf, type RuleWords } from './flag-words';

export const attendance: RuleWords = {
  name: 'Attendance',
  sentence(facts, numbers) {
    const missed = percent(numberOf(numbers, 'missedShare'));
    if (numbers['kind'] === 'fall') {
      return `${facts.forename} has been in school less this half term than the one before.`;
    }
    const severely = numbers['kind'] === 'severe' ? ', half or more' : '';
    return `${facts.forename} has missed ${missed} of this year’s sessions so far${severely}.`;
  },
  shows(_facts, numbers) {
    const missed = numberOf(numbers, 'missedSessions') ?? 0;
    const possible = numberOf(numbers, 'possible') ?? 0;
    const fall = numberOf(numbers, 'fall');
    const when = windowOf(numbers, 'halfTerm');
    const sessions = `${missed} of ${counted(possible, 'session')} missed`;
    const fell =
      fall === null
        ? ''
        : ` Down ${counted(Math.round(fall), 'point')}${when ? ` in ${when}` : ''} on the half term before.`;
    return `${sessions} (a session is half a day).${fell}`;
  },
};

/** "12 %", never "0 %" of something. */
function percent(share: number | null): string {
  return share === null ? 'many' : `${plain(Math.max(1, Math.round(100 * share)))} %`;
}
