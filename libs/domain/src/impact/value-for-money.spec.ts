import { withInterval } from './interval';
import { probabilityCostPerMonthAtMost, rankByValue, valueForMoney } from './value-for-money';

// estimate .25, SE .09, df 20, £120 a pupil
const interval = withInterval(0.25, 0.09, 20);

describe('valueForMoney', () => {
  it('gives what a month and a tenth of an SD cost, with their range (golden)', () => {
    expect(interval.lower).toBeCloseTo(0.06226, 5);
    expect(interval.upper).toBeCloseTo(0.43774, 5);
    const value = valueForMoney(12_000, interval);
    expect([value.months.estimate, value.months.lower, value.months.upper].map(({ months }) => months)).toEqual([
      3, 1, 5,
    ]);
    expect(value.perMonth).toEqual({ estimate: 4000, atBest: 2400, atWorst: 12_000 });
    expect(value.perTenthSd).toEqual({ estimate: 4800, atBest: 2741, atWorst: 19_273 });
    expect(value.say).toBe('range');
  });

  it('has no upper limit to the cost when the effect may be nothing', () => {
    const value = valueForMoney(12_000, withInterval(0.1, 0.09, 20));
    expect(value.perMonth).toEqual({ estimate: 6000, atBest: 3000, atWorst: null });
    expect(value.perTenthSd.atWorst).toBeNull();
    expect(value.say).toBe('at-best');
  });

  it('cannot be said when even at best there is no month', () => {
    const value = valueForMoney(12_000, withInterval(-0.3, 0.1, 20));
    expect(value.perMonth).toEqual({ estimate: null, atBest: null, atWorst: null });
    expect(value.say).toBe('cannot-be-said');
  });

  it('takes a lower limit of 0 months as no upper limit', () => {
    expect(
      valueForMoney(12_000, { effect: 0.2, se: 0.1, df: 20, lower: 0.01, upper: 0.4 }).perMonth.atWorst,
    ).toBeNull();
  });

  it('refuses fractions of a penny', () => expect(() => valueForMoney(0.5, interval)).toThrow(RangeError));
});

describe('probabilityCostPerMonthAtMost', () => {
  const probability = (limit: number) => {
    const answer = probabilityCostPerMonthAtMost(limit, 12_000, interval);
    return answer.ok ? answer.value : NaN;
  };

  it('is the chance of enough months for the money (golden)', () => {
    expect(probability(6000)).toBeCloseTo(0.94977, 5);
    expect(probability(4000)).toBeCloseTo(0.76074, 5);
  });

  it('needs whole months: £50 a month for £120 takes three, as £40 does', () => {
    expect(probability(5000)).toBe(probability(4000));
  });

  it('rises with what one is ready to pay, and is 0 beyond the table', () => {
    const limits = [900, 1000, 2000, 4000, 6000, 12_000, 50_000];
    const chances = limits.map(probability);
    expect(chances).toEqual([...chances].sort((a, b) => a - b));
    expect(probability(900)).toBe(0);
  });

  it('is certain when nothing was paid, and undefined without a limit or an error', () => {
    expect(probabilityCostPerMonthAtMost(100, 0, interval)).toEqual({ ok: true, value: 1 });
    expect(probabilityCostPerMonthAtMost(0, 100, interval)).toEqual({ ok: false, because: 'out-of-range' });
    expect(probabilityCostPerMonthAtMost(100, 100, { ...interval, se: 0 })).toEqual({
      ok: false,
      because: 'no-spread',
    });
  });
});

describe('rankByValue', () => {
  it('ranks only programmes that helped, the cheapest month first', () => {
    const programme = (name: string, verdict: 'helped' | 'unclear', effect: number, pence: number) => ({
      name,
      verdict,
      effect,
      value: valueForMoney(pence, withInterval(effect, 0.05, 30)),
    });
    const ranked = rankByValue([
      programme('dear', 'helped', 0.25, 30_000),
      programme('unclear and cheap', 'unclear', 0.3, 100),
      programme('cheap', 'helped', 0.25, 9_000),
      programme('as cheap, stronger', 'helped', 0.26, 9_000),
    ]);
    expect(ranked.map(({ name }) => name)).toEqual(['as cheap, stronger', 'cheap', 'dear']);
  });
});
