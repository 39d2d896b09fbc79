import fc from 'fast-check';
import { marksOf, stepsOf } from './library/library-scale';
import { mapValue, type ScaleMapping } from './scale-mapping';
import { mappingProblem, readMark, readThrough } from './stated-mapping';

const old = stepsOf(['WTS', 'EXS', 'GDS'], 'EXS');
const fresh = stepsOf(['WTS', 'EXS-', 'EXS', 'EXS+', 'GDS'], 'EXS');
const pairs = (...given: [number, number][]): ScaleMapping => ({
  kind: 'steps',
  pairs: given.map(([from, to]) => ({ from, to })),
});

describe('a mapping between two versions of a scale', () => {
  it('is used as it was stated and never filled in', () => {
    const mapping = pairs([1, 1], [2, 3]);
    expect(mapValue(2, mapping)).toBe(3);
    expect(mapValue(3, mapping)).toBeNull();
    expect(mapValue(2, { kind: 'none' })).toBeNull();
    expect(mapValue(20, { kind: 'linear', factor: 1.25, offset: 2 })).toBe(27);
  });

  it('must keep the order and stay on both scales', () => {
    expect(mappingProblem(pairs([1, 1], [2, 3], [3, 5]), old, fresh)).toBeNull();
    expect(mappingProblem(pairs([1, 1], [2, 1]), old, fresh)).toBeNull();
    expect(mappingProblem(pairs([1, 4], [2, 3]), old, fresh)).toContain('EXS is better than WTS');
    expect(mappingProblem(pairs([1, 9]), old, fresh)).toContain('not a mark of the new version');
    expect(mappingProblem(pairs([7, 1]), old, fresh)).toContain('not a mark of the old version');
    expect(mappingProblem(pairs([1, 1], [1, 2]), old, fresh)).toContain('twice');
    expect(mappingProblem(pairs(), old, fresh)).not.toBeNull();
    expect(mappingProblem({ kind: 'none' }, old, fresh)).toBeNull();
  });

  it('by a formula keeps the direction and the range, and is not for steps', () => {
    const linear = (factor: number, offset = 0): ScaleMapping => ({ kind: 'linear', factor, offset });
    expect(mappingProblem(linear(1.25), marksOf(40, null), marksOf(50, null))).toBeNull();
    expect(mappingProblem(linear(1.5), marksOf(40, null), marksOf(50, null))).toContain('60');
    expect(mappingProblem(linear(-1, 40), marksOf(40, null), marksOf(40, null))).toContain('worse');
    expect(mappingProblem(linear(1), old, fresh)).toContain('one by one');
    expect(mappingProblem(linear(0), marksOf(40, null), marksOf(50, null))).not.toBeNull();
  });

  it('is followed from version to version up to the first break', () => {
    const one = pairs([1, 2]);
    const two = pairs([2, 3]);
    const read = readThrough([
      { from: 1, to: 2, mapping: one },
      { from: 2, to: 3, mapping: two },
      { from: 3, to: 4, mapping: { kind: 'none' } },
    ]);
    expect(read.get(1)).toEqual({ scaleId: 3, mappings: [one, two] });
    expect(read.get(2)).toEqual({ scaleId: 3, mappings: [two] });
    expect(read.has(3)).toBe(false);
    expect(readMark({ value: 1, se: null }, [one, two])).toEqual({ value: 3, se: null });
    expect(readMark({ value: 4, se: null }, [one, two])).toBeNull();
  });

  it('changes a mark’s own error with the formula, and keeps none step by step', () => {
    const linear: ScaleMapping = { kind: 'linear', factor: 2, offset: 5 };
    expect(readMark({ value: 10, se: 1.5 }, [linear])).toEqual({ value: 25, se: 3 });
    expect(readMark({ value: 1, se: 1.5 }, [pairs([1, 2])])).toEqual({ value: 2, se: null });
  });

  it('never turns a better mark into a worse one where it was accepted', () => {
    const value = fc.integer({ min: 1, max: 3 });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(value, fc.integer({ min: 1, max: 5 })), { selector: ([from]) => from }),
        (given) => {
          const mapping = pairs(...given);
          fc.pre(mappingProblem(mapping, old, fresh) === null);
          const read = [1, 2, 3].map((mark) => mapValue(mark, mapping)).filter((mark) => mark !== null);
          expect(read).toEqual(read.toSorted((a, b) => a - b));
        },
      ),
    );
  });

  it('ends even where versions are stated in a circle', () => {
    const linear: ScaleMapping = { kind: 'linear', factor: 1, offset: 0 };
    const read = readThrough([
      { from: 1, to: 2, mapping: linear },
      { from: 2, to: 1, mapping: linear },
    ]);
    expect(read.get(1)?.scaleId).toBe(2);
  });
});
