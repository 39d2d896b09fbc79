import type { Scale } from '../../scales/scale';
import { evaluateRules } from '../flag-rules';
import { decline, mark, raw, standardised, standing, steps } from '../../../test/standing';
import type { PupilStanding } from '../standing';
import { belowExpected } from './below-expected';
import { gapNotClosing } from './gap-not-closing';
import { gapWidening } from './gap-widening';
import { slowerThanOwnRate } from './slower-than-own-rate';
import { slowerThanPeers } from './slower-than-peers';

const raises = <S extends object>(
  rule: { defaults: S; evaluate(s: PupilStanding, settings: S): unknown[] },
  s: PupilStanding,
) => rule.evaluate(s, rule.defaults).length === 1;

describe('below-expected', () => {
  const at = (value: number, scale: Scale, expectation: number | null = null) =>
    raises(belowExpected, standing([value], { scale, latest: mark(value, 'W1', { expectation }) }));

  it('takes 85, 100, the threshold of the scale or the school’s own expectation', () => {
    expect([at(84, standardised), at(85, standardised)]).toEqual([true, false]);
    const scaled: Scale = { ...raw, kind: 'scaled' };
    expect([at(99, scaled), at(100, scaled)]).toEqual([true, false]);
    const phonics: Scale = { ...raw, threshold: 32 };
    expect([at(31, phonics), at(32, phonics)]).toEqual([true, false]);
    expect([at(0, raw), at(24, raw, 25), at(25, raw, 25)]).toEqual([false, true, false]);
    expect(at(31, phonics, 30)).toBe(false);
    expect([at(2, steps), at(3, steps)]).toEqual([true, false]);
    const difficulties: Scale = { ...raw, direction: 'down', threshold: 16 };
    expect([at(17, difficulties), at(16, difficulties)]).toEqual([true, false]);
  });

  it('can ask for two steps', () => {
    const evaluate = (value: number) =>
      belowExpected.evaluate(standing([value], { scale: steps }), { ...belowExpected.defaults, steps: 2 });
    expect(evaluate(2)).toEqual([]);
    expect(evaluate(1)[0]?.numbers).toMatchObject({ steps: 2, gap: 2, expected: 3, mark: 1 });
  });

  it('takes “below the scale” as below whatever is expected', () => {
    const code = { window: 'W2', code: 'below' as const, expectation: null };
    expect(belowExpected.evaluate(standing([110], { latestCode: code }), belowExpected.defaults)).toEqual([
      {
        rule: 'below-expected',
        version: 1,
        severity: 1,
        numbers: { window: 'W2', mark: null, code: 'below', expected: 85, gap: null, steps: null },
      },
    ]);
    expect(raises(belowExpected, standing([110], { latestCode: { ...code, code: 'absent' } }))).toBe(false);
  });
});

describe('gap-not-closing', () => {
  it('is raised by three windows running below, unless the gap narrowed by more than one SEM', () => {
    expect(raises(gapNotClosing, standing([80, 79, 80]))).toBe(true);
    expect(raises(gapNotClosing, standing([78, 79, 83]))).toBe(true);
    expect(raises(gapNotClosing, standing([78, 79, 84]))).toBe(false);
    expect(raises(gapNotClosing, standing([80, 86, 80]))).toBe(false);
    expect(raises(gapNotClosing, standing([80, 80]))).toBe(false);
    const missed = standing([80, 79, 80]);
    expect(raises(gapNotClosing, { ...missed, marks: [mark(80), mark(80), null, mark(80)] })).toBe(false);
  });
});

describe('gap-widening', () => {
  it('needs the gate and two wider gaps running', () => {
    expect(raises(gapWidening, standing([90, 85, 80], { gate: decline }))).toBe(true);
    expect(raises(gapWidening, standing([90, 85, 80]))).toBe(false);
    expect(raises(gapWidening, standing([85, 85, 80], { gate: decline }))).toBe(false);
    expect(raises(gapWidening, standing([80, 85, 80], { gate: decline }))).toBe(false);
    expect(raises(gapWidening, standing([85, 80], { gate: decline }))).toBe(false);
  });

  it('says nothing of a pupil who is still above the standard: a lead that shrinks is no gap', () => {
    expect(raises(gapWidening, standing([120, 110, 100], { gate: decline }))).toBe(false);
  });

  it('compares with the cohort’s median where the school expects nothing', () => {
    const marks = [
      mark(20, 'W1', { cohortMedian: 22 }),
      mark(22, 'W2', { cohortMedian: 26 }),
      mark(24, 'W3', { cohortMedian: 30 }),
    ];
    const [reason] = gapWidening.evaluate(standing([], { scale: raw, marks, gate: decline }), gapWidening.defaults);
    expect(reason?.numbers).toMatchObject({ comparedWith: 'cohort-median', gapFirst: 2, gapBefore: 4, gap: 6 });
  });
});

describe('slower-than-peers', () => {
  const residual = (z: number) => ({ z, points: z * 5, on: 2 as const });

  it('takes −1 with the gate and −2.33 alone', () => {
    expect(raises(slowerThanPeers, standing([100, 90], { residual: residual(-1), gate: decline }))).toBe(true);
    expect(raises(slowerThanPeers, standing([100, 90], { residual: residual(-0.99), gate: decline }))).toBe(false);
    expect(raises(slowerThanPeers, standing([100, 90], { residual: residual(-2.32) }))).toBe(false);
    expect(raises(slowerThanPeers, standing([100, 90], { residual: residual(-2.33) }))).toBe(true);
  });

  it('does not take −2.33 alone on a scale with few values, nor for who works to other expectations', () => {
    expect(raises(slowerThanPeers, standing([4, 1], { residual: residual(-3), valuesInUse: 6 }))).toBe(false);
    expect(raises(slowerThanPeers, standing([100, 90], { residual: residual(-3), apart: true }))).toBe(false);
  });
});

describe('slower-than-own-rate', () => {
  it('is the gate, with the numbers it rests on', () => {
    expect(raises(slowerThanOwnRate, standing([100, 100, 90]))).toBe(false);
    const [reason] = slowerThanOwnRate.evaluate(standing([100, 98, 85], { gate: decline }), {});
    expect(reason).toMatchObject({
      severity: 0.5,
      numbers: {
        t: -1,
        sem: 4.7,
        cutOff: null,
        windows: 3,
        window: 'W3',
        mark: 85,
        previousWindow: 'W2',
        previousMark: 98,
      },
    });
  });
});

it('every reason carries the key and version of its rule', () => {
  const reasons = evaluateRules(
    standing([84, 82, 80], {
      gate: decline,
      residual: { z: -2, points: -9, on: 2 },
      due: { window: 'W4', dueOn: '2025-10-01', daysPast: 3, hasResult: false },
      firstMark: { window: 'W3', value: 80, cohortWindows: 2 },
    }),
  );
  expect(reasons.map(({ rule, version }) => `${rule} ${version}`)).toEqual([
    'below-expected 1',
    'gap-not-closing 1',
    'slower-than-own-rate 1',
    'slower-than-peers 1',
    'gap-widening 1',
    'missing-result 1',
    'no-baseline 1',
  ]);
});
