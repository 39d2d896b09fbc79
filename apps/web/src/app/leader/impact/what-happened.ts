import type { ImpactDetailDto, MeansDto } from '@headway/api-client';
import { signed } from '../../shared/words/numbers';
import { inUnit, intervalWords } from './row-words';

/** One side from start to end. `gain` is what it gained: on scales where less is better, how far it fell. */
export interface SideGain {
  readonly side: string;
  readonly n: number;
  readonly start: string;
  readonly end: string;
  readonly gain: string;
}

type Detail = Pick<ImpactDetailDto, 'inGroup' | 'compared' | 'measure' | 'row' | 'startingPoints' | 'otherAnswers'>;

export function sidesOf({ inGroup, compared, measure }: Detail): SideGain[] {
  const side = (name: string, means: MeansDto | null): SideGain[] =>
    means === null
      ? []
      : [
          {
            side: name,
            n: means.n,
            start: inUnit(means.start, measure.unit),
            end: inUnit(means.end, measure.unit),
            gain: inUnit(gainOf(means, measure.moreIsBetter), measure.unit),
          },
        ];
  return [...side('In the group', inGroup), ...side('Compared pupils', compared)];
}

function gainOf({ start, end }: MeansDto, moreIsBetter: boolean): number {
  const change = end - start;
  return moreIsBetter ? change : -change;
}

/** How much of the plain gain would have come without the group: what the gain of every tracker leaves out. */
export function anywaySentence({ inGroup, measure, row, startingPoints }: Detail): string | null {
  const { naive } = row;
  if (!inGroup || !naive || measure.outcomeSd === null) return null;
  const gain = inUnit(gainOf(inGroup, measure.moreIsBetter), measure.unit);
  const anyway = naive.expectedAnyway * measure.outcomeSd;
  const size = inUnit(Math.abs(anyway), measure.unit);
  const unit = unitWords(measure.unit);
  const by = startedLow(inGroup, measure.moreIsBetter, startingPoints)
    ? 'Low scores drift up by themselves'
    : 'Pupils get on by themselves';
  if (anyway <= 0) return `Pupils who start there lose about ${size}${unit} by themselves; these gained ${gain}.`;
  if (naive.gain > naive.expectedAnyway) return `${by}: about ${size} of the ${gain}${unit} would have come anyway.`;
  return `${by}: pupils who start there gain about ${size}${unit} anyway; these gained ${gain}.`;
}

/** Below the mean of everyone with a starting point. */
function startedLow(inGroup: MeansDto, moreIsBetter: boolean, points: Detail['startingPoints']): boolean {
  const mean = points.reduce((sum, { value }) => sum + value, 0) / points.length;
  return moreIsBetter ? inGroup.start < mean : inGroup.start > mean;
}

/** What the group added, compared with pupils who started level: in the unit of the marks, then in SD. */
export function addedSentence({ measure, row }: Detail): string {
  const { estimate } = row;
  if (!estimate) return 'What the group added cannot be said yet.';
  const share = `${inUnit(Math.abs(estimate.effect), 'positions')} of the spread of scores`;
  const way = estimate.effect < 0 ? 'behind' : 'ahead of';
  const said =
    measure.unit === 'marks' && measure.outcomeSd !== null
      ? `${inUnit(Math.abs(estimate.effect) * measure.outcomeSd, 'marks')} points ${way} compared pupils: ${share}`
      : `${share} ${way} compared pupils`;
  return `With starting points allowed for, its pupils ended ${said}. It could be anything from ${intervalWords(estimate)}.`;
}

/** The same question answered in other ways, and whether they agree. */
export function otherAnswersSentence({ otherAnswers }: Detail): string | null {
  if (!otherAnswers) return null;
  const { matchedPairs, trueScores } = otherAnswers;
  const answers = [
    matchedPairs && `matched pairs say ${signed(matchedPairs.effect)}`,
    trueScores && `allowing for test error ${signed(trueScores.effect)}`,
  ].filter((answer) => answer !== null);
  if (answers.length === 0) return 'It could not be worked out in other ways.';
  const said = answers.join('; ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

function unitWords(unit: 'marks' | 'positions'): string {
  return unit === 'marks' ? ' points' : ' of the spread of scores';
}
