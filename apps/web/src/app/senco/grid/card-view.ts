import type { GridCardDto, GridWaitingDto, GridWhyDto } from '@headway/api-client';
import { daysBetween } from '@headway/domain';
import { ruleName } from '../../shared/sentences/flag-sentence';
import { shortDate } from '../../shared/words/dates';
import { counted } from '../../shared/words/numbers';
import type { Board, Held } from './board';
import { isForYear } from './group-years';

/** A card as it is drawn: all words made. */
export interface CardView {
  readonly held: Held;
  readonly name: string;
  readonly className: string | null;
  readonly why: string | null;
  readonly since: string;
  /** The last two results, and whether the change is more than chance. */
  readonly results: {
    readonly before: string | null;
    readonly now: string;
    readonly change: GridCardDto['change'];
  } | null;
  readonly dose: { readonly had: number; readonly due: number } | null;
  readonly fewSessions: boolean;
  /** A group that could take the pupil. */
  readonly suggestion: string | null;
}

/** Under half of the sessions, once there were a few, is said in words; the bar is hatched under 80 %. */
const FEW = 0.5;
const ENOUGH_TO_SAY = 4;

export function groupCard(card: GridCardDto, groupId: string, today: string): CardView {
  const [before, now] = card.results.length > 1 ? card.results : [undefined, card.results[0]];
  return {
    held: heldOf(card, card.placementId, groupId),
    name: card.name,
    className: card.className,
    why: card.why ? whyWords(card.why) : card.reason,
    since: sinceWords(card, today),
    results: now ? { before: before?.label ?? null, now: now.label, change: card.change } : null,
    dose: card.due > 0 ? { had: card.had, due: card.due } : null,
    fewSessions: card.due >= ENOUGH_TO_SAY && card.had / card.due < FEW,
    suggestion: null,
  };
}

export function waitingCard(pupil: GridWaitingDto, board: Board, from: string, today: string): CardView {
  return {
    held: heldOf(pupil, null, from),
    name: pupil.name,
    className: pupil.className,
    why: whyWords(pupil.why),
    since: waitingWords(daysBetween(pupil.since, today)),
    results: null,
    dose: null,
    fewSessions: false,
    suggestion: suggestion(pupil, board),
  };
}

function heldOf(pupil: GridCardDto | GridWaitingDto, placementId: string | null, from: string): Held {
  return { pupilId: pupil.pupilId, forename: pupil.forename, name: pupil.name, placementId, from };
}

/** "Reading: less progress than level peers". */
function whyWords({ rule, subject }: GridWhyDto): string {
  const name = ruleName(rule);
  return `${subject}: ${name.charAt(0).toLocaleLowerCase('en-GB')}${name.slice(1)}`;
}

function waitingWords(days: number): string {
  return days <= 0 ? 'since today' : `waiting ${counted(days, 'day')}`;
}

function sinceWords({ startsOn, endsOn }: GridCardDto, today: string): string {
  if (endsOn === today) return 'last day today';
  if (endsOn) return `until ${shortDate(endsOn)}`;
  if (startsOn === today) return 'since today';
  return startsOn > today ? `from ${shortDate(startsOn)}` : `since ${shortDate(startsOn)}`;
}

/** A group of the subject with a free place, for the pupil's year. */
function suggestion({ subjectId, yearGroup }: GridWaitingDto, board: Board): string | null {
  const group = board.groups.find(
    (one) => one.subjectId === subjectId && one.taken < one.capacity && isForYear(one, yearGroup),
  );
  return group ? `${group.name} has ${counted(group.capacity - group.taken, 'place')}` : null;
}
