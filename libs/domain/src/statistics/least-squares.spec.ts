import fc from 'fast-check';
import { type Answer, cannotTell, told } from './cannot-tell';
import { INTERCEPT, leastSquares, type LeastSquaresFit, termOf } from './least-squares';
import { leastSquaresLine, theilSenLine } from './slopes';

const w = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const y = [20, 22, 21, 25, 24, 27, 26, 30, 29, 33];
const fitted = (answer: Answer<LeastSquaresFit>): LeastSquaresFit => {
  if (!answer.ok) throw new Error(answer.because);
  return answer.value;
};

// Values from R: lm(), sandwich::vcovHC(type = "HC3"), Theil–Sen by hand (design/statistics.md).
describe('golden values from R', () => {
  it('fits a least-squares line with classical and HC3 errors', () => {
    const fit = fitted(leastSquares(y, [{ name: 'w', values: w }]));
    expect(fit.terms.map((t) => t.name)).toEqual([INTERCEPT, 'w']);
    expect(termOf(fit, INTERCEPT)?.estimate).toBeCloseTo(19.781818, 6);
    expect(termOf(fit, 'w')?.estimate).toBeCloseTo(1.315152, 6);
    expect(termOf(fit, 'w')?.se).toBeCloseTo(0.142521, 6);
    expect(termOf(fit, INTERCEPT)?.seHc3).toEqual(told(expect.closeTo(0.718802, 6)));
    expect(termOf(fit, 'w')?.seHc3).toEqual(told(expect.closeTo(0.16633, 6)));
    expect(fit.degreesOfFreedom).toBe(8);
    const line = leastSquaresLine(w, y);
    expect(line).toMatchObject({
      ok: true,
      value: { slope: expect.closeTo(1.315152, 6), slopeSe: expect.closeTo(0.142521, 6) },
    });
  });

  it('fits a Theil–Sen line', () => {
    expect(theilSenLine(w, y)).toEqual(
      told({ slope: expect.closeTo(4 / 3, 9), intercept: expect.closeTo(20.166667, 6) }),
    );
  });

  // R: lm(mpg ~ wt + hp, mtcars)
  it('fits two covariates', () => {
    const mpg = [
      21, 21, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4,
      33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4,
    ];
    const wt = [
      2.62, 2.875, 2.32, 3.215, 3.44, 3.46, 3.57, 3.19, 3.15, 3.44, 3.44, 4.07, 3.73, 3.78, 5.25, 5.424, 5.345, 2.2,
      1.615, 1.835, 2.465, 3.52, 3.435, 3.84, 3.845, 1.935, 2.14, 1.513, 3.17, 2.77, 3.57, 2.78,
    ];
    const hp = [
      110, 110, 93, 110, 175, 105, 245, 62, 95, 123, 123, 180, 180, 180, 205, 215, 230, 66, 52, 65, 97, 150, 150, 245,
      175, 66, 91, 113, 264, 175, 335, 109,
    ];
    const fit = fitted(
      leastSquares(mpg, [
        { name: 'wt', values: wt },
        { name: 'hp', values: hp },
      ]),
    );
    expect(fit.terms.map((t) => t.estimate)).toEqual([37.22727, -3.87783, -0.03177].map((x) => expect.closeTo(x, 5)));
    expect(fit.terms.map((t) => t.se)).toEqual([1.59879, 0.63273, 0.00903].map((x) => expect.closeTo(x, 5)));
    expect(fit.residualSd).toBeCloseTo(2.593, 3);
    expect(fit.leverages.reduce((a, b) => a + b, 0)).toBeCloseTo(3, 9);
  });
});

describe('covariates that say nothing new', () => {
  it('drops and names constant and collinear ones, and fits the rest as if they were not there', () => {
    const noise = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3];
    const fit = fitted(
      leastSquares(y, [
        { name: 'school', values: w.map(() => 0.1) },
        { name: 'w', values: w },
        { name: 'in months', values: w.map((x) => 12 * x + 5) },
        { name: 'noise', values: noise },
        { name: 'sum', values: w.map((x, i) => x - 2 * (noise[i] ?? 0)) },
      ]),
    );
    expect(fit.dropped).toEqual([
      { name: 'school', because: 'constant' },
      { name: 'in months', because: 'collinear' },
      { name: 'sum', because: 'collinear' },
    ]);
    const plain = fitted(
      leastSquares(y, [
        { name: 'w', values: w },
        { name: 'noise', values: noise },
      ]),
    );
    expect(fit.terms).toEqual(plain.terms);
  });

  it('keeps a covariate with little spread around a large value', () => {
    const years = w.map((x) => 2020 + x / 1000);
    const fit = fitted(leastSquares(y, [{ name: 'year', values: years }]));
    expect(fit.dropped).toEqual([]);
    expect(termOf(fit, 'year')?.estimate).toBeCloseTo(1315.1515, 2);
  });
});

