import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scale } from '../scales/scale';
import { cannotTell, told } from '../statistics/cannot-tell';
import { areaUnderCurve, flagsOnRealPupils } from './flags-real-pupils';

const maths: Scale = {
  kind: 'raw',
  basis: 'test',
  direction: 'up',
  least: 0,
  greatest: 40,
  decimals: 0,
  steps: [],
  mean: null,
  sd: null,
  reliability: null,
  threshold: null,
};

describe('area under the curve', () => {
  it('is 1 when the low ones come first, ½ for ties, 0 the other way round', () => {
    expect(areaUnderCurve([1, 2, 3, 4], [true, true, false, false])).toEqual(told(1));
    expect(areaUnderCurve([1, 1], [true, false])).toEqual(told(0.5));
    expect(areaUnderCurve([1, 2, 3, 4], [false, false, true, true])).toEqual(told(0));
    expect(areaUnderCurve([1, 2, 2, 4], [true, false, true, false])).toEqual(told(0.875));
    expect(areaUnderCurve([1, 2], [true, true])).toEqual(cannotTell('no-spread'));
    expect(areaUnderCurve([], [])).toEqual(cannotTell('no-values'));
  });
});

it('says why it cannot tell', () => {
  expect(flagsOnRealPupils({ scale: maths, first: [], second: [], third: [] })).toEqual(cannotTell('no-values'));
  expect(flagsOnRealPupils({ scale: maths, first: [1], second: [1, 2], third: [1] })).toEqual(
    cannotTell('mismatched-lengths'),
  );
});

const reference = join(__dirname, '../../../../../shared/reference/jsp_residuals.csv');
const onRealPupils = existsSync(reference) ? it : it.skip;

// Maths of 887 pupils of the Junior School Project; the bounds are those of the design, R's own values in brackets.
onRealPupils('level and change answer different questions (skipped where ../shared/reference is absent)', () => {
  const rows = readFileSync(reference, 'utf8').trim().split('\n').slice(1);
  const cells = rows.map((row) => row.split(',').slice(1, 4).map(Number)).filter((row) => row.every(Number.isFinite));
  const column = (w: number) => cells.map((row) => row[w] ?? NaN);
  const answer = flagsOnRealPupils({ scale: maths, first: column(0), second: column(1), third: column(2) });
  if (!answer.ok) throw new Error(answer.because);
  const { pupils, baseRate, level, change, reboundAfterFlag } = answer.value;
  expect(pupils).toBe(887);
  expect(baseRate.percent).toBeCloseTo(20.3, 1);
  expect(level.auc).toBeGreaterThanOrEqual(0.905); // .911
  expect(level.aucSecondAlone).toBeCloseTo(0.883, 3);
  expect(level.top.pupils).toBe(182);
  expect(level.top.percent).toBeGreaterThanOrEqual(66);
  expect(Math.abs((change.gate.percent ?? NaN) - 24)).toBeLessThan(1); // 11 of 46
  expect(change.anyFall.percent ?? 0).toBeLessThan((change.gate.percent ?? 0) - 5); // 13.6
  expect(change.noFall.percent ?? 100).toBeLessThan(6); // 5.0
  expect(reboundAfterFlag).toBeGreaterThan(0.3); // .39
});
