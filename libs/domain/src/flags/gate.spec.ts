import fc from 'fast-check';
import { changeGate, type GateCohort, rearrangementCutOff } from './gate';

/** Ten points to an SD. */
const series = (z: number[], se: number | null = null) => ({
  z,
  points: z.map((value) => 10 * value),
  se: z.map(() => se),
});
/** A cohort whose members wobble a little, each in another way. */
const wobbling = (size: number, windows: number, se: number | null = null) =>
  Array.from({ length: size }, (_, i) =>
    series(
      Array.from({ length: windows }, (_, w) => 0.3 * Math.sin(7 * i + 3 * w)),
      se,
    ),
  );
const gate = (cohort: Partial<GateCohort> & Pick<GateCohort, 'series'>) =>
  changeGate({ kind: 'raw', valuesInUse: 30, ...cohort });

describe('the change gate', () => {
  it('contrasts the last two windows with the earlier ones, in SD of one result', () => {
    // s = 0, 0, ½, 1 has mean .375 and Σ(s − s̄)² = .6875; T = (½·−.4 + 1·−.8 − .375·−1.2)/√.6875
    const [answer] = gate({ series: [series([0, 0, -0.4, -0.8]), ...wobbling(20, 4)] });
    expect(answer).toMatchObject({ t: expect.closeTo(-0.55 / Math.sqrt(0.6875), 8), sem: null, windows: 4 });
    const [two] = gate({ series: [series([0.5, -0.5]), ...wobbling(20, 2)] });
    expect(two).toMatchObject({ t: expect.closeTo(-1 / Math.SQRT2, 8) });
  });

  it('finds a decline, and does not take a rise or an earlier dip for one', () => {
    const [fall, rise, dip] = gate({
      series: [
        series([0, 0.1, 0, -0.6, -1.2]),
        series([0, 0.1, 0, 0.6, 1.2]),
        series([0, -1.2, 0.1, 0, 0.1]),
        ...wobbling(60, 5),
      ],
    });
    expect([fall?.verdict, rise?.verdict, dip?.verdict]).toEqual(['decline', 'no-decline', 'no-decline']);
  });

  it('asks for both the published error and the cut-off, but on standardised scales only for the error', () => {
    // The fall is beyond the error of one point but usual in this restless cohort.
    const restless = Array.from({ length: 30 }, (_, i) =>
      series(
        [0, 1, -1, 0.5].map((z) => z * (1 + (i % 5) / 5)),
        1,
      ),
    );
    const cohort = [series([0, 0, -0.2, -0.4], 1), ...restless];
    expect(gate({ series: cohort, kind: 'standardised' })[0]).toMatchObject({ verdict: 'decline', cutOff: null });
    expect(gate({ series: cohort, kind: 'scaled' })[0]).toMatchObject({
      verdict: 'no-decline',
      sem: expect.closeTo(1, 9),
    });
    // Beyond the cut-off of a calm cohort, but within an error of ten points.
    const calm = [series([0, 0, -0.4, -0.8], 10), ...wobbling(40, 4, 10)];
    expect(gate({ series: calm, kind: 'scaled' })[0]?.verdict).toBe('no-decline');
    expect(gate({ series: calm.map(({ z }) => series(z)), kind: 'scaled' })[0]?.verdict).toBe('decline');
  });

  it('weighs each result’s own error', () => {
    const own = { ...series([0, 0, -0.4, -0.8]), se: [2, 2, 2, 6] };
    const weights = [-0.375, -0.375, 0.125, 0.625];
    const expected = Math.sqrt(weights.reduce((sum, w, i) => sum + w * w * (own.se[i] ?? 0) ** 2, 0) / 0.6875);
    expect(gate({ series: [own, ...wobbling(20, 4)] })[0]).toMatchObject({ sem: expect.closeTo(expected, 9) });
    const partly = { ...own, se: [2, null, 2, 2] };
    expect(gate({ series: [partly, ...wobbling(20, 4)] })[0]).toMatchObject({ sem: null });
  });

  it('gives no verdict where change cannot be told from chance', () => {
    const because = (cohort: Partial<GateCohort> & Pick<GateCohort, 'series'>) => {
      const [answer] = gate(cohort);
      return answer?.verdict === 'cannot-tell' ? answer.because : answer?.verdict;
    };
    expect(because({ series: [null, ...wobbling(20, 2)] })).toBe('one-window');
    expect(because({ series: [series([1]), ...wobbling(20, 2)] })).toBe('one-window');
    expect(because({ series: wobbling(30, 3), valuesInUse: 6 })).toBe('few-values');
    expect(because({ series: wobbling(30, 4), valuesInUse: 6 })).toBe('no-decline');
    expect(because({ series: wobbling(19, 4) })).toBe('small-cohort');
    expect(because({ series: wobbling(19, 4, 3) })).toBe('no-decline');
    expect(because({ series: wobbling(19, 4, 3), kind: 'ordinal' })).toBe('small-cohort');
    expect(because({ series: wobbling(7, 4, 3), kind: 'standardised' })).toBe('small-cohort');
    expect(gate({ series: [] })).toEqual([]);
  });
});

describe('the cut-off by rearrangement', () => {
  it('is the largest attained value with at most 5 % of the rearranged series at or below it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 2, maxLength: 6 }), {
          minLength: 10,
          maxLength: 40,
        }),
        (cohort) => {
          const cutOff = rearrangementCutOff(cohort.map((z) => series(z)));
          const pooled = cohort.flatMap(rearranged).sort((a, b) => a - b);
          const share = (c: number) => pooled.filter((t) => t <= c + 1e-8).length / pooled.length;
          const attained = pooled.filter((t) => share(t) <= 0.05);
          if (cutOff === null) expect(attained).toEqual([]);
          else expect(cutOff).toBeCloseTo(attained.at(-1) ?? NaN, 7);
        },
      ),
    );
  });

  it('is nothing where all are equal, so that nobody is flagged', () => {
    const equal = Array.from({ length: 30 }, () => series([0, 0, 0]));
    expect(rearrangementCutOff(equal)).toBeNull();
    expect(gate({ series: equal }).every(({ verdict }) => verdict === 'no-decline')).toBe(true);
  });
});

/** T for every choice of last and last-but-one, straight from the formula. */
function rearranged(z: number[]): number[] {
  return z.flatMap((_, last) =>
    z.flatMap((_, lastButOne) => {
      if (last === lastButOne) return [];
      const s = z.map((_, i) => (i === last ? 1 : i === lastButOne && z.length > 2 ? 0.5 : 0));
      const mean = s.reduce((a: number, b) => a + b, 0) / s.length;
      const norm = Math.sqrt(s.reduce((sum: number, v) => sum + (v - mean) ** 2, 0));
      return [s.reduce((sum: number, v, i) => sum + (v - mean) * (z[i] ?? 0), 0) / norm];
    }),
  );
}
