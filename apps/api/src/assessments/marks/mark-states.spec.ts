import { type ReplacedMark, statesOf, undoingOf } from './mark-states';
import type { StoredMark } from './stored-marks';

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 23, 10, minute));
const mark = (value: number, staffId: string, minute: number): StoredMark => ({
  ...{ scaleId: 1, value, code: null, standardError: null, testedOn: null, note: null, fromSchool: null },
  ...{ staffId, by: staffId, at: at(minute), importRunId: null },
});
const replaced = (value: number, staffId: string, minute: number, replacedBy: string, until: number): ReplacedMark => ({
  ...mark(value, staffId, minute),
  ...{ replacedBy, replacedByName: replacedBy, replacedAt: at(until) },
});
const valuesOf = (states: ReturnType<typeof statesOf>) => states.map((state) => [state.mark?.value ?? null, state.by]);

describe('the states of a cell', () => {
  it('come newest first, with a removal where nothing follows at once', () => {
    const states = statesOf([replaced(1, 'Ann', 0, 'Bea', 5), replaced(2, 'Bea', 5, 'Ann', 9)], mark(3, 'Cat', 20));
    expect(valuesOf(states)).toEqual([
      [3, 'Cat'],
      [null, 'Ann'],
      [2, 'Bea'],
      [1, 'Ann'],
    ]);
    expect(valuesOf(statesOf([replaced(1, 'Ann', 0, 'Bea', 5)], undefined))).toEqual([
      [null, 'Bea'],
      [1, 'Ann'],
    ]);
    expect(statesOf([], undefined)).toEqual([]);
  });
});

describe("taking back a person's changes", () => {
  it('goes back to what stood before the first of them, over several', () => {
    const states = statesOf([replaced(1, 'Ann', 0, 'Bea', 5), replaced(2, 'Bea', 5, 'Bea', 9)], mark(3, 'Bea', 9));
    expect(undoingOf(states, 'Bea', at(4))).toMatchObject({ kind: 'restore', mark: { value: 1 } });
    expect(undoingOf(states, 'Bea', at(6))).toMatchObject({ kind: 'restore', mark: { value: 2 } });
    expect(undoingOf(states, 'Ann', at(0))).toEqual({ kind: 'overtaken' });
    expect(undoingOf(states, 'Cat', at(0))).toEqual({ kind: 'nothing' });
  });

  it('takes a first mark away, and brings one back that was taken away', () => {
    expect(undoingOf(statesOf([], mark(3, 'Bea', 9)), 'Bea', at(4))).toEqual({ kind: 'restore', mark: null });
    const removed = statesOf([replaced(1, 'Ann', 0, 'Bea', 5)], undefined);
    expect(undoingOf(removed, 'Bea', at(4))).toMatchObject({ kind: 'restore', mark: { value: 1 } });
  });

  it('leaves what the person brought in from a file', () => {
    const brought = { ...mark(3, 'Bea', 9), importRunId: 'run' };
    expect(undoingOf(statesOf([], brought), 'Bea', at(4))).toEqual({ kind: 'nothing' });
    const typedBefore = statesOf([replaced(1, 'Bea', 5, 'Bea', 9)], brought);
    expect(undoingOf(typedBefore, 'Bea', at(4))).toEqual({ kind: 'overtaken' });
    const typedAfter = statesOf([{ ...replaced(1, 'Bea', 5, 'Bea', 9), importRunId: 'run' }], mark(3, 'Bea', 9));
    expect(undoingOf(typedAfter, 'Bea', at(4))).toMatchObject({ kind: 'restore', mark: { value: 1 } });
  });

  it('does nothing a second time', () => {
    const undone = statesOf([replaced(1, 'Ann', 0, 'Bea', 5), replaced(2, 'Bea', 5, 'Bea', 9)], mark(1, 'Bea', 9));
    expect(undoingOf(undone, 'Bea', at(4))).toEqual({ kind: 'nothing' });
  });
});
