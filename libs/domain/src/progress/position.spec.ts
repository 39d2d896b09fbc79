import fc from 'fast-check';
import type { Scale } from '../scales/scale';
import { labelOf } from '../scales/scale';
import { positions } from './position';

const raw: Scale = {
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
const standardised: Scale = { ...raw, kind: 'standardised', greatest: 141 };

describe('position in a cohort', () => {
  it('comes from the norm on a standardised scale, whoever else is in the cohort', () => {
    expect(positions([85, null, 130], standardised)).toEqual([-1, null, 2]);
    expect(positions([40], { ...standardised, mean: 50, sd: 10 })).toEqual([-1]);
  });

  // Φ⁻¹((r − 3/8)/4.25) for the mid-ranks 1.5, 3 and 4, by Python’s statistics.NormalDist
  it('is the normal score among those with a mark on other scales', () => {
    const [a, none, b, c, d] = positions([12, null, 30, 12, 40], raw);
    expect(none).toBeNull();
    expect(a).toBe(c);
    expect(a).toBeCloseTo(-0.628904, 5);
    expect(b).toBeCloseTo(0.299307, 5);
    expect(d).toBeCloseTo(1.049131, 5);
  });

  it('is 0 for one pupil and for all equal; a mark that is no number has none', () => {
    expect(positions([7], raw)[0]).toBeCloseTo(0, 12);
    for (const z of positions([7, 7, 7], raw)) expect(z).toBeCloseTo(0, 12);
    expect(positions([NaN, 7], raw)[0]).toBeNull();
    expect(positions([], raw)).toEqual([]);
  });

  it('is turned round where a lower value is better', () => {
    const marks = [3, 9, 27, null];
    const turned = positions(marks, { ...raw, direction: 'down' });
    positions(marks, raw).forEach((z, i) =>
      expect(turned[i] ?? null).toEqual(z === null ? null : expect.closeTo(-z, 9)),
    );
  });

  it('keeps the order of the marks', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 2 }), (marks) => {
        const z = positions(marks, raw);
        marks.forEach((mark, i) =>
          expect(Math.sign((z[i] ?? NaN) - (z[0] ?? NaN))).toBe(Math.sign(mark - (marks[0] ?? NaN))),
        );
      }),
    );
  });
});

it('names a value by its step', () => {
  const steps = {
    steps: [
      { value: 1, label: 'WTS' },
      { value: 2, label: 'EXS' },
    ],
  };
  expect([labelOf(2, steps), labelOf(7, steps)]).toEqual(['EXS', '7']);
});
