import { FLAG_RULES } from './flag-rules';
import { AS_SHIPPED, phaseOf, settingProblems, settingsFor } from './phase-settings';

describe('a school’s rule settings', () => {
  it('of a phase come before those of all years, setting by setting', () => {
    const settings = {
      all: { 'below-expected': { steps: 2, scaled: 98 }, 'missing-result': { enabled: false } },
      phases: { ks2: { 'below-expected': { steps: 1 } } },
    };
    expect(settingsFor(settings, 4)).toEqual({
      'below-expected': { steps: 1, scaled: 98 },
      'missing-result': { enabled: false },
    });
    expect(settingsFor(settings, 2)['below-expected']).toEqual({ steps: 2, scaled: 98 });
    expect(settingsFor(AS_SHIPPED, 4)).toEqual({});
  });

  it('know the phase of every year group', () => {
    expect([-1, 0, 1, 2, 3, 6, 7, 9, 10, 11, 12, 13].map(phaseOf)).toEqual(
      'early-years early-years ks1 ks1 ks2 ks2 ks3 ks3 ks4 ks4 ks5 ks5'.split(' '),
    );
  });

  it('are refused, with their place, when nothing knows them or they are outside sane bounds', () => {
    const problems = settingProblems({
      all: {
        'below-expected': { steps: 4, scaled: 100, sense: 1 },
        nonsense: {},
        attendance: { persistent: '0.1', enabled: 'yes', weight: 2 },
      },
      phases: { ks2: { 'strand-gap': { gap: Number.NaN } }, ks9: {} },
    });
    expect(problems.map(({ place, because }) => `${place}: ${because}`)).toEqual([
      'all.below-expected.steps: out-of-bounds',
      'all.below-expected.sense: unknown-setting',
      'all.nonsense: unknown-rule',
      'all.attendance.persistent: not-a-number',
      'all.attendance.enabled: not-yes-or-no',
      'all.attendance.weight: out-of-bounds',
      'ks2.strand-gap.gap: not-a-number',
      'ks9.ks9: unknown-rule',
    ]);
    expect(problems[0]?.bounds).toEqual({ least: 1, most: 3, step: 1 });
  });

  it('could be the shipped ones: every default is within its own bounds', () => {
    const all = Object.fromEntries(Object.entries(FLAG_RULES).map(([key, { defaults }]) => [key, defaults]));
    expect(settingProblems({ all, phases: {} })).toEqual([]);
  });

  it('have bounds for every threshold and none besides', () => {
    for (const { defaults, bounds } of Object.values(FLAG_RULES)) {
      expect(Object.keys(bounds).toSorted()).toEqual(Object.keys(defaults).toSorted());
    }
  });
});
