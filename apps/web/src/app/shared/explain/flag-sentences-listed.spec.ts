import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SENTENCE_CASES } from '../../../testing/sentence-cases';
import { RULE_KEYS, flagSentence, reasonShows, ruleName } from '../sentences/flag-sentence';
import { GLOSSARY, glossaryTerm } from '../glossary/entries';
import { explanationOf } from './explanations';

const FILE = path.resolve(__dirname, '../../../../../../docs/flag-sentences.md');

const spoken = SENTENCE_CASES.map(([rule, facts, numbers]) => ({
  rule,
  facts,
  sentence: flagSentence(facts, [{ rule, numbers }]),
  shows: reasonShows(facts, { rule, numbers }),
  explanation: explanationOf(rule, facts, numbers),
}));

/** Everything a flag can say, rule by rule, as a text to be read through. */
function listing(): string {
  const rules = RULE_KEYS.map((rule) => {
    const cases = spoken.filter((one) => one.rule === rule);
    const terms = cases[0]?.explanation?.terms.map(glossaryTerm).join('; ') ?? '';
    const examples = cases.map(({ sentence, shows, explanation }) =>
      [
        `- **${sentence}**`,
        `  - What the marks show: ${shows}`,
        `  - What was asked: ${explanation?.asked ?? ''}`,
        `  - What was compared: ${explanation?.compared ?? ''}`,
        `  - What it does not say: ${explanation?.doesNotSay ?? ''}`,
      ].join('\n'),
    );
    return `## ${ruleName(rule)} (\`${rule}\`)\n\n${examples.join('\n')}\n\nIn the glossary: ${terms}.\n`;
  });
  const words = GLOSSARY.map(({ term, words }) => `- **${term}**: ${words}`).join('\n');
  return `# Everything a flag can say\n\n${ABOUT}\n\n${rules.join('\n')}\n## The glossary\n\n${words}\n`;
}

const ABOUT = [
  'For review: the sentence of every rule, what stands beside it, and its longer explanation, with made-up pupils.',
  'Written by `WRITE_DOCS=1 npx jest -c apps/web/jest.config.cjs flag-sentences-listed`; the same test without it',
  'fails when the pages say something else.',
].join('\n');

describe('everything a flag can say', () => {
  it('stands in docs/flag-sentences.md as the pages say it', () => {
    if (process.env['WRITE_DOCS'] === '1') writeFileSync(FILE, listing());
    expect(readFileSync(FILE, 'utf8')).toBe(listing());
  });

  it('is a sentence that can be read aloud by itself: who it is about, whole, without signs or codes', () => {
    for (const { facts, sentence, explanation } of spoken) {
      expect(sentence).toContain(facts.forename);
      for (const words of [sentence, explanation?.asked, explanation?.compared, explanation?.doesNotSay]) {
        expect(words).toMatch(/^[A-Z].*[.?]$/s);
        expect(words).not.toMatch(/undefined|null|NaN|[<>=→_]|\bg1\b|\bc1\b|\.\.|residual|\bSD\b|z-score/);
      }
    }
  });

  it('is explained for every rule, and for the lowest fifth, in words the glossary has', () => {
    const [, facts, numbers] = SENTENCE_CASES[0] ?? [];
    if (!facts || !numbers) throw new Error('There are no cases.');
    const known = new Set<string>(GLOSSARY.map(({ id }) => id));
    for (const rule of [...RULE_KEYS, 'lowest-fifth']) {
      const terms = explanationOf(rule, facts, numbers)?.terms ?? [];
      expect([rule, terms.length > 0 && terms.every((id) => known.has(id))]).toEqual([rule, true]);
    }
  });

  it('has a glossary in the order of the alphabet, each word once', () => {
    const terms = GLOSSARY.map(({ term }) => term.toLocaleLowerCase('en-GB'));
    expect(terms).toEqual(terms.toSorted((a, b) => a.localeCompare(b, 'en-GB')));
    expect(new Set(GLOSSARY.map(({ id }) => id)).size).toBe(GLOSSARY.length);
  });
});
