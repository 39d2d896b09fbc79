import { counted } from '../../shared/words/numbers';
import { yearName } from '../../shared/words/school-words';
import type { Board } from './board';

/** The page's first sentence: who needs help and has none, and how many places are free. */
export function gridAnswer(board: Board, year: number | null, seesFlags: boolean): string {
  const partly = board.waiting.filter(({ pupilId }) => isHelpedElsewhere(board, pupilId)).length;
  const waiting = board.waiting.length - partly;
  const free = board.groups.reduce((sum, { capacity, taken }) => sum + Math.max(0, capacity - taken), 0);
  const where = year === null ? '' : ` in ${yearName(year)}`;
  const places = free === 0 ? 'No place is free.' : `${counted(free, 'place')} ${free === 1 ? 'is' : 'are'} free.`;
  if (!seesFlags) return `${counted(board.groups.length, 'group')}${where}. ${places}`;
  const who =
    board.waiting.length === 0
      ? `Everybody${where} who needs help is getting it.`
      : `${waiting}${where} ${waiting === 1 ? 'needs' : 'need'} help and ${waiting === 1 ? 'has' : 'have'} none${partlyWords(partly)}.`;
  return board.groups.length === 0 ? who : `${who} ${places}`;
}

function partlyWords(partly: number): string {
  return partly === 0 ? '' : `; ${partly} more ${partly === 1 ? 'has' : 'have'} help, but not in every subject`;
}

/** Whether a flag of a pupil who waits is answered by a group in another subject: that is some help, as on the flags page. */
function isHelpedElsewhere(board: Board, pupilId: string): boolean {
  return board.groups.some(({ cards }) => cards.some((card) => card.pupilId === pupilId && card.why !== null));
}
