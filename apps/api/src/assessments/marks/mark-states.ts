import type { StoredMark } from './stored-marks';

/** An earlier value of a result, with who replaced it. */
export interface ReplacedMark extends StoredMark {
  replacedBy: string | null;
  replacedByName: string | null;
  replacedAt: Date;
}

/** What a cell held from a moment on, and who made it so; null: nothing. */
export interface MarkState {
  mark: StoredMark | null;
  staffId: string | null;
  by: string | null;
  at: Date;
}

/**
 * Every state of a cell, newest first, from its earlier values (oldest first) and what stands there now. Where nothing
 * begins when an earlier value ends, the result was taken away then.
 */
export function statesOf(replaced: readonly ReplacedMark[], current: StoredMark | undefined): MarkState[] {
  const marks: StoredMark[] = [...replaced, ...(current ? [current] : [])];
  const states = marks.flatMap((mark, i): MarkState[] => {
    const state: MarkState = { mark, staffId: mark.staffId, by: mark.by, at: mark.at };
    const ended = replaced[i];
    if (!ended || marks[i + 1]?.at.getTime() === ended.replacedAt.getTime()) return [state];
    return [state, { mark: null, staffId: ended.replacedBy, by: ended.replacedByName, at: ended.replacedAt }];
  });
  return states.reverse();
}

export type Undoing =
  /** The person has changed nothing here in that time. */
  | { kind: 'nothing' }
  /** Somebody has changed it since: it is left as it is. */
  | { kind: 'overtaken' }
  /** Back to what stood before; null: nothing did. */
  | { kind: 'restore'; mark: StoredMark | null };

/** What taking back a person's changes since a moment means for one cell. A file somebody brought in has an undo of its own. */
export function undoingOf(states: readonly MarkState[], staffId: string, since: Date): Undoing {
  const theirs = ({ mark, staffId: whose, at }: MarkState): boolean =>
    whose === staffId && at >= since && (mark === null || mark.importRunId === null);
  const before = states.findIndex((state) => !theirs(state));
  if (before === 0) return states.some(theirs) ? { kind: 'overtaken' } : { kind: 'nothing' };
  if (states.length === 0) return { kind: 'nothing' };
  const mark = before === -1 ? null : (states[before]?.mark ?? null);
  return sameMark(mark, states[0]?.mark ?? null) ? { kind: 'nothing' } : { kind: 'restore', mark };
}

const sameMark = (a: StoredMark | null, b: StoredMark | null): boolean =>
  a === null || b === null
    ? a === b
    : a.value === b.value && a.code === b.code && a.note === b.note && a.scaleId === b.scaleId;
