import { keyOf } from './cell-key';
import type { SaveOutcome, StandingMark, UnsentMark } from './mark-types';

/** A mark that waits on this device, and the school it belongs to. */
export interface KeptMark {
  readonly schoolId: number;
  /** For saying what waits, also when the class is no longer open. */
  readonly className: string | null;
  readonly mark: UnsentMark;
}

/** What waits, by cell, and what was sent of it without an answer so far. */
export interface UnsentList {
  readonly kept: ReadonlyMap<string, KeptMark>;
  readonly tried: ReadonlyMap<string, KeptMark>;
}

export const EMPTY: UnsentList = { kept: new Map(), tried: new Map() };

/**
 * The new mark of a cell over the one that waits there: the newest counts, but it still stands against what the server
 * had when the first was typed. After a refusal the person has seen what stands there, so theirs is the new word.
 */
export function over(before: UnsentMark | undefined, mark: UnsentMark): UnsentMark {
  if (!before || before.refused) return mark;
  const note = mark.note === undefined ? before.note : mark.note;
  return { ...mark, ...(note === undefined ? {} : { note }), previous: { ...mark.previous, ...before.previous } };
}

/**
 * What to send now, of one school, oldest first. A version that was sent without an answer goes again before a newer one of its cell:
 * only its answer tells what the newer one stands against.
 */
export function toSend({ kept, tried }: UnsentList, most: number): KeptMark[] {
  const waiting = [...kept.entries()]
    .filter(([, { mark }]) => !mark.refused)
    .map(([key, each]) => tried.get(key) ?? each)
    .sort((one, other) => Date.parse(one.mark.typedAt) - Date.parse(other.mark.typedAt));
  return waiting.filter(({ schoolId }) => schoolId === waiting[0]?.schoolId).slice(0, most);
}

/** What becomes of a cell after its answer: nothing waits any more (null), or this still does. */
export function afterAnswer(kept: KeptMark, sent: UnsentMark, { state, message, now }: SaveOutcome): KeptMark | null {
  const newer = !sameTyped(kept.mark, sent);
  if (state === 'saved') {
    if (!newer) return null;
    return { ...kept, mark: { ...kept.mark, previous: standsAgainst(kept.mark, now) } };
  }
  return newer ? kept : { ...kept, mark: { ...kept.mark, refused: { state, message: message ?? '', now } } };
}

export function byCell(marks: readonly KeptMark[]): Map<string, KeptMark> {
  return new Map(marks.map((each) => [keyOf(each.mark), each]));
}

/** What a mark now stands against: what is there, and its comment where the mark brings one. */
export function standsAgainst({ note }: UnsentMark, now: StandingMark | null): UnsentMark['previous'] {
  const value = { value: now?.value ?? null, code: now?.code ?? null };
  return note === undefined ? value : { ...value, note: now?.note ?? null };
}

function sameTyped(one: UnsentMark, other: UnsentMark): boolean {
  return one.typedAt === other.typedAt && one.mark === other.mark && one.note === other.note;
}
