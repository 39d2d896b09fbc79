import fc from 'fast-check';
import { importRun } from '../../../testing/import-run';
import { columnOf, subjectsChange, withColumn, withField, withKind, withStepMoved, withSubject } from './mapping-edit';

const [part] = importRun().parts;
if (!part?.mapping) throw new Error('No mapping');
const { layout, mapping: proposed } = part;
const column = (index: number) => {
  const found = layout.columns[index];
  if (!found) throw new Error('No such column');
  return found;
};

describe('matching columns', () => {
  it('takes a field from the column that had it: no field is there twice', () => {
    const after = withField(proposed, column(5), 'result');
    expect(columnOf(after, 5)?.field).toBe('result');
    expect(columnOf(after, 4)).toBeNull();
    expect(subjectsChange(proposed, after)).toBe(true);
  });

  it('leaves a column out and brings it back', () => {
    const without = withField(proposed, column(2), '');
    expect(columnOf(without, 2)).toBeNull();
    expect(withField(without, column(2), 'half-term')).toEqual(proposed);
    expect(subjectsChange(proposed, without)).toBe(false);
  });

  it('lets many columns of a mark sheet hold results, each with its subject and half term', () => {
    const sheet = withField(withField(proposed, column(4), 'mark'), column(5), 'mark');
    expect(columnOf(sheet, 5)).toMatchObject({ subject: 'Room', window: null });
    const named = withColumn(withColumn(sheet, 4, { subject: 'Maths' }), 5, { subject: 'Art', window: 20261 });
    expect(columnOf(named, 4)).toMatchObject({ field: 'mark', subject: 'Maths' });
    expect(columnOf(named, 5)).toMatchObject({ field: 'mark', subject: 'Art', window: 20261 });
    expect(subjectsChange(sheet, named)).toBe(true);
    expect(subjectsChange(named, withColumn(named, 5, { window: 20262 }))).toBe(false);
  });

  it('never matches a column twice, nor a single field twice, whatever is chosen', () => {
    const field = fc.constantFrom('', 'upn', 'subject', 'result', 'half-term', 'surname') as fc.Arbitrary<'upn' | ''>;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), field)), (choices) => {
        const after = choices.reduce((mapping, [index, chosen]) => withField(mapping, column(index), chosen), proposed);
        expect(new Set(after.columns.map((each) => each.column)).size).toBe(after.columns.length);
        expect(new Set(after.columns.map((each) => each.field)).size).toBe(after.columns.length);
      }),
    );
  });
});

describe('the scale of a subject', () => {
  const scale = proposed.subjects[0]?.newScale;
  if (!scale) throw new Error('No scale');
  const steps = {
    ...scale,
    kind: 'ordinal' as const,
    steps: ['a', 'b', 'c'].map((label, i) => ({ value: i + 1, label })),
  };

  it('has its steps put in order, their values where they were', () => {
    const moved = withStepMoved(steps, 0, 1);
    expect(moved.steps).toEqual([
      { value: 1, label: 'b' },
      { value: 2, label: 'a' },
      { value: 3, label: 'c' },
    ]);
    expect(withStepMoved(moved, 1, -1)).toEqual(steps);
    expect(withStepMoved(steps, 2, 1)).toEqual(steps);
  });

  it('brings with its kind what belongs to it', () => {
    expect(withKind(scale, 'standardised')).toMatchObject({ mean: 100, sd: 15, threshold: null });
    expect(withKind(withKind(scale, 'standardised'), 'raw')).toEqual(scale);
  });

  it('is changed for one subject only', () => {
    const after = withSubject(proposed, 'Maths', { leftOut: true });
    expect(after.subjects[0]?.leftOut).toBe(true);
    expect(withSubject(proposed, 'Music', { leftOut: true })).toEqual(proposed);
  });
});
