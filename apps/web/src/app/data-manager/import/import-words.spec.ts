import type { ImportCountsDto } from '@headway/api-client';
import { importRun } from '../../../testing/import-run';
import { answerOf, secondsLeft, stepOf, whereFor } from './import-words';

const counts = (over: Partial<ImportCountsDto>): ImportCountsDto =>
  ({ ...importRun().counts, ...over }) as ImportCountsDto;

describe('the words of an import', () => {
  it.each([
    ['uploaded', {}, 'Say what the columns are. Nothing has been changed yet.'],
    ['checked', { invalid: 6, created: 4 }, '6 results can’t be read. Nothing has been changed yet.'],
    ['checked', { created: 1_240, changed: 1 }, '1,241 results can go in. Nothing has been changed yet.'],
    ['checked', { unchanged: 6_472 }, 'Everything in this file is here already: there is nothing to change.'],
    ['applied', { created: 1, changed: 3 }, '1 result is new, 3 changed.'],
    ['applied', { unchanged: 5 }, 'Nothing needed to change.'],
    ['cancelled', {}, 'This import was discarded. Nothing was changed.'],
  ] as const)('say how it stands: %s', (status, found, words) => {
    expect(answerOf(importRun({ status, counts: counts(found) }))).toBe(words);
  });

  it('say first what only a person can settle', () => {
    const run = importRun({ status: 'checked', counts: counts({ invalid: 1, created: 4 }) });
    const [part] = run.parts;
    if (!part) throw new Error('The file has no part.');
    const question = { key: 'pupil 1', row: 2, pupil: 'Evans, Maya', ask: 'Is this …?', options: [], answer: null };
    const asking = { ...run, kind: null, parts: [{ ...part, questions: [question] }] };
    expect(answerOf(asking)).toBe('1 question for you, and 1 row can’t be read. Nothing has been changed yet.');
    const answered = { ...asking, parts: [{ ...part, questions: [{ ...question, answer: 'new' }] }] };
    expect(answerOf(answered)).toBe('1 row can’t be read. Nothing has been changed yet.');
  });

  it('do not ask for columns that the format gives', () => {
    const run = importRun({ status: 'mapped' });
    const parts = run.parts.map((part) => ({ ...part, columnsGiven: true }));
    expect(answerOf({ ...run, parts })).toMatch(/^This file says by itself what it holds/);
  });

  it('say which half terms and years a file is about', () => {
    expect(whereFor(counts({ windows: [20256], yearGroups: [5] }))).toBe('Summer 2 2025/26; Year 5 at the time');
    expect(whereFor(counts({ windows: [20236, 20246, 20255, 20256], yearGroups: [0, 3, 4] }))).toBe(
      'Summer 2 2023/24 to Summer 2 2025/26; Reception to Year 4 at the time',
    );
  });

  it('know the step a person is at', () => {
    expect(stepOf({ status: 'mapped' })).toBe(1);
    expect(stepOf({ status: 'failed' })).toBe(1);
    expect(stepOf({ status: 'checking' })).toBe(2);
    expect(stepOf({ status: 'applying' })).toBe(3);
    expect(stepOf({ status: 'applied' })).toBe(4);
  });

  it('guess the time left from the pace, once there is one', () => {
    expect(secondsLeft(0, 5_000, 100)).toBeNull();
    expect(secondsLeft(50, 500, 100)).toBeNull();
    expect(secondsLeft(200, 2_000, 600)).toBe(6);
  });
});
