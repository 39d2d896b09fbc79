import fc from 'fast-check';
import type { Scale } from '../scales/scale';
import { createRandom } from '../statistics/random';
import { NO_CIRCUMSTANCES, type CohortFacts, type PupilFact, type ResultFact } from './cohort-facts';
import type { FlagSettings } from './flag-rules';
import { tryRules, tryRulesOnWholePupils, type TwoSettings, type WindowTrial } from './try-rules';

const scaled: Scale = {
  kind: 'scaled',
  basis: 'test',
  direction: 'up',
  least: 80,
  greatest: 120,
  decimals: 0,
  steps: [],
  mean: null,
  sd: null,
  reliability: 0.9,
  threshold: null,
};
const TERMS = ['2024-12-10', '2025-03-25', '2025-07-10', '2025-12-09', '2026-03-24', '2026-07-09'];
const SINCE = '2024-09-01';

const pupil = (id: string, marks: (number | null)[], more: Partial<PupilFact> = {}): PupilFact => ({
  ...{ id, pupilPremium: false, enteredOn: null, leftOn: null, worksToOtherExpectations: false },
  results: marks.map((value): ResultFact | null =>
    value === null ? null : { scale: 's', value, code: null, se: null },
  ),
  ...more,
});
const cohort = (pupils: PupilFact[], more: Partial<CohortFacts> = {}): CohortFacts => ({
  scales: { s: scaled },
  windows: TERMS.slice(0, pupils[0]?.results.length ?? 0).map((dueOn, w) => ({
    ...{ key: `W${w + 1}`, dueOn, expected: null },
  })),
  pupils,
  today: '2026-07-20',
  ...more,
});
/** Levels of their own, some error, and no two pupils alike. */
const steady = (size: number, seed: number, windows = 6): PupilFact[] => {
  const random = createRandom(seed);
  return Array.from({ length: size }, (_, i) => {
    const level = random.normal(102, 7);
    return pupil(
      `p${i}`,
      Array.from({ length: windows }, () => Math.min(120, Math.max(80, Math.round(level + random.normal(0, 2))))),
    );
  });
};
const tried = (facts: CohortFacts, settings: TwoSettings, since = SINCE): WindowTrial[] => [
  ...tryRules(facts, () => settings, { since }),
];
const ids = (changed: readonly { pupil: string }[] | undefined) => changed?.map((one) => one.pupil);

const strict: FlagSettings = { 'below-expected': { scaled: 105 } };
/** Levels in steps of two: 82 … 120, the same in every window; p0 is lowest. */
const ladder = (marks = 4): PupilFact[] =>
  Array.from({ length: 20 }, (_, i) =>
    pupil(
      `p${String(i).padStart(2, '0')}`,
      Array.from({ length: marks }, () => 82 + 2 * i),
    ),
  );

