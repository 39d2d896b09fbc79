import fc from 'fast-check';
import { addCosts, NO_COST, proportion } from './pence';
import { shareAmongPupils, shareByLargestRemainder } from './shares';

const pence = fc.integer({ min: 0, max: 100_000_000 });
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

describe('shareByLargestRemainder', () => {
  it('gives odd pennies to the largest remainders, then to the earlier', () => {
    expect(shareByLargestRemainder(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(shareByLargestRemainder(101, [1, 1, 1])).toEqual([34, 34, 33]);
    // 10 × 5/7 = 7.14, × 1/7 = 1.43: the penny goes to the 1.43 that comes first
    expect(shareByLargestRemainder(10, [5, 1, 1])).toEqual([7, 2, 1]);
    expect(shareByLargestRemainder(5, [0, 3])).toEqual([0, 5]);
  });

  it('sums to the whole, each share within a penny of its exact part', () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 10_000 }), { minLength: 1, maxLength: 40 })
      .filter((list) => total(list) > 0);
    fc.assert(
      fc.property(pence, weights, (amount, list) => {
        const shares = shareByLargestRemainder(amount, list);
        expect(total(shares)).toBe(amount);
        shares.forEach((share, index) => {
          expect(Number.isInteger(share)).toBe(true);
          expect(Math.abs(share - (amount * (list[index] ?? 0)) / total(list))).toBeLessThan(1 + 1e-6);
        });
      }),
    );
  });

  it('refuses what cannot be shared', () => {
    expect(() => shareByLargestRemainder(100, [])).toThrow(RangeError);
    expect(() => shareByLargestRemainder(100, [0, 0])).toThrow(RangeError);
    expect(() => shareByLargestRemainder(100, [-1, 2])).toThrow(RangeError);
    expect(() => shareByLargestRemainder(0.5, [1])).toThrow(RangeError);
    expect(() => shareByLargestRemainder(-1, [1])).toThrow(RangeError);
  });
});

describe('shareAmongPupils', () => {
  const ids = fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 12 });

  it('shares both costs to the penny, full never below additional, whatever the order of pupils', () => {
    fc.assert(
      fc.property(pence, pence, ids, fc.nat(), (additional, existing, pupils, turn) => {
        const cost = { additional, full: additional + existing };
        const shares = shareAmongPupils(cost, pupils, turn);
        expect(addCosts(NO_COST, ...shares.values())).toEqual(cost);
        for (const share of shares.values()) expect(share.full).toBeGreaterThanOrEqual(share.additional);
        const reversed = shareAmongPupils(cost, [...pupils].reverse(), turn);
        for (const id of pupils) expect(reversed.get(id)).toEqual(shares.get(id));
      }),
    );
  });

  it('lets the odd penny go round', () => {
    const cost = { additional: 100, full: 100 };
    const payers = [0, 1, 2, 3].map(
      (turn) => [...shareAmongPupils(cost, ['a', 'b', 'c'], turn)].find(([, share]) => share.full === 34)?.[0],
    );
    expect(payers).toEqual(['a', 'b', 'c', 'a']);
  });

  it('shares nothing among nobody', () => expect(shareAmongPupils({ additional: 5, full: 9 }, [])).toEqual(new Map()));
});

describe('proportion', () => {
  it('rounds half up to the penny, exactly', () => {
    expect([proportion(1, 1, 2), proportion(1450, 37, 60), proportion(100, 1, 3)]).toEqual([1, 894, 33]);
    expect(proportion(9_007_199_254_740_991, 1, 1)).toBe(9_007_199_254_740_991);
  });
});
