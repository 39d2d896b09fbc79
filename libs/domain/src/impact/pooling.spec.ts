import fc from 'fast-check';
import { cochranQ, pauleMandel, restrictedMaximumLikelihood } from './between-group-variance';
import { GroupEffect, poolEffects } from './pooling';

const SE = [0.3, 0.25, 0.35, 0.2, 0.4, 0.15];
const groupsOf = (effects: readonly number[]): GroupEffect[] =>
  effects.map((effect, index) => ({ effect, se: SE[index] ?? 0 }));
const pooled = (groups: readonly GroupEffect[]) => {
  const answer = poolEffects(groups);
  if (!answer.ok) throw new Error(answer.because);
  return answer.value;
};

describe('poolEffects', () => {
  it('equals metafor where groups differ (golden 1)', () => {
    const groups = groupsOf([0.8, 0.05, -0.35, 0.5, 0.9, -0.1]);
    const answer = pooled(groups);
    expect(answer.tauSquared).toBeCloseTo(0.157814, 6);
    expect(answer.effect).toBeCloseTo(0.270824, 6);
    expect(answer.se).toBeCloseTo(0.196535, 6);
    expect(answer.lower).toBeCloseTo(-0.234384, 6);
    expect(answer.upper).toBeCloseTo(0.776033, 6);
    const weights = [0.636824, 0.716314, 0.56299, 0.79779, 0.496561, 0.875218];
    const shrunk = [0.607816, 0.112645, -0.078693, 0.453658, 0.583248, -0.053728];
    answer.byGroup.forEach((group, index) => {
      expect(group.weightOfOwn).toBeCloseTo(weights[index] ?? NaN, 6);
      expect(group.shrunk).toBeCloseTo(shrunk[index] ?? NaN, 6);
    });
    // metafor stops when a step is below 1e-5
    expect(answer.check.tauSquared).toBeCloseTo(0.140376, 5);
    expect(answer.check.effect).toBeCloseTo(0.268521, 6);
  });

  it('trusts only the mean where groups differ by chance alone (golden 2)', () => {
    const answer = pooled(groupsOf([0.45, 0.1, -0.2, 0.35, 0.6, 0.05]));
    expect(answer.tauSquared).toBe(0);
    expect(answer.effect).toBeCloseTo(0.177433, 6);
    expect(answer.se).toBeCloseTo(0.091709, 6);
    expect(answer.lower).toBeCloseTo(-0.058313, 6);
    expect(answer.upper).toBeCloseTo(0.413179, 6);
    for (const group of answer.byGroup) expect(group.shrunk).toBeCloseTo(answer.effect, 12);
  });

  it('equals metafor on dat.bcg, log relative risks of 13 vaccine trials (golden 3)', () => {
    const trials = [
      ...[
        [4, 119, 11, 128],
        [6, 300, 29, 274],
        [3, 228, 11, 209],
        [62, 13536, 248, 12619],
        [33, 5036, 47, 5761],
      ],
      ...[
        [180, 1361, 372, 1079],
        [8, 2537, 10, 619],
        [505, 87886, 499, 87892],
        [29, 7470, 45, 7232],
      ],
      ...[
        [17, 1699, 65, 1600],
        [186, 50448, 141, 27197],
        [5, 2493, 3, 2338],
        [27, 16886, 29, 17825],
      ],
    ] as const;
    const groups = trials.map(([a = 0, b = 0, c = 0, d = 0]) => ({
      effect: Math.log(a / (a + b) / (c / (c + d))),
      se: Math.sqrt(1 / a - 1 / (a + b) + 1 / c - 1 / (c + d)),
    }));
    const answer = pooled(groups);
    // metafor's root is good to four decimals (Q there is 11.9993, not 12); ours is the root itself.
    expect(answer.tauSquared).toBeCloseTo(0.318094, 4);
    expect(cochranQ(groups, answer.tauSquared)).toBeCloseTo(12, 9);
    expect(answer.effect).toBeCloseTo(-0.71497, 5);
    expect(answer.lower).toBeCloseTo(-1.109102, 5);
    expect(answer.upper).toBeCloseTo(-0.320839, 5);
  });

  const someGroups = fc.array(
    fc.record({
      effect: fc.double({ min: -2, max: 2, noNaN: true }),
      se: fc.double({ min: 0.05, max: 1, noNaN: true }),
    }),
    { minLength: 3, maxLength: 12 },
  );

  it('does not depend on the order, moves with a constant, and keeps the mean among the groups', () => {
    fc.assert(
      fc.property(someGroups, fc.double({ min: -1, max: 1, noNaN: true }), (groups, constant) => {
        const answer = poolEffects(groups);
        fc.pre(answer.ok && answer.value.se > 1e-3);
        if (!answer.ok) return;
        const { effect, se, tauSquared } = answer.value;
        expect(pooled([...groups].reverse()).effect).toBeCloseTo(effect, 6);
        const moved = pooled(groups.map((group) => ({ ...group, effect: group.effect + constant })));
        expect(moved.effect).toBeCloseTo(effect + constant, 6);
        expect(moved.se).toBeCloseTo(se, 6);
        expect(moved.tauSquared).toBeCloseTo(tauSquared, 6);
        expect(effect).toBeGreaterThanOrEqual(Math.min(...groups.map((group) => group.effect)) - 1e-9);
        expect(effect).toBeLessThanOrEqual(Math.max(...groups.map((group) => group.effect)) + 1e-9);
      }),
    );
  });

  it('says why it cannot tell', () => {
    const two = groupsOf([0.1, 0.2]);
    expect(poolEffects(two)).toEqual({ ok: false, because: 'too-few-values' });
    expect(poolEffects([...two, { effect: NaN, se: 0.1 }])).toEqual({ ok: false, because: 'not-finite' });
    expect(poolEffects([...two, { effect: 0.1, se: 0 }])).toEqual({ ok: false, because: 'no-spread' });
    expect(poolEffects(groupsOf([0.2, 0.2, 0.2]))).toEqual({ ok: false, because: 'no-spread' });
  });

  it('never gives a negative variance', () => {
    fc.assert(
      fc.property(someGroups, (groups) => {
        expect(pauleMandel(groups)).toBeGreaterThanOrEqual(0);
        expect(restrictedMaximumLikelihood(groups)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
