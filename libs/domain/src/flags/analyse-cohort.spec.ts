import fc from 'fast-check';
import type { Scale } from '../scales/scale';
import { createRandom } from '../statistics/random';
import { analyseCohort, type PupilAnalysis } from './analyse-cohort';
import type { CohortFacts, PupilFact, ResultFact } from './cohort-facts';
import { byPriority } from './priority';
import type { RuleKey } from './reason';

const raw: Scale = {
  kind: 'raw',
  basis: 'test',
  direction: 'up',
  least: 0,
  greatest: 100,
  decimals: 0,
  steps: [],
  mean: null,
  sd: null,
  reliability: null,
  threshold: null,
};
const CHANGE: readonly RuleKey[] = ['slower-than-own-rate', 'slower-than-peers', 'gap-widening'];

const result = (value: number | null, scale = 'maths'): ResultFact | null =>
  value === null ? null : { scale, value, code: null, se: null };
const pupil = (id: string, results: (ResultFact | null)[], more: Partial<PupilFact> = {}): PupilFact => ({
  id,
  pupilPremium: false,
  enteredOn: null,
  leftOn: null,
  worksToOtherExpectations: false,
  results,
  ...more,
});
const cohort = (pupils: PupilFact[], more: Partial<CohortFacts> = {}): CohortFacts => ({
  scales: { maths: raw },
  windows: (pupils[0]?.results ?? []).map((_, w) => ({ key: `W${w + 1}`, dueOn: `2025-0${w + 1}-15`, expected: null })),
  pupils,
  today: '2025-12-01',
  ...more,
});
/** Pupils with a level of their own and a little error in each window. */
const steady = (size: number, windows: number, seed = 1): PupilFact[] => {
  const random = createRandom(seed);
  return Array.from({ length: size }, (_, i) => {
    const level = random.normal(60, 10);
    return pupil(
      `p${i}`,
      Array.from({ length: windows }, () => result(Math.round(level + random.normal(0, 3)))),
    );
  });
};
const rules = (one: PupilAnalysis | undefined) => one?.reasons.map(({ rule }) => rule) ?? [];
const find = (facts: CohortFacts, id: string) => analyseCohort(facts).pupils.find((one) => one.id === id);
const marks = (...values: (number | null)[]) => values.map((value) => result(value));

