import type {
  GroupCostDto,
  GroupPageDto,
  GroupPlacementDto,
  GroupSessionDto,
  MissingRateDto,
} from '@headway/api-client';
import { shortDate, shortWeekday } from '../../shared/words/dates';
import { counted, poundsAndPence } from '../../shared/words/numbers';
import { slotWords } from '../../shared/words/slots';
import type { SessionState } from './sessions-strip';

export function stateOf({ status, heldOn }: GroupSessionDto, today: string): SessionState {
  if (status === 'held') return 'held';
  if (status === 'cancelled') return 'lost';
  if (heldOn === today) return 'this';
  return heldOn < today ? 'no-register' : 'to-come';
}

const STATES: Readonly<Record<SessionState, string>> = {
  held: 'Happened',
  lost: 'Did not run',
  this: 'Today',
  'no-register': 'No register yet',
  'to-come': 'To come',
};

export const stateWords = (state: SessionState): string => STATES[state];

/** The page's first sentence: how much of the plan has happened, and how full the group is. */
export function groupAnswer(group: GroupPageDto, today: string): string {
  const states = group.sessions.map((session) => stateOf(session, today));
  const held = states.filter((state) => state === 'held').length;
  const past = states.filter((state) => state !== 'to-come' && state !== 'this').length;
  const now = group.pupils.filter(({ placements }) => placements.some((stay) => isIn(stay, today))).length;
  const taken = now + group.otherPupils;
  const sessions =
    past === 0
      ? `The first of ${counted(states.length, 'session')} is still to come.`
      : `${held} of ${counted(past, 'session')} so far happened.`;
  return `${sessions} ${taken} of ${counted(group.capacity, 'place')} taken.`;
}

function isIn({ startsOn, endsOn }: GroupPlacementDto, day: string): boolean {
  return startsOn <= day && (endsOn === null || endsOn >= day);
}

const EXITS: Readonly<Record<string, string>> = {
  'caught-up': 'caught up',
  moved: 'moved to another group',
  'not-working': 'was not working',
  'left-school': 'left the school',
  'group-ended': 'the group ended',
  other: 'another reason',
};

/** "from 2 Nov", "2 Nov to 20 Nov: caught up". */
export function stayWords({ startsOn, endsOn, exitReason }: GroupPlacementDto): string {
  if (endsOn === null) return `from ${shortDate(startsOn)}`;
  const why = exitReason ? `: ${EXITS[exitReason] ?? exitReason}` : '';
  return `${shortDate(startsOn)} to ${shortDate(endsOn)}${why}`;
}

/** "No rate for teaching assistant on 3 Nov, and on 4 more days". */
export function missingRateWords({ role, on, moreDays }: MissingRateDto): string {
  const more = moreDays > 0 ? `, and on ${counted(moreDays, 'more day')}` : '';
  if (role === null) return `Nobody is named to lead on ${shortDate(on)}${more}`;
  return `No rate for ${role.replaceAll('-', ' ').toLocaleLowerCase('en-GB')} on ${shortDate(on)}${more}`;
}

export interface CostRow {
  readonly what: string;
  readonly additional: string;
  readonly full: string;
}

/** Planned, to date, projected and per pupil, additional spending and full cost apart. */
export function costRows(cost: GroupCostDto): CostRow[] {
  const rows: [string, GroupCostDto['planned']][] = [
    ['As planned', cost.planned],
    ['To date', cost.delivered],
    ['To date and what is still to come', cost.projected],
    ['To date, for each pupil who started', cost.deliveredPerPupil],
  ];
  return rows.flatMap(([what, of]) =>
    of ? [{ what, additional: poundsAndPence(of.additional / 100), full: poundsAndPence(of.full / 100) }] : [],
  );
}

/** "Mrs Sandhu · Room 3 · Mon 09:10 · 2 Nov to 18 Dec · review Fri 4 Dec". */
export function groupLede(group: GroupPageDto): string {
  return [
    group.leader ?? 'Nobody leads it yet',
    group.room,
    slotWords(group.slots),
    `${shortDate(group.startsOn)} to ${shortDate(group.endsOn)}`,
    group.closed ? 'closed' : `review ${shortWeekday(group.reviewOn)}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