describe('trying rules out on the past', () => {
  it('says who would be added and dropped in each window, and by which rules', () => {
    const more = { inUse: {}, draft: { 'below-expected': { scaled: 102 }, 'gap-not-closing': { enabled: false } } };
    const windows = tried(cohort(ladder()), more);
    expect(windows.map(({ window, asOf, latest }) => [window, asOf, latest])).toEqual([
      ['W1', '2024-12-10', false],
      ['W2', '2025-03-25', false],
      ['W3', '2025-07-10', false],
      ['W4', '2026-07-20', true],
    ]);
    // Below 100 are 82 … 98: nine; the draft asks for 102 and finds ten.
    const [first, , , last] = windows;
    expect(first?.inUse).toHaveLength(9);
    expect(first?.added).toEqual([{ pupil: 'p09', rules: ['below-expected'] }]);
    expect(first?.dropped).toEqual([]);
    expect(first?.pupils).toBe(20);
    // With three windows the gap rule speaks too: without it nine stay flagged, for fewer reasons.
    expect(last?.moved).toBe(9);

    const fewer = tried(cohort(ladder()), { inUse: {}, draft: { 'below-expected': { scaled: 96 } } });
    expect(fewer[0]?.dropped).toEqual([
      { pupil: 'p07', rules: ['below-expected'] },
      { pupil: 'p08', rules: ['below-expected'] },
    ]);
    // From the third window on both are still flagged because their gap does not close.
    expect(fewer.map(({ dropped }) => ids(dropped))).toEqual([['p07', 'p08'], ['p07', 'p08'], [], []]);
  });

  it('counts how many were low a year later beside all pupils with both results', () => {
    const pupils = ladder(6).map((one, i) => {
      // The lowest has no later result, and one who was flagged catches up with everyone.
      if (i === 0) return { ...one, results: one.results.map((result, w) => (w >= 3 ? null : result)) };
      return i === 1 ? { ...one, results: pupil('', [84, 84, 84, 119, 119, 119]).results } : one;
    });
    const [autumn] = tried(cohort(pupils), { inUse: {}, draft: strict });
    // A year after W1 is W4: 19 marks, the lowest fifth (type 7: place 4.6) is 86, 88, 90 and 92.
    expect(autumn?.later).toEqual({
      window: 'W4',
      everybody: { pupils: 19, low: 4 },
      inUse: { pupils: 8, low: 4 },
      draft: { pupils: 11, low: 4 },
      added: { pupils: 3, low: 0 },
      dropped: { pupils: 0, low: 0 },
    });
  });

  it('cannot tell later results where no window was due a year later, or too few have a result', () => {
    const cannotTell = (facts: CohortFacts) => tried(facts, { inUse: {}, draft: strict }).map(({ later }) => later);
    const none = { cannotTell: 'no-later-window' };
    expect(cannotTell(cohort(ladder(3)))).toEqual([none, none, none]);
    expect(cannotTell(cohort(ladder(6).slice(0, 4)))[0]).toEqual({ cannotTell: 'too-few' });
    expect(cannotTell(cohort([pupil('alone', [90, 91, 90, 90, 91, 92])]))[0]).toEqual({ cannotTell: 'too-few' });
    expect(tried(cohort([]), { inUse: {}, draft: strict })).toEqual([]);
  });

  it('finds the year later with six windows a year as with three', () => {
    const half = ['2024-10-18', '2024-12-18', '2025-02-12', '2025-04-02', '2025-05-21', '2025-07-18', '2025-10-21'];
    const windows = half.map((dueOn, w) => ({ key: `H${w + 1}`, dueOn, expected: null }));
    const pupils = ladder(7);
    const [first, second] = tried(cohort(pupils, { windows }), { inUse: {}, draft: strict });
    expect(first?.later).toMatchObject({ window: 'H7', everybody: { pupils: 20, low: 4 } });
    expect(second?.later).toEqual({ cannotTell: 'no-later-window' });
  });

  it('looks at the past without who came later, and without the groups and concerns of today', () => {
    const concern = { ...NO_CIRCUMSTANCES, concerns: [{ id: 'c1', raisedOn: '2026-07-01' }] };
    const pupils = [
      ...ladder(6),
      pupil('joiner', [90, 90, 90, 90, 90, 90], { enteredOn: '2026-01-05' }),
      pupil('leaver', [90, 90, 90, 90, 90, 90], { leftOn: '2025-08-31' }),
      pupil('worried', [115, 115, 115, 115, 115, 115], { circumstances: concern }),
    ];
    const windows = tried(cohort(pupils), { inUse: {}, draft: {} });
    const when = (id: string) => windows.filter(({ inUse }) => inUse.includes(id)).map(({ window }) => window);
    expect(when('joiner')).toEqual(['W5', 'W6']);
    expect(when('leaver')).toEqual(['W1', 'W2', 'W3']);
    expect(when('worried')).toEqual(['W6']);
    expect(windows.map((one) => one.pupils)).toEqual([22, 22, 22, 21, 22, 22]);
  });

  it('begins with the day it is asked to, and leaves out what has no due date or is not due yet', () => {
    const windows = ['2024-12-10', null, '2025-07-10', '2026-09-30'].map((dueOn, w) => ({
      ...{ key: `W${w + 1}`, dueOn, expected: null },
    }));
    const facts = cohort(ladder(4), { windows });
    const keys = (since: string) => tried(facts, { inUse: {}, draft: {} }, since).map(({ window }) => window);
    expect(keys('2024-01-01')).toEqual(['W1', 'W3', 'W4']);
    expect(keys('2025-01-01')).toEqual(['W3', 'W4']);
  });

  it('reads strands as they stood then', () => {
    const strandOf = (key: string, weak: number[]) => {
      const facts = cohort(steady(30, 4).map((one, i) => (i === 0 ? pupil('p0', weak) : { ...one, id: `p${i}` })));
      return { key, facts };
    };
    const level = [102, 102, 102, 102, 102, 102];
    const strands = [
      strandOf('reading', [102, 102, 102, 102, 82, 82]),
      ...['fractions', 'shape', 'number'].map((key) => strandOf(key, level)),
    ];
    const facts = cohort(steady(30, 4));
    const windows = [
      ...tryRules(facts, () => ({ inUse: {}, draft: { 'strand-gap': { enabled: false } } }), { since: SINCE, strands }),
    ];
    const weak = windows.filter(({ dropped, moved }) => ids(dropped)?.includes('p0') || moved > 0);
    expect(weak.map(({ window }) => window)).toEqual(['W5', 'W6']);
  });

  it('takes the settings of the day a window is looked at', () => {
    const settingsOn = (day: string) => ({ inUse: {}, draft: day < '2025-06-01' ? strict : {} });
    const windows = [...tryRules(cohort(ladder()), settingsOn, { since: SINCE })];
    expect(windows.map(({ added }) => added.length)).toEqual([3, 3, 0, 0]);
  });

  it('tries rules about the whole pupil on today', () => {
    const missed = { possible: 100, attended: 88, halfTerm: 'W6' };
    const facts = { pupilPremium: false, attendance: [missed], concerns: [] };
    const settings = { inUse: {}, draft: { attendance: { persistent: 0.15 } } };
    const other = { inUse: { attendance: { enabled: false } }, draft: {} };
    expect(
      tryRulesOnWholePupils([
        { id: 'b', facts, settings },
        { id: 'a', facts, settings: other },
      ]),
    ).toEqual({
      inUse: ['b'],
      draft: ['a'],
      added: [{ pupil: 'a', rules: ['attendance'] }],
      dropped: [{ pupil: 'b', rules: ['attendance'] }],
      moved: 0,
    });
  });
});

