import type { PhaseSettingsDto, RuleDto, SettingDto } from '@headway/api-client';
import { FLAG_RULES } from '@headway/domain';
import { RULE_KEYS } from '../../shared/sentences/flag-sentence';
import { onStep, ruleChanges, rulesAnswer, standing, withChoice } from './rule-form';
import { oneIn, RULE_TEXTS, settingWords, valueText } from './rule-words';

const setting = (name: string, of: Partial<SettingDto> = {}): SettingDto => ({
  ...{ name, default: 85, least: 70, most: 110, step: 1 },
  ...of,
});
const rules: RuleDto[] = [
  { key: 'below-expected', settings: [setting('standardised'), setting('steps', { default: 1, least: 1, most: 3 })] },
  { key: 'slower-than-peers', settings: [setting('withGate', { default: -1, least: -2, most: -0.5, step: 0.05 })] },
];
const page = { rules, phases: ['ks1', 'ks2'] };
const none: PhaseSettingsDto = { all: {}, phases: {} };
const standard: [string, string] = ['below-expected', 'standardised'];
const words = (from: PhaseSettingsDto, to: PhaseSettingsDto) => ruleChanges(from, to, page).map((one) => one.words);

describe('settings of rules', () => {
  it('come from the phase, else from all years, else as shipped', () => {
    const all = withChoice(none, 'all', standard, 88);
    expect(standing(none, 'ks2', standard, 85)).toEqual({ value: 85, from: 'shipped', otherwise: 85 });
    expect(standing(all, 'ks2', standard, 85)).toEqual({ value: 88, from: 'all-years', otherwise: 88 });
    const both = withChoice(all, 'ks2', standard, 90);
    expect(standing(both, 'ks2', standard, 85)).toEqual({ value: 90, from: 'here', otherwise: 88 });
    expect(standing(both, 'all', standard, 85)).toEqual({ value: 88, from: 'here', otherwise: 85 });
    expect(none).toEqual({ all: {}, phases: {} });
  });

  it('keep nothing of a choice that is taken back', () => {
    const off: [string, string] = ['below-expected', 'enabled'];
    const made = withChoice(withChoice(none, 'ks1', standard, 90), 'all', off, false);
    expect(made).toEqual({
      all: { 'below-expected': { enabled: false } },
      phases: { ks1: { 'below-expected': { standardised: 90 } } },
    });
    expect(withChoice(withChoice(made, 'ks1', standard, null), 'all', off, null)).toEqual(none);
  });

  it('are said in words where they differ, once: what all years say is not said again of each phase', () => {
    const all = withChoice(none, 'all', standard, 88);
    expect(words(none, none)).toEqual([]);
    expect(words(none, all)).toEqual([
      'Below expected, all years: standard on standardised scores 88 points instead of 85 points',
    ]);
    const off = withChoice(all, 'ks2', ['slower-than-peers', 'enabled'], false);
    expect(words(all, off)).toEqual(['Slower than level pupils, key stage 2: off instead of on']);
    const heavier = withChoice(none, 'all', ['below-expected', 'weight'], 1.5);
    expect(words(none, heavier)).toEqual(['Below expected, all years: counts 1.50 times: more instead of as shipped']);
    // The same number, but it no longer follows all years.
    expect(words(all, withChoice(all, 'ks1', standard, 88))).toEqual([
      'Below expected, key stage 1: standard on standardised scores 88 points, whatever all years say',
    ]);
  });

  it('stay on their steps and within their bounds', () => {
    const gate = setting('withGate', { least: -2, most: -0.5, step: 0.05 });
    expect([onStep(-1.02, gate), onStep(-9, gate), onStep(0, gate)]).toEqual([-1, -2, -0.5]);
    expect(onStep(0.1 + 0.2, setting('x', { least: 0, most: 1, step: 0.1 }))).toBe(0.3);
    expect(onStep(84.4, setting('standardised'))).toBe(84);
  });

  it('answer how many rules are on, by what, and what waits', () => {
    expect(rulesAnswer(none, rules, { number: 0, waiting: 0 })).toBe('All 2 rules are on, as shipped.');
    const off = withChoice(none, 'all', ['below-expected', 'enabled'], false);
    expect(rulesAnswer(off, rules, { number: 4, waiting: 1 })).toBe(
      '1 of 2 rules are on, by version 4 of this school’s settings. 1 change waits as a draft.',
    );
  });
});

describe('words of rules', () => {
  it('are there for every rule and each of its thresholds, and for nothing else', () => {
    expect(Object.keys(RULE_TEXTS).sort()).toEqual([...RULE_KEYS].sort());
    for (const { key, bounds } of Object.values(FLAG_RULES)) {
      expect([key, ...Object.keys(RULE_TEXTS[key]?.settings ?? {}).sort()]).toEqual([
        key,
        ...Object.keys(bounds).sort(),
      ]);
    }
  });

  it('show what is stored in the units of a reader, and no word of statistics without its meaning', () => {
    expect(valueText('slower-than-peers', 'withGate', -1)).toBe('1.00 spreads, with a fall');
    expect(valueText('below-expected', 'steps', 1)).toBe('1 step');
    expect(valueText('attendance', 'persistent', 0.1)).toBe('10 % of sessions missed');
    expect(valueText('disadvantaged-high-attainer', 'topShare', 1 / 3)).toBe('33 % of the year group');
    const said = Object.values(RULE_TEXTS).flatMap(({ when, costs, settings }) => [
      ...[when, costs],
      ...Object.values(settings).flatMap((one) => [one.label, one.unit, one.costs(-1)]),
    ]);
    for (const text of said) expect(text).not.toMatch(/\bSD\b|residual|z-score|\bgate\b|negative|held back/i);
  });

  it('say how often chance alone is that far out', () => {
    // Φ(−1) = .1587 and Φ(−2.33) = .0099.
    expect(settingWords('slower-than-peers', 'withGate').costs(-1)).toMatch(/^1 in 6 ordinary pupils/);
    expect(settingWords('slower-than-peers', 'alone').costs(-2.33)).toMatch(/^1 in 101 ordinary pupils/);
    expect(oneIn(0)).toBe('hardly any pupil');
  });
});
