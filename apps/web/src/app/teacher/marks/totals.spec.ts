import { SCORES, cell, standing, unsent } from '../../../testing/mark-sheet';
import { viewOf } from './cell-view';
import { totalsOf } from './totals';

describe('running totals', () => {
  it('count codes as done, and what was not taken as missing', () => {
    const expected = { value: 100, text: '100', why: 'expected' } as const;
    const refused = { state: 'invalid', message: 'No.', now: null } as const;
    const views = [
      viewOf(cell({ mark: standing('99'), expected }), SCORES, null),
      viewOf(cell({ mark: { ...standing('A', null), code: 'A' }, expected }), SCORES, null),
      viewOf(cell(), SCORES, null),
      viewOf(cell(), SCORES, { unsent: unsent({ mark: '104' }), waits: true }),
      viewOf(cell(), SCORES, { unsent: unsent({ mark: '1040', refused }), waits: true }),
    ];
    expect(totalsOf(views)).toEqual({ asked: 5, done: 3, missing: 2, belowExpected: 1 });
    expect(totalsOf([])).toEqual({ asked: 0, done: 0, missing: 0, belowExpected: 0 });
  });
});
