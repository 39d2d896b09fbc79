import fc from 'fast-check';
import { normalCdf, normalQuantile, tCdf, tQuantile } from './distributions';

describe('normal and t distributions', () => {
  // R: qnorm(.975), pnorm(1.96), qnorm(.05), qt(.975, 20), qt(.975, 1), qt(.975, 5), pt(2, 4), pt(-1.5, 2.5)
  it('equals R', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(0.05)).toBeCloseTo(-1.644853626951473, 12);
    expect(normalCdf(1.96)).toBeCloseTo(0.9750021048517795, 12);
    expect(tQuantile(0.975, 20)).toBeCloseTo(2.085963447265837, 9);
    expect(tQuantile(0.975, 1)).toBeCloseTo(12.70620473617471, 8);
    expect(tQuantile(0.975, 5)).toBeCloseTo(2.570581835636314, 9);
    expect(tCdf(2, 4)).toBeCloseTo(0.9419417382415922, 12);
  });

  it('is the normal at infinitely many degrees of freedom', () => {
    expect(tQuantile(0.9, Infinity)).toBe(normalQuantile(0.9));
    expect(tCdf(0.3, Infinity)).toBe(normalCdf(0.3));
  });

  it('quantile and distribution function undo each other', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-4, max: 1 - 1e-4, noNaN: true }),
        fc.double({ min: 1, max: 500, noNaN: true }),
        (p, df) => {
          expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 9);
          expect(tCdf(tQuantile(p, df), df)).toBeCloseTo(p, 9);
          expect(tQuantile(p, df)).toBeCloseTo(-tQuantile(1 - p, df), 6);
        },
      ),
    );
  });

  it('goes to infinity at probabilities 0 and 1, and refuses others', () => {
    expect([normalQuantile(0), normalQuantile(1), tQuantile(0, 3), tQuantile(1, 3)]).toEqual([
      -Infinity,
      Infinity,
      -Infinity,
      Infinity,
    ]);
    expect(() => normalQuantile(1.1)).toThrow(RangeError);
    expect(() => tQuantile(NaN, 3)).toThrow(RangeError);
    expect(() => tCdf(1, 0)).toThrow(RangeError);
  });
});
