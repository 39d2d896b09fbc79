import fc from 'fast-check';
import { leastEffectForMonths, monthsOf } from './months';

describe('monthsOf', () => {
  // EEF Toolkit table: first and last effect of each number of months.
  it.each([
    [0, 0, 0.01],
    [1, 0.02, 0.09],
    [2, 0.1, 0.18],
    [3, 0.19, 0.26],
    [4, 0.27, 0.35],
    [5, 0.36, 0.44],
    [6, 0.45, 0.52],
    [7, 0.53, 0.61],
    [8, 0.62, 0.69],
    [9, 0.7, 0.78],
    [10, 0.79, 0.87],
    [11, 0.88, 0.95],
    [12, 0.96, 1],
  ])('is %i from %f to %f', (months, from, to) => {
    for (const effect of [from, to]) {
      expect(monthsOf(effect)).toEqual({ months, orMore: false });
      expect(monthsOf(-effect).months).toBe(months === 0 ? 0 : -months);
    }
  });

  it('rounds to two decimals first', () => {
    expect([0.0149, 0.015, 0.0949, 0.095, 0.185, 0.955].map((effect) => monthsOf(effect).months)).toEqual([
      0, 1, 1, 2, 3, 12,
    ]);
  });

  it('says "or more" above 1', () => {
    expect(monthsOf(1.004)).toEqual({ months: 12, orMore: false });
    expect(monthsOf(1.2)).toEqual({ months: 12, orMore: true });
    expect(monthsOf(-1.2)).toEqual({ months: -12, orMore: true });
  });

  it('never falls as the effect rises', () => {
    const effect = fc.double({ min: -2, max: 2, noNaN: true });
    fc.assert(
      fc.property(effect, effect, (a, b) => {
        expect(monthsOf(Math.min(a, b)).months).toBeLessThanOrEqual(monthsOf(Math.max(a, b)).months);
      }),
    );
  });

  it('has an edge below which the months are not reached', () => {
    for (let months = 1; months <= 12; months++) {
      const edge = leastEffectForMonths(months) ?? NaN;
      expect(monthsOf(edge).months).toBe(months);
      expect(monthsOf(edge - 1e-6).months).toBe(months - 1);
    }
    expect(leastEffectForMonths(13)).toBeUndefined();
  });

  it('refuses what is no effect', () => expect(() => monthsOf(NaN)).toThrow(RangeError));
});
