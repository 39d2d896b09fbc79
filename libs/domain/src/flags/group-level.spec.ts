import { createRandom } from '../statistics/random';
import { analyseCohort } from './analyse-cohort';
import type { CohortFacts, GroupFact } from './cohort-facts';
import type { LevelChange } from './group-level';
import { raw, standardised } from '../../test/standing';

interface Drawn {
  readonly size: number;
  readonly fall: (pupil: number) => number;
  readonly groups?: readonly GroupFact[];
  readonly windows?: number;
}

/** Pupils at steady levels with an error of .4 SD, whose last mark is lower by `fall` SD. */
function cohort({ size, fall, groups = [], windows = 3 }: Drawn, seed = 1, scale = standardised): CohortFacts {
  const random = createRandom(seed);
  return {
    scales: { test: scale },
    today: '2026-12-16',
    windows: Array.from({ length: windows }, (_, w) => ({ key: `W${w + 1}`, dueOn: null, expected: null })),
    groups,
    pupils: Array.from({ length: size }, (_, p) => {
      const level = random.normal(0, 0.9);
      return {
        id: `P${p}`,
        pupilPremium: false,
        enteredOn: null,
        leftOn: null,
        worksToOtherExpectations: false,
        results: Array.from({ length: windows }, (_, w) => {
          const z = level + random.normal(0, 0.4) - (w === windows - 1 ? fall(p) : 0);
          return { scale: 'test', value: Math.round(100 + 15 * z), code: null, se: null };
        }),
      };
    }),
  };
}

const half: GroupFact = { key: 'Oak', kind: 'class', pupils: Array.from({ length: 30 }, (_, p) => `P${p}`) };
const levelOf = (facts: CohortFacts, group: string | null): LevelChange | string => {
  const level = analyseCohort(facts).levels.find((one) => one.group === group)?.level;
  return level?.ok ? level.value : (level?.because ?? 'no level');
};
const alerts = (facts: CohortFacts): (string | null)[] =>
  analyseCohort(facts).levels.flatMap(({ group, alert }) => (alert ? [group] : []));

describe('the level of a class beside the rest of the year', () => {
  it('is Welch’s interval of the difference of the mean changes', () => {
    // Two windows; changes of 8 in the class: −1 ± alternating .1; of 8 others: 0 ± alternating .1 (in SD of the norm).
    const changes = [...Array(8).keys()].map((i) => -1 + (i % 2 ? 0.1 : -0.1));
    const others = [...Array(8).keys()].map((i) => (i % 2 ? 0.1 : -0.1));
    const facts: CohortFacts = {
      scales: { test: standardised },
      today: '2026-12-16',
      windows: ['W1', 'W2'].map((key) => ({ key, dueOn: null, expected: null })),
      groups: [{ key: 'Oak', kind: 'class', pupils: [...Array(8).keys()].map((i) => `P${i}`) }],
      pupils: [...changes, ...others].map((change, i) => ({
        id: `P${i}`,
        pupilPremium: false,
        enteredOn: null,
        leftOn: null,
        worksToOtherExpectations: false,
        results: [100, 100 + 15 * change].map((value) => ({ scale: 'test', value, code: null, se: null })),
      })),
    };
    // SD of ±.1 with n 8: √(.08/7) = .1069; SE of the difference √(2·.1069²/8) = .053452; Welch df 14, t(.995) 2.976843.
    expect(levelOf(facts, 'Oak')).toMatchObject({
      from: 'W1',
      to: 'W2',
      yardstick: 'rest-of-year',
      pupils: 8,
      others: 8,
      change: expect.closeTo(-1, 12),
      lower: expect.closeTo(-1 - 2.976843 * 0.0534522, 5),
      upper: expect.closeTo(-1 + 2.976843 * 0.0534522, 5),
    });
    expect(alerts(facts)).toContain('Oak');
  });

  it('makes a class that fell one alert, not thirty flags of change', () => {
    const fell = cohort({ size: 60, fall: (p) => (p < 30 ? 1.2 : 0), groups: [half] });
    expect(alerts(fell)).toContain('Oak');
    const changeFlags = (facts: CohortFacts): number =>
      analyseCohort(facts).pupils.filter(
        ({ id, reasons }) => half.pupils.includes(id) && reasons.some(({ rule }) => rule === 'slower-than-own-rate'),
      ).length;
    const withoutClass: CohortFacts = { ...fell, groups: [] };
    expect(changeFlags(withoutClass)).toBeGreaterThanOrEqual(10);
    expect(changeFlags(fell)).toBeLessThanOrEqual(3);
  });

  it('still finds in such a class the pupil who fell much further than the others', () => {
    const facts = cohort({ size: 60, fall: (p) => (p === 0 ? 3 : p < 30 ? 0.8 : 0), groups: [half] });
    expect(analyseCohort(facts).pupils[0]?.gate.verdict).toBe('decline');
  });

  it('cannot be told of fewer than eight pupils, nor beside fewer than eight', () => {
    const few: GroupFact = { key: 'few', kind: 'sub-group', pupils: half.pupils.slice(0, 7) };
    const nearlyAll: GroupFact = { key: 'most', kind: 'sub-group', pupils: [...Array(53).keys()].map((p) => `P${p}`) };
    const facts = cohort({ size: 60, fall: () => 0, groups: [few, nearlyAll] });
    expect(levelOf(facts, 'few')).toBe('too-few-values');
    expect(levelOf(facts, 'most')).toBe('too-few-values');
  });

  it('cries wolf for at most 1 class in 100 whose level never moved', () => {
    let wolves = 0;
    for (let seed = 1; seed <= 400; seed++) {
      if (alerts(cohort({ size: 60, fall: () => 0, groups: [half] }, seed)).includes('Oak')) wolves++;
    }
    expect(wolves / 400).toBeLessThanOrEqual(0.01);
  });
});

describe('the level of a whole year', () => {
  it('is measured by the norm of a standardised test', () => {
    const facts = cohort({ size: 60, fall: () => 0.6 });
    expect(levelOf(facts, null)).toMatchObject({ yardstick: 'norm', pupils: 60, others: null });
    expect(alerts(facts)).toEqual([null]);
    expect(alerts(cohort({ size: 60, fall: () => 0 }))).toEqual([]);
  });

  it('is measured by the share at the expected standard where there is no norm', () => {
    const facts = cohort({ size: 60, fall: () => 0.9 }, 1, { ...raw, greatest: 200, threshold: 95 });
    expect(levelOf(facts, null)).toMatchObject({ yardstick: 'expected-standard' });
    expect(alerts(facts)).toEqual([null]);
  });

  it('cannot be told without either: a harder test makes a whole year lower', () => {
    expect(levelOf(cohort({ size: 60, fall: () => 2 }, 1, { ...raw, greatest: 200 }), null)).toBe('no-yardstick');
  });
});

it('an alert holds until the level is back: it is compared with the window the group fell from', () => {
  const facts = cohort({ size: 60, fall: (p) => (p < 30 ? 0.8 : 0), groups: [half] });
  // One more window at the lower level: no further fall.
  const last = facts.windows.at(-1);
  const later: CohortFacts = {
    ...facts,
    windows: [...facts.windows, { key: 'W4', dueOn: null, expected: last?.expected ?? null }],
    pupils: facts.pupils.map((pupil) => ({ ...pupil, results: [...pupil.results, pupil.results.at(-1) ?? null] })),
  };
  expect(alerts(later)).toEqual([]);
  expect(alerts({ ...later, groups: [{ ...half, fellFrom: 'W2' }] })).toEqual(['Oak']);
});
