import { marksOf, standardisedOf, stepsOf } from './library/library-scale';
import { scaleProblems } from './scale-problems';
import type { Scale } from './scale';

const fields = (scale: Scale): string[] => scaleProblems(scale).map(({ field }) => field);
const steps = stepsOf(['Low', 'Middle', 'High'], 'Middle');

describe('a scale somebody made', () => {
  it('needs a range, and steps that are told apart', () => {
    expect(fields({ ...marksOf(40, null), least: 40 })).toEqual(['greatest']);
    expect(fields({ ...marksOf(40, null), greatest: Number.NaN })).toEqual(['greatest']);
    expect(fields({ ...marksOf(40, null), decimals: 4 })).toEqual(['decimals']);
    expect(fields(stepsOf(['Only'], null))).toContain('steps');
    expect(fields(stepsOf(['Low', ' low '], null))).toEqual(['steps']);
    expect(fields(stepsOf(['Low', ' '], null))).toEqual(['steps']);
    expect(fields({ ...steps, steps: steps.steps.toReversed() })).toEqual(['steps']);
    expect(fields({ ...marksOf(3, null), steps: steps.steps })).toEqual(['steps']);
    expect(fields(steps)).toEqual([]);
  });

  it('does not let one step hide a code, but has letters as steps', () => {
    expect(fields(stepsOf(['B', 'Middle', 'High'], null))).toEqual(['steps']);
    expect(fields(stepsOf(['C', 'B', 'A'], null))).toEqual([]);
  });

  it('expects a mark of its own, and a reliability between 0 and 1', () => {
    expect(fields(marksOf(40, 41))).toEqual(['threshold']);
    expect(fields({ ...steps, threshold: 9 })).toEqual(['threshold']);
    expect(fields(standardisedOf(69, 141, 1))).toEqual(['reliability']);
    expect(fields({ ...standardisedOf(69, 141, 0.9), sd: 0 })).toEqual(['sd']);
    expect(fields({ ...standardisedOf(69, 141, 0.9), sd: null })).toEqual(['mean']);
    expect(fields({ ...standardisedOf(69, 141, 0.9), mean: Number.NaN })).toEqual(['mean']);
  });
});
