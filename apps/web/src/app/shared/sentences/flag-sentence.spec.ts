import { FLAG_RULES } from '@headway/domain';
import type { FlagFacts, ReasonNumbers } from './flag-words';
import { RULE_KEYS, flagSentence, reasonShows, ruleName, tellingFirst } from './flag-sentence';

const amira: FlagFacts = { forename: 'Amira', sex: 'F', subject: 'Reading', scale: { direction: 'up' } };
const steps = [
  { value: 4, label: 'PK6' },
  { value: 5, label: 'WTS' },
  { value: 6, label: 'EXS' },
];
const hamza: FlagFacts = { forename: 'Hamza', sex: 'M', subject: 'Writing', scale: { direction: 'up', steps } };

/** Each rule with numbers as the analysis gives them, the sentence and what the table shows. */
const cases: [string, FlagFacts, ReasonNumbers, string, string][] = [
  [
    'gap-widening',
    amira,
    { comparedWith: 'expected-standard', gapFirst: 6, gapBefore: 12, gap: 19, window: '20262', windowFirst: '20254' },
    'Amira has fallen further behind in reading at each of the last two assessments.',
    '6 below the expected standard in Spring 2, then 12 below, 19 below now.',
  ],
  [
    'gap-widening',
    { ...amira, subject: 'English' },
    { comparedWith: 'cohort-median', gapFirst: -2, gapBefore: 3.5, gap: 9, window: '20262', windowFirst: '20254' },
    'Amira has fallen further behind in English at each of the last two assessments.',
    '2 above the middle of the year group in Spring 2, then 3.5 below, 9 below now.',
  ],
  [
    'slower-than-peers',
    amira,
    { residual: -1.6, residualPoints: -11, earlierWindows: 2, mark: 88, previousMark: 95, previousWindow: '20256' },
    'Amira has made less progress in reading than pupils who started level with her.',
    'Pupils level in Summer 2: 99 now. Amira is 11 short of that.',
  ],
  [
    'slower-than-peers',
    { ...amira, sex: 'U', scale: { direction: 'down' } },
    { residual: -1.6, residualPoints: -4, mark: 18, previousWindow: '20256' },
    'Amira has made less progress in reading than pupils who started level with them.',
    'Pupils level in Summer 2: 14 now. Amira is 4 short of that.',
  ],
  [
    'slower-than-peers',
    amira,
    { residual: -2.5, residualPoints: null, mark: 88, previousWindow: '20256' },
    'Amira has made less progress in reading than pupils who started level with her.',
    'Pupils level in Summer 2 have gone further since.',
  ],
  [
    'slower-than-peers',
    hamza,
    { residual: -2.4, residualPoints: -1.1, earlierWindows: 1, mark: 5, previousMark: 6, previousWindow: '20256' },
    'Hamza has made less progress in writing than pupils who started level with him.',
    'Pupils level in Summer 2 have gone further since: Hamza is about 1 step behind them.',
  ],
  [
    'slower-than-own-rate',
    amira,
    { t: -1.9, windows: 4, mark: 81, window: '20262', previousMark: 88, previousWindow: '20256' },
    'Amira has fallen in reading compared with her own earlier results.',
    '88 in Summer 2, 81 in Autumn 2. The fall is more than chance: fewer than 1 in 20 steady pupils show one like it.',
  ],
  [
    'slower-than-own-rate',
    hamza,
    { t: -1.9, windows: 2, mark: 4, window: '20262', previousMark: 6, previousWindow: '20256' },
    'Hamza has fallen in writing compared with his result before.',
    'EXS in Summer 2, PK6 in Autumn 2. The fall is more than chance: fewer than 1 in 20 steady pupils show one like it.',
  ],
  [
    'slower-than-own-rate',
    amira,
    { t: -1.9, windows: 4, mark: 104, window: '20262', previousMark: 91, previousWindow: '20256' },
    'Amira has made less progress in reading than her own earlier results led one to expect.',
    '91 in Summer 2, 104 in Autumn 2, while the year group moved further. That is more than chance: fewer than 1 in 20 steady pupils show it.',
  ],
  [
    'gap-not-closing',
    amira,
    { gap: 14, gapFirst: 15, narrowed: 1, error: 4.7, window: '20262', windowFirst: '20254' },
    'Amira has been below the expected standard in reading three times running, and is no closer.',
    '15 below the expected standard in Spring 2, 14 now.',
  ],
  [
    'below-expected',
    amira,
    { mark: 81, code: null, expected: 85, gap: 4, steps: null },
    'Amira is below the expected standard in reading.',
    '81; below 85 counts as below expected.',
  ],
  [
    'below-expected',
    hamza,
    { mark: 5, code: null, expected: 6, gap: 1, steps: 1 },
    'Hamza is below the expected standard in writing.',
    '1 step below EXS.',
  ],
  [
    'below-expected',
    hamza,
    { mark: null, code: 'below', expected: 6, gap: null, steps: null },
    'Hamza works below the scale that writing is measured on.',
    'Below the scale. Expected: EXS.',
  ],
  [
    'missing-result',
    { ...amira, subject: 'RE' },
    { window: '20262', dueOn: '2026-12-11' },
    'Amira has no RE result for Autumn 2.',
    'It was due on 11 December 2026. Without it nobody can tell.',
  ],
  [
    'no-baseline',
    amira,
    { window: '20262', mark: 82, cohortWindows: 3 },
    'Amira’s first result in reading here has nothing yet to be compared with.',
    '82. The year group has 3 earlier assessments; the last school may have results.',
  ],
  [
    'off-target',
    amira,
    { by: 'mark', target: 100, targetWindow: '20262', mark: 88, window: '20262', gap: 12, error: 4.7 },
    'Amira’s latest result in reading is below the target agreed for this point.',
    'Target for Autumn 2: 100. Result: 88, further below than one result can be out by chance.',
  ],
  [
    'off-target',
    hamza,
    { by: 'forecast', target: 6, targetWindow: '20266', mark: 5, window: '20262', gap: 1, error: null },
    'The teacher’s own forecast for Hamza in writing is below the target agreed.',
    'Target for Summer 2: EXS. Forecast: WTS.',
  ],
  [
    'strand-gap',
    { ...amira, names: { '12': 'Inference' } },
    { strand: '12', window: '20262', mark: 81, difference: -1.4, error: 0.4, strands: 4, others: 0 },
    'Amira is weaker in inference than in the rest of her reading.',
    'Well below the middle of Amira’s 4 parts of reading in Autumn 2, by more than chance.',
  ],
  [
    'disadvantaged-high-attainer',
    amira,
    { baseline: 0.9, baselineWindow: '20242', baselineMark: 114, position: 0.1, window: '20262', mark: 101, t: -1.8 },
    'Amira, who has pupil premium and began among the top third in reading, is slipping.',
    '114 in Autumn 2 2024/25, 101 in Autumn 2 2026/27. Still not low, and easily missed.',
  ],
  [
    'attendance',
    { ...amira, subject: null },
    { kind: 'persistent', missedShare: 0.1204, missedSessions: 13, possible: 108, fall: 6.2, halfTerm: '20262' },
    'Amira has missed 12 % of this year’s sessions so far.',
    '13 of 108 sessions missed (a session is half a day). Down 6 points in Autumn 2 on the half term before.',
  ],
  [
    'attendance',
    { ...hamza, subject: null },
    { kind: 'severe', missedShare: 0.52, missedSessions: 56, possible: 108, fall: null, halfTerm: '20262' },
    'Hamza has missed 52 % of this year’s sessions so far, half or more.',
    '56 of 108 sessions missed (a session is half a day).',
  ],
  [
    'attendance',
    { ...hamza, subject: null },
    { kind: 'fall', missedShare: 0.05, missedSessions: 5, possible: 108, fall: 8, halfTerm: '20262' },
    'Hamza has been in school less this half term than the one before.',
    '5 of 108 sessions missed (a session is half a day). Down 8 points in Autumn 2 on the half term before.',
  ],
  [
    'support-not-working',
    { ...hamza, names: { g1: 'Sentence builders' } },
    {
      group: 'g1',
      startedOn: '2026-09-14',
      weeks: 8,
      residual: -0.7,
      sessionsHad: 14,
      sessionsPlanned: 15,
      because: 'no-faster',
    },
    'Hamza is making no faster progress in writing than expected yet, in Sentence builders.',
    'In the group since 14 Sep (8 weeks). 14 of 15 sessions had. A third of pupils whose level has not changed look like this by chance: look before ending it.',
  ],
  [
    'support-not-working',
    hamza,
    {
      group: 'g1',
      startedOn: '2026-09-14',
      weeks: 8,
      residual: -0.7,
      sessionsHad: 6,
      sessionsPlanned: 15,
      because: 'few-sessions',
    },
    'Hamza has had too few of the sessions of the group for it to help.',
    'In the group since 14 Sep (8 weeks). 6 of 15 sessions had.',
  ],
  [
    'ready-to-exit',
    { ...amira, names: { g1: 'Reading detectives' } },
    {
      group: 'g1',
      startedOn: '2026-09-14',
      mark: 99,
      window: '20262',
      criterion: 95,
      criterionOf: 'group',
      results: 1,
    },
    'Amira has reached what Reading detectives was for in reading.',
    '99 in Autumn 2; the group’s goal is 95.',
  ],
  [
    'ready-to-exit',
    hamza,
    {
      group: 'g1',
      startedOn: '2026-09-14',
      mark: 6,
      window: '20262',
      criterion: 6,
      criterionOf: 'expected-standard',
      results: 2,
    },
    'Hamza has reached what the group was for in writing.',
    'EXS in Autumn 2; expected is EXS, twice running.',
  ],
  [
    'staff-concern',
    amira,
    { concern: 'c1', raisedOn: '2026-11-09', concerns: 1 },
    'Somebody who teaches Amira is worried about reading.',
    'Raised on 9 November 2026.',
  ],
  [
    'staff-concern',
    { ...amira, subject: null },
    { concern: 'c1', raisedOn: '2026-11-09', concerns: 2 },
    'Somebody who teaches Amira is worried about how things are going.',
    'Raised on 9 November 2026. There are 2 concerns in all.',
  ],
];

describe('the words of a flag', () => {
  it.each(cases)('%s', (rule, facts, numbers, sentence, shows) => {
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