describe('who needs help', () => {
  it('finds a pupil who falls behind, by every change rule, with the numbers of the sentence', () => {
    const facts = cohort([pupil('falling', marks(62, 61, 63, 50, 38)), ...steady(60, 5)]);
    const falling = find(facts, 'falling');
    expect(falling?.gate.verdict).toBe('decline');
    expect(rules(falling)).toEqual(['slower-than-own-rate', 'slower-than-peers', 'gap-widening']);
    const [own, peers, gap] = falling?.reasons ?? [];
    expect(own?.numbers).toMatchObject({ windows: 5, window: 'W5', mark: 38, previousMark: 50 });
    expect(peers?.numbers).toMatchObject({ earlierWindows: 2, window: 'W5', mark: 38, gate: 'decline' });
    expect(peers?.numbers['residual']).toBeLessThan(-1);
    expect(gap?.numbers).toMatchObject({ comparedWith: 'cohort-median', window: 'W5', windowFirst: 'W3' });
  });

  it('leaves a pupil alone whose class had a harder test', () => {
    const pupils = steady(60, 4).map((one) => ({
      ...one,
      results: one.results.map((r, w) => (w === 3 && r?.value ? { ...r, value: r.value - 25 } : r)),
    }));
    const change = (facts: CohortFacts) => analyseCohort(facts).pupils.map((one) => rules(one));
    expect(change(cohort(pupils))).toEqual(change(cohort(steady(60, 4))));
  });

  it('does not mix two scales in a change', () => {
    const pupils = [pupil('first-on-new', marks(90, 92, 88, 40)), ...steady(60, 4)].map((one) => ({
      ...one,
      results: one.results.map((r, w) => (r && w === 3 ? { ...r, scale: 'new test' } : r)),
    }));
    const analysis = analyseCohort(cohort(pupils, { scales: { maths: raw, 'new test': raw } }));
    expect(analysis.scale).toBe('new test');
    expect(analysis.pupils[0]?.gate).toEqual({ verdict: 'cannot-tell', because: 'one-window' });
    expect(analysis.pupils[0]?.windows[3]).toMatchObject({ residual1: null, position: expect.any(Number) });
    expect(analysis.pupils.flatMap(rules)).toEqual([]);
  });

  it('keeps a pupil’s own other scale out of the cohort, and cohort rules off', () => {
    const facts = cohort([pupil('small-steps', [...marks(40, 38), result(3, 'steps')]), ...steady(40, 3)], {
      scales: { maths: { ...raw, threshold: 55 }, steps: raw },
    });
    const apart = find(facts, 'small-steps');
    expect(apart?.windows[2]?.position).toBeNull();
    expect(rules(apart)).toEqual([]);
    const working = pupil('other year', marks(40, 38, 20), { worksToOtherExpectations: true });
    expect(rules(find(cohort([working, ...steady(40, 3)], { scales: facts.scales }), 'other year'))).toEqual([
      'slower-than-own-rate',
    ]);
  });

  it('judges a pupil who missed the current window by the one before, and then no longer', () => {
    const missedOne = find(cohort([pupil('absent', marks(62, 61, 50, 38, null)), ...steady(60, 5)]), 'absent');
    expect(rules(missedOne)).toContain('slower-than-own-rate');
    const missedTwo = find(cohort([pupil('absent', marks(62, 50, 38, null, null)), ...steady(60, 5)]), 'absent');
    expect(missedTwo?.gate).toEqual({ verdict: 'cannot-tell', because: 'not-recent' });
  });

  it('waits with comparisons until half of the cohort have their results', () => {
    const early = steady(60, 4).map((one, i) => ({
      ...one,
      results: one.results.map((r, w) => (w === 3 && i >= 20 ? null : r)),
    }));
    const analysis = analyseCohort(
      cohort([pupil('early', marks(60, 61, 62, 20)), ...early], { scales: { maths: { ...raw, threshold: 30 } } }),
    );
    expect(analysis.windows[3]?.counts).toBe(false);
    expect(rules(analysis.pupils[0])).toEqual(['below-expected']);
    expect(analysis.pupils.slice(1).flatMap(rules)).not.toContain('missing-result');
  });

  it('reads a scale on which a lower value is better the other way round', () => {
    const down: Scale = { ...raw, direction: 'down' };
    const mirrored = (one: PupilFact) => ({
      ...one,
      results: one.results.map((r) => (r?.value == null ? r : { ...r, value: 100 - r.value })),
    });
    const pupils = [pupil('falling', marks(62, 61, 63, 50, 38)), ...steady(60, 5)];
    const up = analyseCohort(cohort(pupils));
    const turned = analyseCohort(cohort(pupils.map(mirrored), { scales: { maths: down } }));
    expect(turned.pupils.map(rules)).toEqual(up.pupils.map(rules));
    turned.pupils.forEach((one, i) =>
      expect(one.windows[4]?.residual2).toBeCloseTo(up.pupils[i]?.windows[4]?.residual2 ?? NaN, 6),
    );
  });

  it('asks for missing results and for a baseline', () => {
    const facts = cohort([
      pupil('missing', marks(60, 61, null)),
      pupil('absent', [...marks(60, 61), { scale: 'maths', value: null, code: 'absent', se: null }]),
      pupil('new', marks(null, null, 61), { enteredOn: '2025-03-01' }),
      pupil('came later', marks(null, null, null), { enteredOn: '2025-04-01' }),
      pupil('left', marks(60, 61, null), { leftOn: '2025-03-01' }),
      pupil('was ill before', marks(null, null, 61), { enteredOn: '2024-09-01' }),
      ...steady(30, 3),
    ]);
    const analysis = analyseCohort(facts);
    expect(analysis.pupils.slice(0, 6).map(rules)).toEqual([['missing-result'], [], ['no-baseline'], [], [], []]);
    expect(analysis.pupils[0]?.reasons[0]?.numbers).toEqual({ window: 'W3', dueOn: '2025-03-15', daysPast: 261 });
    const onTheDay = analyseCohort({ ...facts, today: '2025-03-15' });
    expect(rules(onTheDay.pupils[0])).toEqual([]);
  });

  it('has an answer for nobody, one pupil, two pupils and nothing recorded', () => {
    expect(analyseCohort(cohort([]))).toMatchObject({ scale: null, windows: [], levels: [], pupils: [] });
    for (const size of [1, 2]) {
      const analysis = analyseCohort(cohort(steady(size, 3)));
      expect(analysis.pupils).toHaveLength(size);
      expect(analysis.pupils[0]?.gate).toEqual({ verdict: 'cannot-tell', because: 'small-cohort' });
    }
    const empty = analyseCohort(cohort([pupil('a', [null, null])]));
    expect(empty.pupils[0]).toMatchObject({
      gate: { verdict: 'cannot-tell', because: 'no-result' },
      position: null,
      reasons: [],
    });
    expect(empty.windows).toEqual([null, null]);
  });

  it('lets a school switch rules off and move thresholds', () => {
    const facts = cohort([pupil('falling', marks(62, 61, 63, 50, 38)), ...steady(60, 5)]);
    const analysis = analyseCohort(facts, {
      'slower-than-own-rate': { enabled: false },
      'slower-than-peers': { withGate: -9, alone: -9 },
    });
    expect(rules(analysis.pupils[0])).toEqual(['gap-widening']);
  });
});