describe('for any cohort', () => {
  const cohorts = fc.record({ size: fc.integer({ min: 1, max: 40 }), seed: fc.nat(10_000) });
  const settings = fc.constantFrom<FlagSettings>(
    {},
    strict,
    { 'gap-not-closing': { enabled: false }, 'below-expected': { scaled: 97 } },
    { 'slower-than-peers': { alone: -2 }, 'slower-than-own-rate': { enabled: false } },
  );

  it('a draft that is what is in use adds, drops and moves nobody', () => {
    fc.assert(
      fc.property(cohorts, settings, ({ size, seed }, same) => {
        for (const one of tried(cohort(steady(size, seed)), { inUse: same, draft: { ...same } })) {
          expect([one.added, one.dropped, one.moved]).toEqual([[], [], 0]);
          expect(one.draft).toEqual(one.inUse);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('the order of the pupils is irrelevant', () => {
    fc.assert(
      fc.property(cohorts, settings, ({ size, seed }, draft) => {
        const pupils = steady(size, seed);
        const turned = [...pupils.slice(size >> 1), ...pupils.slice(0, size >> 1)].reverse();
        const both = { inUse: {}, draft };
        expect(tried(cohort(turned), both)).toEqual(tried(cohort(pupils), both));
      }),
      { numRuns: 25 },
    );
  });

  it('results that came later change nothing of what would have been said then', () => {
    fc.assert(
      fc.property(cohorts, settings, fc.integer({ min: 81, max: 120 }), ({ size, seed }, draft, mark) => {
        const pupils = steady(size, seed);
        const other = pupils.map((one) => ({
          ...one,
          results: one.results.map((result, w) => (w >= 4 && result ? { ...result, value: mark } : result)),
        }));
        const said = (given: PupilFact[]) =>
          tried(cohort(given), { inUse: {}, draft })
            .slice(0, 4)
            .map(({ later: _, ...one }) => one);
        expect(said(other)).toEqual(said(pupils));
      }),
      { numRuns: 25 },
    );
  });

  it('what is added and dropped is the difference of the two lists, and swapping the settings swaps them', () => {
    fc.assert(
      fc.property(cohorts, settings, settings, ({ size, seed }, inUse, draft) => {
        const facts = cohort(steady(size, seed));
        const there = tried(facts, { inUse, draft });
        const back = tried(facts, { inUse: draft, draft: inUse });
        there.forEach((one, w) => {
          expect(ids(one.added)).toEqual(one.draft.filter((id) => !one.inUse.includes(id)));
          expect(ids(one.dropped)).toEqual(one.inUse.filter((id) => !one.draft.includes(id)));
          expect(back[w]?.added).toEqual(one.dropped);
        });
      }),
      { numRuns: 25 },
    );
  });
});
