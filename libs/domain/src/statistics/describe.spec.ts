import fc from 'fast-check';
import { mean, median, midRanks, normalScores, quantile, standardDeviation } from './describe';
import { cannotTell, told } from './cannot-tell';

const finite = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const value = <T>(answer: { ok: true; value: T } | { ok: false }): T => {
  if (!answer.ok) throw new Error('expected a value');
  return answer.value;
};

describe('describing a list of values', () => {
  it('says why it cannot tell for no values, one value and values that are not finite', () => {
    for (const describeList of [mean, standardDeviation, median, midRanks, normalScores]) {
      expect(describeList([])).toEqual(cannotTell('no-values'));
      expect(describeList([1, NaN])).toEqual(cannotTell('not-finite'));
      expect(describeList([1, Infinity])).toEqual(cannotTell('not-finite'));
    }
    expect(standardDeviation([4])).toEqual(cannotTell('too-few-values'));
    expect(quantile([1, 2], 1.1)).toEqual(cannotTell('out-of-range'));
    expect(quantile([1, 2], NaN)).toEqual(cannotTell('out-of-range'));
  });

  it('describes one and two values', () => {
    expect(mean([4])).toEqual(told(4));
    expect(median([4])).toEqual(told(4));
    expect(midRanks([4])).toEqual(told([1]));
    expect(value(normalScores([4]))[0]).toBeCloseTo(0, 12);
    expect(value(standardDeviation([1, 3]))).toBeCloseTo(Math.SQRT2, 12);
    expect(quantile([1, 3], 0.25)).toEqual(told(1.5));
  });

  it('gives an SD of exactly 0 when all values are equal', () => {
    expect(standardDeviation([0.1, 0.1, 0.1])).toEqual(told(0));
  });

  // R: quantile(c(1, 3, 4, 10, 11), c(0, .1, .25, .5, .9, 1), type = 7)
  it('gives the type 7 quantiles of R', () => {
    const values = [11, 3, 1, 10, 4];
    const expected = [1, 1.8, 3, 4, 10.6, 11];
    [0, 0.1, 0.25, 0.5, 0.9, 1].forEach((p, i) =>
      expect(value(quantile(values, p))).toBeCloseTo(expected[i] ?? NaN, 12),
    );
  });

  it('shares ranks among ties', () => {
    expect(midRanks([10, 20, 10, 30, 20, 20])).toEqual(told([1.5, 4, 1.5, 6, 4, 4]));
  });

  // R: qnorm((rank(c(3, 1, 2)) - 3/8) / (3 + 1/4)) = 0.8694238, -0.8694238, 0
  it('gives Blom’s normal scores', () => {
    const scores = value(normalScores([3, 1, 2]));
    expect(scores[0]).toBeCloseTo(0.8694238, 6);
    expect(scores[1]).toBeCloseTo(-0.8694238, 6);
    expect(scores[2]).toBeCloseTo(0, 12);
  });

  it('does not depend on the order of the values, and shifts with a constant', () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 2, maxLength: 40 }), finite, (values, constant) => {
        const reversed = [...values].reverse();
        expect(value(mean(reversed))).toBeCloseTo(value(mean(values)), 6);
        expect(value(standardDeviation(reversed))).toBeCloseTo(value(standardDeviation(values)), 6);
        expect(value(quantile(reversed, 0.3))).toBe(value(quantile(values, 0.3)));
        expect(value(normalScores(reversed)).reverse()).toEqual(value(normalScores(values)));
        const shifted = values.map((v) => v + constant);
        expect(value(mean(shifted))).toBeCloseTo(value(mean(values)) + constant, 4);
        expect(value(standardDeviation(shifted))).toBeCloseTo(value(standardDeviation(values)), 4);
      }),
    );
  });

  it('ranks sum to n(n + 1)/2 and normal scores to 0 without ties', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 60 }), (values) => {
        const n = values.length;
        expect(value(midRanks(values)).reduce((a, b) => a + b, 0)).toBe((n * (n + 1)) / 2);
        expect(value(normalScores(values)).reduce((a, b) => a + b, 0)).toBeCloseTo(0, 9);
      }),
    );
  });
});