describe('edges', () => {
  it('says why it cannot tell', () => {
    expect(leastSquares([])).toEqual(cannotTell('no-values'));
    expect(leastSquares([1])).toEqual(cannotTell('no-degrees-of-freedom'));
    expect(leastSquares([1, 2], [{ name: 'x', values: [1, 2] }])).toEqual(cannotTell('no-degrees-of-freedom'));
    expect(
      leastSquares(
        [1],
        [
          { name: 'x', values: [1] },
          { name: 'z', values: [2] },
        ],
      ),
    ).toEqual(cannotTell('no-degrees-of-freedom'));
    expect(leastSquares([1, 2, 3], [{ name: 'x', values: [1, 2] }])).toEqual(cannotTell('mismatched-lengths'));
    expect(leastSquares([1, 2, NaN])).toEqual(cannotTell('not-finite'));
    expect(leastSquares([1, 2, 3], [{ name: 'x', values: [1, 2, Infinity] }])).toEqual(cannotTell('not-finite'));
    expect(leastSquaresLine([1, 1, 1], [1, 2, 3])).toEqual(cannotTell('no-spread'));
    expect(leastSquaresLine([1, 2], [1, 2])).toEqual(cannotTell('too-few-values'));
    expect(theilSenLine([1, 1, 1], [1, 2, 3])).toEqual(cannotTell('no-spread'));
    expect(theilSenLine([1], [1])).toEqual(cannotTell('too-few-values'));
    expect(theilSenLine([1, 2], [1, 2, 3])).toEqual(cannotTell('mismatched-lengths'));
    expect(theilSenLine([1, 3], [1, 2])).toEqual(told({ slope: 0.5, intercept: 0.5 }));
  });

  it('gives an error of exactly 0 for an exact fit', () => {
    const fit = fitted(
      leastSquares(
        w.map((x) => 0.1 + 0.3 * x),
        [{ name: 'w', values: w }],
      ),
    );
    expect(fit.residualSd).toBe(0);
    expect(fit.terms.map((t) => t.se)).toEqual([0, 0]);
    expect(fitted(leastSquares([5, 5, 5])).residualSd).toBe(0);
  });

  it('has no HC3 error for a term that one observation alone decides, and keeps that of the others', () => {
    const only = w.map((x) => (x === 9 ? 1 : 0));
    const fit = fitted(
      leastSquares(y, [
        { name: 'w', values: w },
        { name: 'only', values: only },
      ]),
    );
    expect(fit.leverages[9]).toBeCloseTo(1, 9);
    expect(termOf(fit, 'only')?.seHc3).toEqual(cannotTell('leverage-one'));
    const without = fitted(leastSquares(y.slice(0, 9), [{ name: 'w', values: w.slice(0, 9) }]));
    const expected = termOf(without, 'w')?.seHc3;
    expect(expected?.ok).toBe(true);
    expect(termOf(fit, 'w')?.seHc3).toEqual(told(expect.closeTo(expected?.ok ? expected.value : NaN, 9)));
  });
});

describe('properties', () => {
  const rows = fc.array(
    fc.record({
      y: fc.integer({ min: 0, max: 60 }),
      x: fc.integer({ min: 0, max: 40 }),
      z: fc.integer({ min: 0, max: 100 }),
    }),
    { minLength: 4, maxLength: 30 },
  );
  const fitRows = (data: { y: number; x: number; z: number }[]) =>
    leastSquares(
      data.map((r) => r.y),
      [
        { name: 'x', values: data.map((r) => r.x) },
        { name: 'z', values: data.map((r) => r.z) },
      ],
    );

  it('does not depend on the order of rows; a constant moves only the intercept; nothing is ever NaN', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: -50, max: 50 }), (data, constant) => {
        const fit = fitRows(data);
        expect(JSON.stringify(fit)).not.toMatch(/null/);
        const reversed = fitRows([...data].reverse());
        const shifted = fitRows(data.map((r) => ({ ...r, y: r.y + constant })));
        if (!fit.ok || !reversed.ok || !shifted.ok) return;
        expect(reversed.value.dropped).toEqual(fit.value.dropped);
        fit.value.terms.forEach((term, j) => {
          expect(reversed.value.terms[j]?.estimate).toBeCloseTo(term.estimate, 6);
          expect(shifted.value.terms[j]?.estimate).toBeCloseTo(term.estimate + (j === 0 ? constant : 0), 6);
          expect(shifted.value.terms[j]?.se).toBeCloseTo(term.se, 6);
        });
        expect(fit.value.residuals.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 6);
      }),
    );
  });
});
