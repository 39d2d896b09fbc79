import { type Scale, reliableChange, towardsGood } from '@headway/domain';
import type { MarkValue, SheetCell, StandingMark, UnsentMark } from '../../core/offline/mark-types';
import { readTyped } from './read-typed';
import { CODE_WORDS } from './sheet';

/** How safe what a cell shows is. `kept`: on this device only, until there is a connection. */
export type CellState = 'saved' | 'sending' | 'kept' | 'conflict' | 'invalid' | 'locked';

/** What one cell shows. */
export interface CellView {
  readonly text: string;
  readonly state: CellState;
  /** One of the letters A, N, B stands here. */
  readonly isCode: boolean;
  /** Nothing stands here and nothing valid is on its way. */
  readonly missing: boolean;
  /** The number that stands here or is on its way. */
  readonly value: number | null;
  /** Lower than the previous mark by more than the error of the two tests. */
  readonly wellBelow: boolean;
  readonly belowExpected: boolean;
  readonly note: string | null;
  /** Why it was not taken. */
  readonly message: string | null;
  /** The other mark of two. */
  readonly theirs: StandingMark | null;
}

/** What is known of a mark that has not been saved yet. */
export interface OnItsWay {
  readonly unsent: UnsentMark;
  /** No request carries it now, and none will until there is a connection. */
  readonly waits: boolean;
}

/** A change of more than chance at 95 %: the same bound as on the pupil's page. */
const MORE_THAN_CHANCE = 1.96;

/** @param scale null where the subject has none yet: nothing can be written there */
export function viewOf(cell: SheetCell, scale: Scale | null, onItsWay: OnItsWay | null): CellView {
  const unsent = onItsWay?.unsent;
  const typed = unsent && scale ? readTyped(unsent.mark, scale) : null;
  const shown: MarkValue = typed ? valueOf(typed) : (cell.mark ?? NOTHING);
  return {
    text: typed?.text ?? cell.mark?.text ?? '',
    state: stateOf(onItsWay),
    isCode: shown.code !== null,
    missing: shown.value === null && shown.code === null,
    value: shown.value,
    wellBelow: scale !== null && isWellBelow(shown.value, cell, scale),
    belowExpected: scale !== null && isBelowExpected(shown, cell, scale),
    note: unsent?.note === undefined ? (cell.mark?.note ?? null) : unsent.note,
    message: unsent?.refused?.message ?? null,
    theirs: unsent?.refused?.state === 'conflict' ? unsent.refused.now : null,
  };
}

const NOTHING: MarkValue = { value: null, code: null };

function valueOf(typed: ReturnType<typeof readTyped>): MarkValue {
  return typed.ok ? typed.mark : NOTHING;
}

function stateOf(onItsWay: OnItsWay | null): CellState {
  if (!onItsWay) return 'saved';
  if (onItsWay.unsent.refused) return onItsWay.unsent.refused.state;
  return onItsWay.waits ? 'kept' : 'sending';
}

function isWellBelow(value: number | null, { previous, scaleId }: SheetCell, scale: Scale): boolean {
  if (
    value === null ||
    !previous ||
    previous.value === null ||
    previous.testError === null ||
    previous.scaleId !== scaleId
  )
    return false;
  const sem = previous.testError;
  const change = reliableChange(
    { score: towardsGood(previous.value, scale), sem },
    { score: towardsGood(value, scale), sem },
  );
  return change.ok && change.value < -MORE_THAN_CHANCE;
}

function isBelowExpected({ value, code }: MarkValue, { expected }: SheetCell, scale: Scale): boolean {
  if (!expected) return false;
  if (code === 'B') return true;
  return value !== null && towardsGood(value, scale) < towardsGood(expected.value, scale);
}

const STATE_WORDS: Readonly<Record<CellState, string | null>> = {
  saved: null,
  sending: 'being sent',
  kept: 'kept on this device, not sent yet',
  conflict: 'two marks',
  invalid: 'not saved',
  locked: 'not saved, locked',
};

/** What a screen reader says in a cell, after the pupil's name and the subject. */
export function cellWords(view: CellView, cell: SheetCell, previousName: string): string {
  const code = view.text === 'A' || view.text === 'N' || view.text === 'B' ? CODE_WORDS[view.text] : null;
  const words = [
    view.text === '' ? 'empty' : view.text,
    view.isCode ? code : null,
    STATE_WORDS[view.state],
    view.message,
    view.theirs ? `${view.theirs.by ?? 'Somebody else'} has ${view.theirs.text || 'nothing'}` : null,
    view.wellBelow ? 'well below the start' : null,
    view.belowExpected ? 'below expected' : null,
    cell.previous ? `${previousName} ${cell.previous.text || 'nothing'}` : null,
    cell.expected ? `${cell.expected.why} ${cell.expected.text}` : null,
    cell.workingTo,
    view.note ? 'has a comment' : null,
  ];
  return words.filter((word) => word !== null && word !== '').join(', ');
}

export function sameView(one: CellView, other: CellView): boolean {
  return (
    one.text === other.text &&
    one.state === other.state &&
    one.isCode === other.isCode &&
    one.value === other.value &&
    one.wellBelow === other.wellBelow &&
    one.belowExpected === other.belowExpected &&
    one.note === other.note &&
    one.message === other.message &&
    one.theirs === other.theirs
  );
}
