import { told, cannotTell } from '../statistics/cannot-tell';
import { hedgesG } from './hedges-g';
import { impactWindows } from './impact-windows';
import { withInterval } from './interval';
import { suggestDecision } from './suggested-decision';
import { tippingPoint, verdictOf, verdictOfInterval } from './verdict';

const estimate = told(withInterval(0.5, 0.1, 30));

describe('verdictOf', () => {
  it.each([
    [0, 40, 'too-early'],
    [5, 40, 'too-few'],
    [6, 11, 'too-few'],
    [6, 12, 'helped'],
  ] as const)('of %i participants and %i comparators is %s', (participants, comparators, verdict) => {
    expect(verdictOf(participants, comparators, estimate)).toBe(verdict);
  });

  it('is unclear where no estimate can be made', () => {
    expect(verdictOf(10, 20, cannotTell('no-spread'))).toBe('unclear');
  });

  it.each([
    [0.01, 0.9, 'helped'],
    [-0.9, -0.01, 'less-progress'],
    [-0.19, 0.19, 'no-difference'],
    [-0.2, 0.1, 'unclear'],
    [-0.1, 0.3, 'unclear'],
    [0, 0.3, 'unclear'],
    [0.05, 0.15, 'helped'],
  ] as const)('of the interval %f to %f is %s', (lower, upper, verdict) => {
    expect(verdictOfInterval({ lower, upper })).toBe(verdict);
  });
});

describe('tippingPoint', () => {
  it('is the limit nearer 0, fragile below .2', () => {
    expect(tippingPoint({ lower: 0.15, upper: 0.6 })).toEqual({ hiddenDifference: 0.15, fragile: true });
    expect(tippingPoint({ lower: -0.9, upper: -0.25 })).toEqual({ hiddenDifference: 0.25, fragile: false });
    expect(tippingPoint({ lower: -0.1, upper: 0.25 })).toBeNull();
  });
});

describe('suggestDecision', () => {
  const sound = { grade: 'B', tippingPoint: null, signsDiffer: false } as const;
  const full = { planned: 100, received: 95 };
  const few = { planned: 100, received: 79 };

  it.each([
    ['helped', full, 'continue'],
    ['helped', few, 'continue'],
    ['less-progress', full, 'stop'],
    ['less-progress', few, 'adapt'],
    ['no-difference', full, 'stop'],
    ['no-difference', few, 'adapt'],
    ['unclear', full, 'run-again'],
    ['unclear', few, 'adapt'],
    ['too-few', full, 'run-again'],
    ['too-few', { planned: 0, received: 0 }, 'run-again'],
  ] as const)('after %s with dose %p is %s', (verdict, dose, decision) => {
    expect(suggestDecision(verdict, dose, sound)).toMatchObject({ decision });
  });

  it('suggests nothing while it is too early', () => expect(suggestDecision('too-early', full, sound)).toBeNull());

  it('asks for another run where help rests on weak ground, and says that it is fragile', () => {
    expect(suggestDecision('helped', full, { ...sound, grade: 'D' })).toMatchObject({ decision: 'run-again' });
    expect(suggestDecision('helped', full, { ...sound, signsDiffer: true })).toMatchObject({ decision: 'run-again' });
    expect(
      suggestDecision('helped', full, { ...sound, tippingPoint: { hiddenDifference: 0.1, fragile: true } }),
    ).toEqual({
      decision: 'continue',
      because: ['helped', 'fragile'],
    });
  });
});

describe('hedgesG', () => {
  it('equals the golden of n 15/15, means 105/100, SD 14/15', () => {
    const answer = hedgesG({ n: 15, mean: 105, sd: 14 }, { n: 15, mean: 100, sd: 15 });
    if (!answer.ok) throw new Error(answer.because);
    expect(answer.value.d).toBeCloseTo(0.344623, 6);
    expect(answer.value.correction).toBeCloseTo(0.972973, 6);
    expect(answer.value.g).toBeCloseTo(0.335309, 6);
    expect(answer.value.se).toBeCloseTo(0.367705, 6);
    expect(answer.value.lower).toBeCloseTo(-0.385381, 6);
    expect(answer.value.upper).toBeCloseTo(1.055998, 6);
  });

  it('says why it cannot tell', () => {
    const group = { n: 10, mean: 100, sd: 0 };
    expect(hedgesG(group, group)).toEqual({ ok: false, because: 'no-spread' });
    expect(hedgesG({ ...group, n: 1 }, group)).toEqual({ ok: false, because: 'too-few-values' });
    expect(hedgesG({ ...group, mean: NaN }, group)).toEqual({ ok: false, because: 'not-finite' });
  });
});

describe('impactWindows', () => {
  const windows = [
    { window: 20246, on: '2025-07-15' },
    { window: 20251, on: '2025-10-24' },
    { window: 20252, on: '2025-12-19' },
    { window: 20253, on: '2026-02-13' },
    { window: 20254, on: '2026-03-27' },
  ];

  it('takes the last result on or before placement, the one before, and the first on or after exit', () => {
    expect(impactWindows([...windows].reverse(), '2025-10-24', '2026-02-01')).toEqual({
      baseline: 20251,
      earlierBaseline: 20246,
      outcome: 20253,
      later: [20254],
    });
  });

  it('has no outcome before exit or review is set, nor a baseline before the first result', () => {
    expect(impactWindows(windows, '2025-11-10')).toMatchObject({ baseline: 20251, outcome: null });
    expect(impactWindows(windows, '2025-07-01', '2026-05-01')).toEqual({
      baseline: null,
      earlierBaseline: null,
      outcome: null,
      later: [],
    });
  });

  it('never takes the baseline as the outcome', () => {
    expect(impactWindows(windows, '2025-12-19', '2025-12-19')).toMatchObject({ baseline: 20252, outcome: 20253 });
  });
});
