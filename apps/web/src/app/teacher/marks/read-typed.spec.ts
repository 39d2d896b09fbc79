import fc from 'fast-check';
import { SCORES, STEPS } from '../../../testing/mark-sheet';
import { readTyped } from './read-typed';

describe('a mark typed in a cell', () => {
  it.each([
    ['99', '99', { value: 99, code: null }],
    [' 99.0 ', '99', { value: 99, code: null }],
    ['a', 'A', { value: null, code: 'A' }],
    ['absent', 'A', { value: null, code: 'A' }],
    ['n', 'N', { value: null, code: 'N' }],
    ['B', 'B', { value: null, code: 'B' }],
    ['', '', { value: null, code: null }],
  ])('%j on a test is %j', (typed, text, mark) => expect(readTyped(typed, SCORES)).toEqual({ ok: true, text, mark }));

  it.each([
    ['exs', 'EXS', 4],
    ['e', 'EXS', 4],
    ['G', 'GDS', 5],
    ['w', 'WTS', 3],
    ['pk6', 'PK6', 2],
    ['4', 'EXS', 4],
  ])('%j is the step %s', (typed, text, value) =>
    expect(readTyped(typed, STEPS)).toEqual({ ok: true, text, mark: { value, code: null } }),
  );

  it('keeps what is none, and says why', () => {
    expect(readTyped('1040', SCORES)).toMatchObject({
      ok: false,
      text: '1040',
      because: expect.stringContaining('60 to 140'),
    });
    expect(readTyped('p', STEPS)).toEqual({ ok: false, text: 'p', because: '“p” could be PK5 or PK6.' });
    expect(readTyped('x', STEPS)).toMatchObject({
      ok: false,
      because: expect.stringContaining('PK5, PK6, WTS, EXS, GDS'),
    });
  });

  it('reads its own words for a mark as the same mark', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 4 }), fc.constantFrom(SCORES, STEPS), (typed, scale) => {
        const once = readTyped(typed, scale);
        expect(readTyped(once.text, scale)).toEqual(once);
      }),
    );
  });
});
