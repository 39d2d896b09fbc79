import type { GridCardDto, GridColumnDto, GridWaitingDto } from '@headway/api-client';

/** Groups with their pupils, and who waits. */
export interface Board {
  readonly groups: readonly GridColumnDto[];
  readonly waiting: readonly GridWaitingDto[];
}

/** The column of pupils without help. */
export const TRAY = 'tray';

/** What somebody does with a card; `placementId` is the id of the stay it opens, or of the one it ends. */
export type Act =
  | { readonly kind: 'place'; readonly placementId: string; readonly pupilId: string; readonly groupId: string }
  | { readonly kind: 'move'; readonly placementId: string; readonly fromId: string; readonly groupId: string }
  | { readonly kind: 'exit'; readonly placementId: string };

/** A card in hand: a pupil, out of a group or out of the tray. */
export interface Held {
  readonly pupilId: string;
  readonly forename: string;
  readonly name: string;
  /** The stay it was picked up from; null out of the tray. */
  readonly placementId: string | null;
  /** The group it was picked up from, or the tray. */
  readonly from: string;
}

export function columnOf(board: Board, groupId: string): GridColumnDto | undefined {
  return board.groups.find(({ id }) => id === groupId);
}

export function cardOf(board: Board, placementId: string): GridCardDto | undefined {
  return board.groups.flatMap(({ cards }) => cards).find((card) => card.placementId === placementId);
}

/** Groups the pupil is seen in: sent along, so that somebody else's placing in the meantime is noticed. */
export function groupsOf(board: Board, pupilId: string): string[] {
  return board.groups.filter(({ cards }) => cards.some((card) => card.pupilId === pupilId)).map(({ id }) => id);
}

/** The board as it will be when the server agrees. An act the board has in it already changes nothing. */
export function applyAct(board: Board, act: Act, today: string): Board {
  if (act.kind === 'exit') return without(board, act.placementId);
  if (cardOf(board, act.placementId)) return board;
  if (act.kind === 'move') {
    const card = cardOf(board, act.fromId);
    if (!card) return board;
    return withCard(without(board, act.fromId), act.groupId, { ...card, placementId: act.placementId }, today);
  }
  const pupil = board.waiting.find(({ pupilId }) => pupilId === act.pupilId);
  if (!pupil) return board;
  const group = columnOf(board, act.groupId);
  const stillWaits = pupil.subjectId !== group?.subjectId;
  const placed = withCard(board, act.groupId, newCard(pupil, act.placementId), today);
  return stillWaits ? placed : { ...placed, waiting: placed.waiting.filter((one) => one !== pupil) };
}

function without(board: Board, placementId: string): Board {
  return {
    ...board,
    groups: board.groups.map((group) => {
      const cards = group.cards.filter((card) => card.placementId !== placementId);
      return cards.length === group.cards.length ? group : { ...group, cards, taken: group.taken - 1 };
    }),
  };
}

function withCard(board: Board, groupId: string, card: GridCardDto, today: string): Board {
  return {
    ...board,
    groups: board.groups.map((group) => {
      if (group.id !== groupId) return group;
      const startsOn = today > group.startsOn ? today : group.startsOn;
      const fresh = { ...card, startsOn, endsOn: null, version: 1, had: 0, due: 0 };
      return { ...group, cards: [...group.cards, fresh].sort(bySurname), taken: group.taken + 1 };
    }),
  };
}

function newCard(pupil: GridWaitingDto, placementId: string): GridCardDto {
  return {
    pupilId: pupil.pupilId,
    name: pupil.name,
    forename: pupil.forename,
    surname: pupil.surname,
    className: pupil.className,
    yearGroup: pupil.yearGroup,
    placementId,
    version: 1,
    startsOn: '',
    endsOn: null,
    why: pupil.why,
    reason: null,
    had: 0,
    due: 0,
    results: [],
    change: null,
  };
}

function bySurname(a: GridCardDto, b: GridCardDto): number {
  return a.surname.localeCompare(b.surname, 'en-GB') || a.forename.localeCompare(b.forename, 'en-GB');
}

/** Years there is anybody of, in order. */
export function yearsOf(board: Board): number[] {
  const years = [...board.waiting, ...board.groups.flatMap(({ cards }) => cards)].map(({ yearGroup }) => yearGroup);
  return [...new Set(years)].sort((a, b) => a - b);
}

/** One year of the board: who of it waits, groups with one of its pupils, and empty groups meant for it; null: all. */
export function ofYear(board: Board, year: number | null): Board {
  if (year === null) return board;
  return {
    waiting: board.waiting.filter(({ yearGroup }) => yearGroup === year),
    groups: board.groups.filter(
      ({ cards, yearGroups }) =>
        cards.some(({ yearGroup }) => yearGroup === year) ||
        (cards.length === 0 && (yearGroups.length === 0 || yearGroups.includes(year))),
    ),
  };
}

/** What others have changed between two readings, in words: who is in which group now, or no longer. */
export function othersMoves(before: Board, after: Board, own: ReadonlySet<string>): string[] {
  const list = (board: Board) =>
    new Map(board.groups.flatMap(({ name, cards }) => cards.map((card) => [card.placementId, { card, group: name }])));
  const [was, is] = [list(before), list(after)];
  const come = [...is].filter(([id]) => !was.has(id) && !own.has(id));
  const gone = [...was].filter(([id]) => !is.has(id) && !own.has(id));
  const elsewhere = new Set(come.map(([, { card }]) => card.pupilId));
  return [
    ...come.map(([, { card, group }]) => `${card.name} is now in ${group}.`),
    ...gone
      .filter(([, { card }]) => !elsewhere.has(card.pupilId))
      .map(([, { card, group }]) => `${card.name} is no longer in ${group}.`),
  ];
}
