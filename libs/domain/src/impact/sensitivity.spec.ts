import { MeasuredPupil } from './comparators';
import { matchedEstimate, matchNearest } from './nearest-neighbour';
import { expectedOutcome, naiveGain } from './regression-to-the-mean';
import { trueScores } from './true-scores';

const pupil = (id: string, baseline: number, outcome = baseline): MeasuredPupil => ({
  id,
  participant: false,
  baseline,
  outcome,
});
const pairsOf = (participants: MeasuredPupil[], pool: MeasuredPupil[], caliper?: number) =>
  matchNearest(participants, pool, caliper).map(({ participant, comparator }) => `${participant.id}-${comparator.id}`);

describe('matchNearest', () => {
  it('is greedy in the order given, takes each comparator once, and the earlier of equally near ones', () => {
    const pool = [pupil('x', 12), pupil('y', 8), pupil('z', 30)];
    expect(pairsOf([pupil('a', 10), pupil('b', 11)], pool)).toEqual(['a-x', 'b-y']);
    expect(pairsOf([pupil('b', 11), pupil('a', 10)], pool)).toEqual(['b-x', 'a-y']);
  });

  it('leaves a participant alone whom nobody is near enough to, the caliper included', () => {
    const pool = [pupil('x', 12), pupil('y', 8)];
    expect(pairsOf([pupil('a', 10), pupil('b', 11)], pool, 2)).toEqual(['a-x']);
    expect(pairsOf([pupil('a', 10)], pool, 1.99)).toEqual([]);
  });
});

describe('matchedEstimate', () => {
  it('is the mean difference of gains in pairs, in SD of the outcome', () => {
    const participants = [pupil('a', 10, 14), pupil('b', 20, 26), pupil('far', 90, 90)];
    const pool = [pupil('x', 10, 11), pupil('y', 20, 22)];
    const answer = matchedEstimate(participants, pool, 2, 5);
    if (!answer.ok) throw new Error(answer.because);
    // differences of gains: 4 − 1 = 3 and 6 − 2 = 4
    expect(answer.value).toMatchObject({ effect: 1.75, df: 1, pairs: 2, unmatchedIds: ['far'] });
    expect(answer.value.se).toBeCloseTo(0.25, 12);
  });

  it('says why it cannot tell', () => {
    const two = [pupil('a', 10), pupil('b', 20)];
    expect(matchedEstimate(two, [pupil('x', 10)], 2)).toEqual({ ok: false, because: 'too-few-values' });
    expect(matchedEstimate(two, two, 2)).toEqual({ ok: false, because: 'no-spread' });
    expect(matchedEstimate(two, two, 0)).toEqual({ ok: false, because: 'no-spread' });
  });
});

describe('expectedOutcome', () => {
  it('is the line of those who were not in the group: golden of mean 100, SD 15, r .83', () => {
    // Three points with means 100 and 100, and slope r = .83.
    const line = expectedOutcome([pupil('x', 85, 87.55), pupil('y', 100, 100), pupil('z', 115, 112.45)]);
    if (!line.ok) throw new Error(line.because);
    expect([70, 80, 85, 90].map((baseline) => line.value.at(baseline))).toEqual(
      [75.1, 83.4, 87.55, 91.7].map((value) => expect.closeTo(value, 9) as number),
    );
    const naive = naiveGain([pupil('a', 70, 80), pupil('b', 80, 85)], line.value, 10);
    if (!naive.ok) throw new Error(naive.because);
    expect(naive.value.gain).toBeCloseTo(0.75, 12);
    expect(naive.value.expected).toBeCloseTo(0.425, 12);
    expect(naive.value.beyondExpected).toBeCloseTo(0.325, 12);
  });

  it('says why there is none', () => {
    expect(expectedOutcome([pupil('x', 1), pupil('y', 2)])).toEqual({ ok: false, because: 'too-few-values' });
    expect(expectedOutcome([pupil('x', 1), pupil('y', 1), pupil('z', 1)])).toEqual({ ok: false, because: 'no-spread' });
  });
});

describe('trueScores', () => {
  const cohort = { mean: 100, sd: 15 };
  const baselines = (answer: ReturnType<typeof trueScores>, side: 'participants' | 'comparators') =>
    answer.ok ? answer.value[side].map(({ baseline }) => baseline) : [];

  it('shrinks comparators to the cohort’s mean by its reliability (r .9)', () => {
    const answer = trueScores([pupil('a', 70), pupil('b', 90)], [pupil('x', 85)], cohort, 15 * Math.sqrt(0.1));
    expect(baselines(answer, 'comparators')).toEqual([expect.closeTo(86.5, 9)]);
  });

  it('shrinks participants to their own mean, by no less than .3', () => {
    // Variance of 76, 80, 84 is 16; with SEM 2 the reliability is 1 − 4/16 = .75, with SEM 4 it would be 0.
    const group = [76, 80, 84].map((baseline) => pupil(`${baseline}`, baseline));
    expect(baselines(trueScores(group, [], cohort, 2), 'participants')).toEqual([77, 80, 83]);
    expect(baselines(trueScores(group, [], cohort, 4), 'participants')).toEqual(
      [78.8, 80, 81.2].map((value) => expect.closeTo(value, 9) as number),
    );
  });

  it('says why it cannot tell', () => {
    const group = [pupil('a', 70), pupil('b', 90)];
    expect(trueScores(group, [], cohort, undefined)).toEqual({ ok: false, because: 'no-reliability' });
    expect(trueScores(group, [], cohort, 15)).toEqual({ ok: false, because: 'no-reliability' });
    expect(trueScores(group.slice(1), [], cohort, 3)).toEqual({ ok: false, because: 'too-few-values' });
    expect(trueScores([pupil('a', 70), pupil('b', 70)], [], cohort, 3)).toEqual({ ok: false, because: 'no-spread' });
    expect(trueScores(group, [], { mean: 100, sd: 0 }, 3)).toEqual({ ok: false, because: 'no-spread' });
  });
});
