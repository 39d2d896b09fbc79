import { HttpErrorResponse } from '@angular/common/http';
import { keyOf } from '../app/core/offline/cell-key';
import type { MarkCell, MarkValue, SaveOutcome, StandingMark, UnsentMark } from '../app/core/offline/mark-types';

/** How a request goes: answered, gone before it arrived, its answer gone, or neither answered nor refused while a tab lives. */
export type Fate = 'answered' | 'lost' | 'answer lost' | 'never answered' | number;

/** The server's rule for marks, in memory: it takes a mark that stands against what it has, and the same mark twice. */
export class MarksServer {
  readonly standing = new Map<string, number | null>();
  /** Every value that was written, by cell, in order. */
  readonly history = new Map<string, (number | null)[]>();
  readonly requests: (readonly UnsentMark[])[] = [];
  fate: Fate = 'answered';

  save = async (_schoolId: number, marks: readonly UnsentMark[]): Promise<readonly SaveOutcome[]> => {
    this.requests.push(marks);
    const { fate } = this;
    if (typeof fate === 'number') throw new HttpErrorResponse({ status: fate });
    if (fate === 'lost') throw new HttpErrorResponse({ status: 0 });
    const outcomes = marks.map((mark) => this.decide(mark));
    if (fate === 'answer lost') throw new HttpErrorResponse({ status: 0 });
    if (fate === 'never answered') return new Promise(() => undefined);
    return outcomes;
  };

  /** Somebody else, on another device. */
  write(cell: MarkCell, value: number | null): void {
    const key = keyOf(cell);
    this.standing.set(key, value);
    this.history.set(key, [...(this.history.get(key) ?? []), value]);
  }

  private decide(mark: UnsentMark): SaveOutcome {
    const { pupilId, subjectId, windowId, previous } = mark;
    const cell = { pupilId, subjectId, windowId };
    const standing = this.standing.get(keyOf(mark)) ?? null;
    const typed = mark.mark === '' ? null : Number(mark.mark);
    if (Number.isNaN(typed)) return { ...cell, state: 'invalid', message: 'Not a score.', now: stands(standing) };
    if (standing !== typed) {
      if (!sameValue(previous, standing))
        return { ...cell, state: 'conflict', message: 'Changed.', now: stands(standing) };
      this.write(cell, typed);
    }
    return { ...cell, state: 'saved', message: null, now: stands(typed) };
  }
}

const sameValue = ({ value, code }: MarkValue, standing: number | null): boolean => code === null && value === standing;

function stands(value: number | null): StandingMark | null {
  if (value === null) return null;
  return { value, code: null, text: String(value), scaleId: 1, note: null, by: null, at: '2026-11-26T10:00:00Z' };
}
