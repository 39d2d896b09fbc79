import { type ImportCounts, noCounts } from '../import-counts';
import type { ImportQuestion } from '../import-question';
import { whyToWait } from './decide-feed';

const question: ImportQuestion = {
  ...{ key: 'pupil A', row: 2, pupil: 'Evans, Maya', ask: 'Is this the same pupil?', pupilIds: [] },
  options: [{ value: 'new', label: 'No' }],
};
const part = (counts: Partial<ImportCounts>, questions: ImportQuestion[] = [], leftOut = false) => ({
  ...{ leftOut, questions, counts: { ...noCounts(), ...counts } },
});
const threshold = { mostChanges: 10, mostShare: 0.1 };
const why = (...parts: ReturnType<typeof part>[]) => whyToWait(threshold, parts, {});

describe('a file of a feed', () => {
  it('goes in by itself up to the number and the share that were set, whatever is new in it', () => {
    expect(why(part({ created: 5_000 }))).toBeNull();
    expect(why(part({ changed: 10, unchanged: 90 }))).toBeNull();
    expect(why(part({ changed: 6, unchanged: 100 }), part({ wouldLeave: 4, unchanged: 100 }))).toBeNull();
  });

  it('waits beyond either, parts counted together', () => {
    const say = 'This feed applies at most 10, and 10%, by itself.';
    expect(why(part({ changed: 11, unchanged: 1_000 }))).toBe(`11 of 1,011 would change or leave. ${say}`);
    expect(why(part({ changed: 2, unchanged: 8 }))).toBe(`2 of 10 would change or leave. ${say}`);
    expect(why(part({ changed: 6, unchanged: 500 }), part({ wouldLeave: 5, unchanged: 500 }))).toContain('11 of 1,011');
  });

  it('waits for what cannot be read and for questions nobody has answered', () => {
    expect(why(part({ invalid: 1, unchanged: 9 }))).toContain('1 cannot be read');
    expect(why(part({ unchanged: 9 }, [question]))).toBe('1 question has to be answered first.');
    const two = [question, { ...question, key: 'pupil B' }];
    expect(why(part({ unchanged: 9 }, two))).toBe('2 questions have to be answered first.');
    expect(whyToWait(threshold, [part({ unchanged: 9 }, two)], { 'pupil A': 'new', 'pupil B': 'new' })).toBeNull();
  });

  it('does not wait for a part that is left out', () => {
    expect(why(part({ unchanged: 9 }), part({ invalid: 3, changed: 50 }, [question], true))).toBeNull();
  });
});
