import { SCORES, STEPS, WRITING, cell, standing, unsent } from '../../../testing/mark-sheet';
import { cellWords, viewOf } from './cell-view';

const before = { windowId: 20256, value: 97, code: null, text: '97', scaleId: SCORES.id, testError: 4 };
const from97 = cell({ mark: standing('99'), previous: before });

describe('what a cell shows', () => {
  it('is the mark on the server when nothing is on its way', () => {
    expect(viewOf(from97, SCORES, null)).toMatchObject({ text: '99', state: 'saved', missing: false, value: 99 });
    expect(viewOf(cell(), SCORES, null)).toMatchObject({ text: '', state: 'saved', missing: true, value: null });
  });

  it('is what was typed as soon as it is typed, and how far it has come', () => {
    const typed = unsent({ mark: '104' });
    expect(viewOf(from97, SCORES, { unsent: typed, waits: false })).toMatchObject({ text: '104', state: 'sending' });
    expect(viewOf(from97, SCORES, { unsent: typed, waits: true })).toMatchObject({ text: '104', state: 'kept' });
    expect(viewOf(from97, SCORES, { unsent: unsent({ mark: '' }), waits: true }).missing).toBe(true);
  });

  it('keeps what was refused, with the other mark beside it', () => {
    const theirs = standing('101');
    const refused = { state: 'conflict', message: 'Mr Hale typed 101.', now: theirs } as const;
    const view = viewOf(from97, SCORES, { unsent: unsent({ mark: '104', refused }), waits: true });
    expect(view).toMatchObject({ text: '104', state: 'conflict', theirs });
    const off = { state: 'invalid', message: '1040 is outside the scale.', now: null } as const;
    expect(viewOf(from97, SCORES, { unsent: unsent({ mark: '1040', refused: off }), waits: true })).toMatchObject({
      text: '1040',
      state: 'invalid',
      missing: true,
      value: null,
      message: off.message,
    });
  });

  it('says well below only beyond the error of both tests: 1.96 × √2 × 4 is 11.1 points', () => {
    const at = (score: string) => viewOf(cell({ mark: standing(score), previous: before }), SCORES, null).wellBelow;
    expect([at('86'), at('85'), at('120')]).toEqual([false, true, false]);
    const noError = { ...before, testError: null };
    expect(viewOf(cell({ mark: standing('60'), previous: noError }), SCORES, null).wellBelow).toBe(false);
    const otherScale = { ...before, scaleId: STEPS.id };
    expect(viewOf(cell({ mark: standing('60'), previous: otherScale }), SCORES, null).wellBelow).toBe(false);
    const down = { ...SCORES, direction: 'down' } as const;
    expect(viewOf(cell({ mark: standing('120'), previous: before }), down, null).wellBelow).toBe(true);
  });

  it('says below expected for less than expected and for below the scale, the other way round where less is better', () => {
    const expected = { value: 4, text: 'EXS', why: 'expected' } as const;
    const below = (mark: ReturnType<typeof standing>, scale = STEPS) =>
      viewOf(cell({ subjectId: WRITING, mark, expected }), scale, null).belowExpected;
    expect([below(standing('WTS', 3)), below(standing('EXS', 4))]).toEqual([true, false]);
    expect(below({ ...standing('B', null), code: 'B' })).toBe(true);
    expect(below({ ...standing('A', null), code: 'A' })).toBe(false);
    expect(below(standing('GDS', 5), { ...STEPS, direction: 'down' })).toBe(true);
  });
});

describe('what a screen reader says', () => {
  it('is the mark, its state and what stands beside it', () => {
    const typed = { unsent: unsent({ mark: 'a' }), waits: true };
    expect(cellWords(viewOf(from97, SCORES, typed), from97, 'Summer 2')).toBe(
      'A, absent, kept on this device, not sent yet, Summer 2 97',
    );
    expect(cellWords(viewOf(cell(), SCORES, null), cell(), 'Summer 2')).toBe('empty');
  });

  it('does not take a step called A for a code', () => {
    const letters = { ...STEPS, steps: [{ value: 1, label: 'A' }] };
    const a = cell({ mark: standing('A', 1) });
    expect(cellWords(viewOf(a, letters, null), a, 'Summer 2')).toBe('A');
  });
});
