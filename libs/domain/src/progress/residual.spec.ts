import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { cannotTell, told } from '../statistics/cannot-tell';
import { progressResiduals, residualFromReliability, type ProgressResiduals } from './residual';

const line = Array.from({ length: 24 }, (_, i) => i);
const wave = line.map((x) => Math.round(20 + 0.5 * x + 3 * Math.sin(5 * x)));

describe('progress residuals', () => {
  it('compares with pupils who had the same earlier result', () => {
    const residuals = progressResiduals(wave, [line]);
    if (!residuals.ok) throw new Error(residuals.because);
    const { z, fit } = residuals.value;
    expect(z).toHaveLength(24);
    // By definition Σz² is the number of degrees of freedom.
    expect(z.reduce((sum: number, value) => sum + (value ?? 0) ** 2, 0)).toBeCloseTo(22, 9);
    expect(fit.n).toBe(24);
  });

  it('leaves out pupils without all results, and answers null for them', () => {
    const now = [...wave, 30, null];
    const before = [...line, null, 12];
    const residuals = progressResiduals(now, [before]);
    const complete = progressResiduals(wave, [line]);
    if (!residuals.ok || !complete.ok) throw new Error('expected residuals');
    expect(residuals.value.z.slice(0, 24)).toEqual(complete.value.z);
    expect(residuals.value.z.slice(24)).toEqual([null, null]);
  });

  it('says why it cannot tell', () => {
    expect(progressResiduals([], [[]])).toEqual(cannotTell('too-few-values'));
    expect(progressResiduals(wave.slice(0, 19), [line.slice(0, 19)])).toEqual(cannotTell('too-few-values'));
    expect(progressResiduals(line, [line])).toEqual(cannotTell('no-spread'));
    expect(
      progressResiduals(
        line.map(() => 5),
        [line],
      ),
    ).toEqual(cannotTell('no-spread'));
    expect(progressResiduals(wave, [[1, 2]])).toEqual(cannotTell('mismatched-lengths'));
    expect(progressResiduals([NaN, ...wave], [[1, ...line]])).toEqual(cannotTell('not-finite'));
  });

  it('compares with the mean where all earlier results are equal', () => {
    const residuals = progressResiduals(wave, [line.map(() => 7)]);
    expect(residuals.ok && residuals.value.fit.dropped).toEqual([{ name: 'earlier-1', because: 'constant' }]);
  });

  it('does not change when a constant is added to a window, nor with the order of pupils', () => {
    const marks = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
      minLength: 20,
      maxLength: 50,
    });
    fc.assert(
      fc.property(marks, fc.integer({ min: -9, max: 9 }), (pupils, constant) => {
        const now = pupils.map(([, b]) => b);
        const before = pupils.map(([a]) => a);
        const plain = progressResiduals(now, [before]);
        const harder = progressResiduals(
          now.map((mark) => mark + constant),
          [before],
        );
        const reversed = progressResiduals([...now].reverse(), [[...before].reverse()]);
        if (!plain.ok || !harder.ok || !reversed.ok) return;
        plain.value.z.forEach((z, i) => {
          expect(harder.value.z[i]).toBeCloseTo(z ?? NaN, 6);
          expect(reversed.value.z[pupils.length - 1 - i]).toBeCloseTo(z ?? NaN, 6);
        });
      }),
    );
  });

  it('falls back on the reliability in small cohorts', () => {
    expect(residualFromReliability(-0.5, 0.5, 0.9)).toEqual(told(expect.closeTo(-0.95 / Math.sqrt(0.19), 9)));
    expect(residualFromReliability(0, 0, 1)).toEqual(cannotTell('no-spread'));
    expect(residualFromReliability(0, 0, 1.1)).toEqual(cannotTell('out-of-range'));
    expect(residualFromReliability(NaN, 0, 0.9)).toEqual(cannotTell('not-finite'));
  });
});

const reference = join(__dirname, '../../../../../shared/reference/jsp_residuals.csv');
const onRealPupils = existsSync(reference) ? describe : describe.skip;

// Maths of the Junior School Project, calculated in R: lm(math2 ~ math1 + math0) and so on, residual / residual SD.
onRealPupils('residuals calculated in R (skipped where ../shared/reference is absent)', () => {
  const rows = existsSync(reference) ? readFileSync(reference, 'utf8').trim().split('\n').slice(1) : [];
  const cells = rows.map((row) => row.split(',').map((cell) => (cell === 'NA' ? null : Number(cell))));
  const column = (index: number) => cells.map((row) => row[index] ?? null);
  const [maths0, maths1, maths2] = [column(1), column(2), column(3)];

  const expectSame = (answer: ReturnType<typeof progressResiduals>, expected: (number | null)[]): ProgressResiduals => {
    if (!answer.ok) throw new Error(answer.because);
    answer.value.z.forEach((z, i) => {
      if (expected[i] === null) expect(z).toBeNull();
      else expect(Math.abs((z ?? NaN) - (expected[i] ?? NaN))).toBeLessThan(1e-6);
    });
    return answer.value;
  };

  it('year 1 on year 0', () => {
    const { fit } = expectSame(progressResiduals(maths1, [maths0]), column(4));
    expect(fit.n).toBe(1093);
  });

  it('year 2 on year 1', () => {
    const { fit } = expectSame(progressResiduals(maths2, [maths1]), column(5));
    expect(fit.n).toBe(914);
    expect(fit.terms[0]?.estimate).toBeCloseTo(13.790879, 6);
    expect(fit.terms[1]?.estimate).toBeCloseTo(0.652185, 6);
    expect(fit.terms[1]?.se).toBeCloseTo(0.019607, 6);
    expect(fit.residualSd).toBeCloseTo(4.475073, 6);
  });

  it('year 2 on years 1 and 0', () => {
    const { fit } = expectSame(progressResiduals(maths2, [maths1, maths0]), column(7));
    expect(fit.n).toBe(887);
    expect(fit.terms[0]?.estimate).toBeCloseTo(11.363898, 6);
    // R's table names the slope on year 0 first.
    expect(fit.terms[2]?.estimate).toBeCloseTo(0.297999, 6);
    expect(fit.terms[1]?.estimate).toBeCloseTo(0.449388, 6);
    expect(fit.residualSd).toBeCloseTo(4.237963, 6);
  });
});
