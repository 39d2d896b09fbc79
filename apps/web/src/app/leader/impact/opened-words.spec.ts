import type { LeftOutBecause, StrengthGrade, Weakness } from '@headway/domain';
import { impactDetail, impactRow } from '../../../testing/impact';
import { allowedForSentence, comparedSentence, leftOutLines } from './comparison-words';
import { bySurname, changeMark, changeWords, expectedWords, markWords } from './pupil-words';
import { strengthWords, surenessOf, tippingWords } from './sureness';
import { addedSentence, anywaySentence, otherAnswersSentence, sidesOf } from './what-happened';

describe('who was compared with whom', () => {
  it('counts who was left out and why, most first', () => {
    expect(leftOutLines(impactDetail().leftOut)).toEqual([
      '61 left out: started higher or lower than the group',
      '3 left out: had other help in this subject',
    ]);
  });

  it('has words for every reason', () => {
    const all: LeftOutBecause[] = [
      'in-other-support',
      'different-test',
      'no-baseline',
      'no-outcome',
      'no-earlier-baseline',
      'no-other-subjects',
      'outside-range',
      'no-participants',
    ];
    const lines = leftOutLines(all.map((because) => ({ because, count: 1 })));
    expect(new Set(lines).size).toBe(all.length);
    expect(lines.join(' ')).not.toContain('undefined');
  });

  it('says on what terms, and when the range had to be widened', () => {
    expect(comparedSentence(impactDetail())).toBe(
      'Same years, same half terms, no other group in Reading, and started where the group’s pupils did.',
    );
    expect(comparedSentence(impactDetail({ widenedBySd: 0.363 }))).toContain(
      'up to 0.36 of the spread of scores outside',
    );
    expect(comparedSentence(impactDetail({ compared: null }))).toBe('There is nobody to compare with yet.');
  });

  it('says what is allowed for, without the curves of the model', () => {
    expect(allowedForSentence(impactDetail().allowedFor)).toBe(
      'Allowed for: where they started, the result before that and pupil premium.',
    );
    expect(allowedForSentence([])).toBeNull();
  });
});

describe('what happened', () => {
  it('gives start, end and gain of both sides', () => {
    expect(sidesOf(impactDetail())).toEqual([
      { side: 'In the group', n: 11, start: '81.4', end: '92.1', gain: '10.7' },
      { side: 'Compared pupils', n: 46, start: '82.9', end: '88.8', gain: '5.9' },
    ]);
  });

  it('counts a fall as a gain where less is better', () => {
    const measure = { ...impactDetail().measure, moreIsBetter: false };
    const inGroup = { n: 6, start: 18, end: 12.5 };
    expect(sidesOf(impactDetail({ measure, inGroup, compared: null }))).toMatchObject([{ gain: '5.5' }]);
  });

  it('says how much of the plain gain would have come anyway', () => {
    expect(anywaySentence(impactDetail())).toBe(
      'Low scores drift up by themselves: about 5.8 of the 10.7 points would have come anyway.',
    );
  });

  it('says so too when the group gained less than that, or was to be expected to lose', () => {
    const less = impactRow({ naive: { gain: 0.2, expectedAnyway: 0.41 } });
    expect(anywaySentence(impactDetail({ row: less, inGroup: { n: 11, start: 81.4, end: 84.2 } }))).toBe(
      'Low scores drift up by themselves: pupils who start there gain about 5.8 points anyway; these gained 2.8.',
    );
    const lose = impactRow({ naive: { gain: 0.2, expectedAnyway: -0.1 } });
    expect(anywaySentence(impactDetail({ row: lose }))).toContain('lose about 1.4 points by themselves');
  });

  it('does not call scores low that are not', () => {
    expect(anywaySentence(impactDetail({ inGroup: { n: 11, start: 120, end: 130.7 } }))).toMatch(/^Pupils get on/);
  });

  it('says nothing of a gain nobody could measure', () => {
    expect(anywaySentence(impactDetail({ row: impactRow({ naive: null }) }))).toBeNull();
  });

  it('says what the group added, in points and in the spread of scores', () => {
    expect(addedSentence(impactDetail())).toBe(
      'With starting points allowed for, its pupils ended 4.8 points ahead of compared pupils: 0.34 of the spread of scores. It could be anything from +0.08 to +0.60.',
    );
    const behind = impactRow({ estimate: { effect: -0.21, lower: -0.39, upper: -0.03 } });
    const measure = { ...impactDetail().measure, unit: 'positions' as const };
    expect(addedSentence(impactDetail({ row: behind, measure }))).toContain(
      'ended 0.21 of the spread of scores behind compared pupils',
    );
    expect(addedSentence(impactDetail({ row: impactRow({ estimate: null }) }))).toBe(
      'What the group added cannot be said yet.',
    );
  });

  it('gives the other answers', () => {
    expect(otherAnswersSentence(impactDetail())).toBe('Matched pairs say +0.29; allowing for test error +0.31.');
    const none = { matchedPairs: null, trueScores: null, signsDiffer: false };
    expect(otherAnswersSentence(impactDetail({ otherAnswers: none }))).toBe(
      'It could not be worked out in other ways.',
    );
    expect(otherAnswersSentence(impactDetail({ otherAnswers: null }))).toBeNull();
  });
});

