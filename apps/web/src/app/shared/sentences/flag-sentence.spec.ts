import { FLAG_RULES } from '@headway/domain';
import { SENTENCE_CASES as cases, amira } from '../../../testing/sentence-cases';
import { RULE_KEYS, flagSentence, reasonShows, ruleName, tellingFirst } from './flag-sentence';

describe('the words of a flag', () => {
  it.each([...cases])('%s', (rule, facts, numbers, sentence, shows) => {
    expect(flagSentence(facts, [{ rule, numbers }])).toBe(sentence);
    expect(reasonShows(facts, { rule, numbers })).toBe(shows);
  });

  it('exist for every rule there is, and are tried above', () => {
    expect([...RULE_KEYS].sort()).toEqual(Object.keys(FLAG_RULES).sort());
    expect(new Set(cases.map(([rule]) => rule))).toEqual(new Set(RULE_KEYS));
  });

  it('tell the most telling reason, whatever the order they come in', () => {
    const reasons = ['no-baseline', 'below-expected', 'gap-widening'].map((rule) => ({ rule, numbers: {} }));
    expect(tellingFirst(reasons).map(({ rule }) => rule)).toEqual(['gap-widening', 'below-expected', 'no-baseline']);
    expect(flagSentence(amira, reasons)).toContain('further behind');
  });

  it('never speak of residuals, of being held back, or of gender', () => {
    const all = cases.map(([rule, facts, numbers, , shows]) => `${flagSentence(facts, [{ rule, numbers }])} ${shows}`);
    for (const words of [...all, ...RULE_KEYS.map(ruleName)]) {
      expect(words).not.toMatch(/residual|held back|gender|negative|SD\b|z-score/i);
    }
  });

  it('say so where the page has no words for a newer rule', () => {
    expect(flagSentence(amira, [{ rule: 'brand-new', numbers: {} }])).toContain('no words yet');
    expect(ruleName('brand-new')).toBe('brand new');
  });
});
