import fc from 'fast-check';
import { suppressCount, suppressCounts } from './suppress-counts';

const shown = (value: number) => ({ shown: true, value });
const tooSmall = { shown: false, because: 'too-small' };
const givesAway = { shown: false, because: 'gives-away' };

describe('numbers for governors', () => {
  it.each([
    ['a group of five', 3, 5],
    ['one of many', 1, 90],
    ['two of many', 2, 90],
    ['all but one', 89, 90],
    ['all but two', 88, 90],
    ['nobody of a small group', 0, 12],
    ['everybody of a small group', 12, 12],
  ])('hides %s', (_, count, of) => expect(suppressCount({ count, of })).toEqual(tooSmall));

  it.each([
    [3, 6],
    [0, 90],
    [90, 90],
    [12, 90],
  ])('shows %i of %i', (count, of) => expect(suppressCount({ count, of })).toEqual(shown(count)));

  it('hides the smallest other number where one hidden alone could be worked out', () => {
    const counts = [
      { count: 20, of: 60 },
      { count: 2, of: 60 },
      { count: 9, of: 60 },
    ];
    expect(suppressCounts(counts)).toEqual([shown(20), tooSmall, givesAway]);
  });

  it('leaves the others alone where two are hidden anyway, or none', () => {
    const plenty = { count: 20, of: 60 };
    expect(suppressCounts([plenty, { count: 1, of: 60 }, { count: 2, of: 60 }])).toEqual([
      shown(20),
      tooSmall,
      tooSmall,
    ]);
    expect(suppressCounts([plenty, plenty])).toEqual([shown(20), shown(20)]);
    expect(suppressCounts([])).toEqual([]);
  });

  it('never leaves exactly one hidden number beside shown ones', () => {
    const cell = fc
      .tuple(fc.nat({ max: 120 }), fc.nat({ max: 120 }))
      .map(([a, b]) => ({ count: Math.min(a, b), of: Math.max(a, b) }));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 8 }), (cells) => {
        const hidden = suppressCounts(cells).filter((one) => !one.shown).length;
        expect(hidden).not.toBe(1);
      }),
    );
  });

  it.each([
    [-1, 5],
    [6, 5],
    [1.5, 5],
  ])('refuses %d of %d', (count, of) => expect(() => suppressCount({ count, of })).toThrow(RangeError));
});
