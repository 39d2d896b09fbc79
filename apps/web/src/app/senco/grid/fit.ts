import type { GridColumnDto, SlotDto } from '@headway/api-client';
import { shortDate } from '../../shared/words/dates';
import { subjectInSentence, yearName } from '../../shared/words/school-words';
import { DAYS } from '../../shared/words/slots';
import { type Board, type Held, cardOf } from './board';
import { isForYear } from './group-years';

/** Whether a group fits the pupil in hand, and why in a few words. */
export interface Fit {
  readonly kind: 'here' | 'fits' | 'other-subject' | 'other-year' | 'full' | 'clash' | 'over';
  readonly words: string;
}

/** Whether the pupil in hand could be dropped there: a clash is a matter of saying why. */
export function canTake({ kind }: Fit): boolean {
  return kind === 'fits' || kind === 'clash' || kind === 'other-subject' || kind === 'other-year';
}

/** Said of one group for one pupil; the server has the last word. */
export function fitOf(board: Board, held: Held, group: GridColumnDto, today: string): Fit {
  const mine = group.cards.find((card) => card.pupilId === held.pupilId);
  if (mine) return { kind: 'here', words: mine.placementId === held.placementId ? 'Is here now' : 'Is in it already' };
  if (group.endsOn < today) return { kind: 'over', words: `Ended ${shortDate(group.endsOn)}` };
  if (group.taken >= group.capacity) return { kind: 'full', words: `Full until ${shortDate(freeFrom(group))}` };
  const clash = clashWith(board, held, group);
  if (clash) return { kind: 'clash', words: clash };
  const flagged = flaggedIn(board, held);
  if (group.subject && flagged && group.subject !== flagged) {
    return {
      kind: 'other-subject',
      words: `For ${subjectInSentence(group.subject)}; ${held.forename} is flagged in ${subjectInSentence(flagged)}`,
    };
  }
  const year = yearOf(board, held);
  if (year !== null && !isForYear(group, year)) {
    return { kind: 'other-year', words: `For other years; ${held.forename} is in ${yearName(year)}` };
  }
  return { kind: 'fits', words: 'Fits. Nothing clashes' };
}

/** The first day on which somebody is known to leave, otherwise the group's last. */
function freeFrom(group: GridColumnDto): string {
  return group.cards.flatMap(({ endsOn }) => (endsOn ? [endsOn] : [])).sort()[0] ?? group.endsOn;
}

function flaggedIn(board: Board, held: Held): string | null {
  const why = held.placementId
    ? cardOf(board, held.placementId)?.why
    : board.waiting.find(({ pupilId }) => pupilId === held.pupilId)?.why;
  return why?.subject ?? null;
}

function yearOf(board: Board, { pupilId, placementId }: Held): number | null {
  const pupil = placementId ? cardOf(board, placementId) : board.waiting.find((one) => one.pupilId === pupilId);
  return pupil?.yearGroup ?? null;
}

function clashWith(board: Board, held: Held, group: GridColumnDto): string | null {
  const others = board.groups.filter(
    (other) =>
      other.id !== group.id &&
      other.startsOn <= group.endsOn &&
      other.endsOn >= group.startsOn &&
      other.cards.some((card) => card.pupilId === held.pupilId && card.placementId !== held.placementId),
  );
  for (const other of others) {
    const slot = other.slots.find((theirs) => group.slots.some((ours) => sameTime(ours, theirs)));
    if (slot) return `Clash: ${DAYS[slot.weekday] ?? ''} ${slot.startsAt} ${other.name}`;
  }
  return null;
}

function sameTime(a: SlotDto, b: SlotDto): boolean {
  const start = ({ startsAt }: SlotDto): number => Number(startsAt.slice(0, 2)) * 60 + Number(startsAt.slice(3, 5));
  return a.weekday === b.weekday && start(a) < start(b) + b.minutes && start(b) < start(a) + a.minutes;
}