describe('how sure we are', () => {
  it('grades the comparison in words, with its reasons', () => {
    expect(strengthWords({ grade: 'C', weaknesses: ['few-participants', 'judgement'] })).toMatchObject({
      claim: 'A weak comparison (C).',
      why: 'Fewer than 12 pupils in the group and marks are a teacher’s judgement, not a test.',
    });
    expect(strengthWords({ grade: 'A', weaknesses: [] }).why).toContain('two earlier results');
    expect(strengthWords(null).claim).toBe('There is no answer to be sure of yet.');
  });

  it('has words for every grade and weakness', () => {
    const grades: StrengthGrade[] = ['A', 'B', 'C', 'D'];
    expect(new Set(grades.map((grade) => strengthWords({ grade, weaknesses: [] }).claim)).size).toBe(4);
    const all: Weakness[] = [
      'few-participants',
      'few-comparators',
      'range-widened',
      'little-overlap',
      'very-little-overlap',
      'dropout',
      'high-dropout',
      'one-baseline',
      'judgement',
      'comparators-from-elsewhere',
    ];
    const said = all.map((weakness) => strengthWords({ grade: 'B', weaknesses: [weakness] }).why);
    expect(new Set(said).size).toBe(all.length);
  });

  it('says what would turn the verdict, and when that is little', () => {
    expect(tippingWords(impactDetail())).toMatchObject({
      claim: 'Fragile: it would not take much to change this.',
      why: 'A hidden difference of 0.08 of the spread of scores between the two sides would be enough.',
    });
    expect(tippingWords(impactDetail({ tippingPoint: 0.31, fragile: false }))?.claim).toBe(
      'It would take a lot to change this.',
    );
    expect(tippingWords(impactDetail({ tippingPoint: null, fragile: false }))?.claim).toBe('The interval holds 0.');
    expect(tippingWords(impactDetail({ row: impactRow({ estimate: null }) }))).toBeNull();
  });

  it('says what no record shows, and that few sessions happened', () => {
    const few = impactDetail({ row: impactRow({ fewSessionsHad: true, shareOfDose: 0.58 }) });
    expect(surenessOf(few).map(({ claim }) => claim)).toContain('Few sessions had.');
    expect(surenessOf(impactDetail()).map(({ claim }) => claim)).not.toContain('Few sessions had.');
    expect(surenessOf(impactDetail()).at(-1)?.why).toBe(
      'Did staff choose pupils who were ready to move? We cannot see that.',
    );
  });
});

describe('each pupil', () => {
  it.each([
    [2.4, 'up', 'more than chance'],
    [1.96, 'chance', 'could be chance'],
    [-1.9, 'chance', 'could be chance'],
    [-2, 'down', 'more than chance'],
    [null, 'not-known', 'test error not known'],
  ] as const)('with a change of %s standard errors is "%s"', (reliableChange, mark, words) => {
    expect(changeMark({ reliableChange })).toBe(mark);
    expect(markWords(mark)).toBe(words);
  });

  it('has the change in the unit of the marks', () => {
    expect([changeWords(12, 'marks'), changeWords(-0.5, 'marks'), changeWords(0.31, 'positions')]).toEqual([
      '+12',
      '−0.5',
      '+0.31',
    ]);
    expect(changeWords(null, 'marks')).toBe('two different tests');
  });

  it('is held against what was to be expected', () => {
    expect([0.84, -0.31, 0.04, null].map(expectedWords)).toEqual([
      '0.8 above',
      '0.3 below',
      'as expected',
      'not known',
    ]);
  });

  it('stands in the order of surnames', () => {
    expect(bySurname(impactDetail().pupils).map(({ name }) => name)).toEqual(['Amira Begum', 'Jakub Nowak']);
  });
});
