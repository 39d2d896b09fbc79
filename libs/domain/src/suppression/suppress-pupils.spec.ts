import fc from 'fast-check';
import { suppressColumn, suppressPupils } from './suppress-pupils';

const shown = (value: number) => ({ shown: true, value });
const tooSmall = { shown: false, because: 'too-small' };
const givesAway = { shown: false, because: 'gives-away' };
const of60 = (count: number) => ({ count, of: 60 });

describe('numbers of pupils for governors', () => {
  it.each([0, 1, 3, 5, 55, 59, 60])('hide %i of 60', (count) => expect(suppressPupils(of60(count))).toEqual(tooSmall));
  it.each([6, 54])('show %i of 60', (count) => expect(suppressPupils(of60(count))).toEqual(shown(count)));
  it('show the pupils of a year, of whom nobody is left over', () =>
    expect(suppressPupils({ count: 60, of: null })).toEqual(shown(60)));

  it('hide the smallest other number with one that would follow from the total', () => {
    expect(suppressColumn([of60(20), of60(2), of60(9)])).toEqual([shown(20), tooSmall, givesAway]);
    expect(suppressColumn([of60(20), of60(0), of60(0), of60(9)])).toEqual([shown(20), tooSmall, tooSmall, givesAway]);
    expect(suppressColumn([of60(20), of60(3), of60(3)])).toEqual([shown(20), tooSmall, tooSmall]);
    expect(suppressColumn([of60(20), of60(20)])).toEqual([shown(20), shown(20)]);
  });

  it('never show fewer than six, alone or as what is missing from the total', () => {
    const cell = fc
      .tuple(fc.nat({ max: 90 }), fc.nat({ max: 90 }))
      .map(([a, b]) => ({ count: Math.min(a, b), of: Math.max(a, b) }));
    fc.assert(
      fc.property(fc.array(cell, { minLength: 2, maxLength: 8 }), (counts) => {
        const cells = suppressColumn(counts);
        const values = cells.flatMap((one) => (one.shown ? [one.value] : []));
        values.forEach((value) => expect(value).toBeGreaterThanOrEqual(6));
        const hidden = counts.filter((_, i) => !cells[i]?.shown);
        if (values.length === 0 || hidden.length === 0) return;
        expect(hidden.length).toBeGreaterThan(1);
        expect(hidden.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(6);
      }),
    );
  });
});
