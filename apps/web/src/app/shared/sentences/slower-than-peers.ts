import { counted } from '../words/numbers';
import { pronouns } from '../words/school-words';
import {
  markText,
  numberOf,
  pointsText,
  subjectOf,
  windowOf,
  type FlagFacts,
  type ReasonNumbers,
  type RuleWords,
} from './flag-words';

/** Where pupils who had started level stand now: the mark without what this pupil is short of. */
export function levelPeersNow(facts: FlagFacts, numbers: ReasonNumbers): number | null {
  const mark = numberOf(numbers, 'mark');
  const points = numberOf(numbers, 'residualPoints');
  if (mark === null || points === null) return null;
  return facts.scale?.direction === 'down' ? mark + points : mark - points;
}

export const slowerThanPeers: RuleWords = {
  name: 'Slower than level pupils',
  sentence: (facts) =>
    `${facts.forename} has made less progress in ${subjectOf(facts)} than pupils who started level with ${pronouns(facts.sex).object}.`,
  shows(facts, numbers) {
    const since = windowOf(numbers, 'previousWindow');
    const peers = levelPeersNow(facts, numbers);
    const level = `Pupils level${since ? ` in ${since}` : ''}`;
    const short = numberOf(numbers, 'residualPoints');
    if (peers === null || short === null) return `${level} have gone further since.`;
    if (facts.scale?.steps?.length) {
      return `${level} have gone further since: ${facts.forename} is about ${counted(Math.max(1, Math.round(Math.abs(short))), 'step')} behind them.`;
    }
    return `${level}: ${markText(facts, Math.round(peers))} now. ${facts.forename} is ${pointsText(short)} short of that.`;
  },
};