describe('whatever the results', () => {
  const value = fc.option(fc.integer({ min: 20, max: 90 }), { freq: 8, nil: null });
  const anyCohort = fc
    .record({ windows: fc.integer({ min: 1, max: 7 }), size: fc.integer({ min: 1, max: 45 }) })
    .chain(({ windows, size }) =>
      fc.array(fc.array(value, { minLength: windows, maxLength: windows }), { minLength: size, maxLength: size }),
    )
    .map((rows) => rows.map((row, i) => pupil(`p${i}`, marks(...row))));
  const byId = (facts: CohortFacts) => new Map(analyseCohort(facts).pupils.map((one) => [one.id, one]));

  it('the order of pupils makes no difference', () => {
    fc.assert(
      fc.property(anyCohort, (pupils) => {
        const one = byId(cohort(pupils));
        for (const [id, other] of byId(cohort([...pupils].reverse()))) {
          expect(rules(other)).toEqual(rules(one.get(id)));
          expect(other.priority.points).toBe(one.get(id)?.priority.points);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('a constant added to all marks of a window changes no change rule', () => {
    fc.assert(
      fc.property(anyCohort, fc.nat({ max: 6 }), fc.integer({ min: -15, max: 15 }), (pupils, window, constant) => {
        const moved = pupils.map((one) => ({
          ...one,
          results: one.results.map((r, w) =>
            r?.value != null && w === window ? { ...r, value: r.value + constant } : r,
          ),
        }));
        const change = (facts: CohortFacts) =>
          analyseCohort(facts).pupils.map((one) => rules(one).filter((rule) => CHANGE.includes(rule)));
        // Few different marks in use are counted over all windows, so the constant may change that number.
        fc.pre(new Set(pupils.flatMap((one) => one.results.map((r) => r?.value))).size > 12);
        expect(change(cohort(moved))).toEqual(change(cohort(pupils)));
      }),
      { numRuns: 60 },
    );
  });

  it('a better latest mark never adds below-expected', () => {
    fc.assert(
      fc.property(anyCohort, fc.integer({ min: 1, max: 30 }), (pupils, better) => {
        const scales = { maths: { ...raw, threshold: 55 } };
        const raised = pupils.map((one, i) => {
          const last = one.results.findLastIndex((r) => r !== null);
          return i > 0
            ? one
            : {
                ...one,
                results: one.results.map((r, w) =>
                  r?.value != null && w === last ? { ...r, value: r.value + better } : r,
                ),
              };
        });
        const before = rules(find(cohort(pupils, { scales }), 'p0'));
        if (!before.includes('below-expected')) {
          expect(rules(find(cohort(raised, { scales }), 'p0'))).not.toContain('below-expected');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('every number is finite and every priority is the sum of its parts', () => {
    fc.assert(
      fc.property(anyCohort, (pupils) => {
        const { pupils: analysed } = analyseCohort(cohort(pupils, { scales: { maths: { ...raw, threshold: 55 } } }));
        for (const { reasons, priority } of analysed) {
          for (const { numbers, severity } of reasons) {
            expect(severity >= 0 && severity <= 1).toBe(true);
            for (const number of Object.values(numbers))
              expect(typeof number === 'number' && !Number.isFinite(number)).toBe(false);
          }
          expect(priority.points).toBe(priority.parts.reduce((sum, part) => sum + part.points, 0));
          expect(priority.points > 0).toBe(reasons.length > 0);
        }
        const sorted = [...analysed].sort(byPriority);
        for (const [i, one] of sorted.entries())
          expect(one.priority.points).toBeLessThanOrEqual(sorted[i - 1]?.priority.points ?? 100);
      }),
      { numRuns: 60 },
    );
  });
});
