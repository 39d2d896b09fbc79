import fc from 'fast-check';
import type { Scale } from '../scales/scale';
import { cannotTell, told } from '../statistics/cannot-tell';
import {
  drawnError,
  errorBand,
  kelleyTrueScore,
  publishedError,
  reliableChange,
  standardErrorOfMeasurement,
} from './measurement-error';

const standardised: Scale = {
  kind: 'standardised',
  basis: 'test',
  direction: 'up',
  least: 69,
  greatest: 141,
  decimals: 0,
  steps: [],
  mean: 100,
  sd: 15,
  reliability: 0.9,
  threshold: null,
};

// Goldens: mean 100, SD 15 (design/statistics.md); Jacobson & Truax (1991), Kelley (1927).
describe('measurement error', () => {
  it('gives the SEM and bands of a reliability of .90', () => {
    const sem = standardErrorOfMeasurement(15, 0.9);
    expect(sem).toEqual(told(expect.closeTo(4.743, 3)));
    const band = errorBand(100, sem.ok ? sem.value : NaN, 90);
    expect(band.upper - 100).toBeCloseTo(7.803, 3);
    expect(100 - band.lower).toBeCloseTo(7.803, 3);
    expect(errorBand(100, 4.743416, 95).upper).toBeCloseTo(109.297, 3);
  });

  it('gives the reliable change from 82 to 94', () => {
    const sem = 15 * Math.sqrt(0.1);
    expect(reliableChange({ score: 82, sem }, { score: 94, sem })).toEqual(told(expect.closeTo(1.788854, 6)));
    expect(reliableChange({ score: 82, sem: 0 }, { score: 94, sem: 0 })).toEqual(cannotTell('no-spread'));
    expect(reliableChange({ score: 82, sem: -1 }, { score: 94, sem })).toEqual(cannotTell('out-of-range'));
    expect(reliableChange({ score: NaN, sem }, { score: 94, sem })).toEqual(cannotTell('not-finite'));
  });

  it('gives Kelley’s true score for 85', () => {
    const norm = { mean: 100, sd: 15, reliability: 0.9 };
    expect(kelleyTrueScore(85, norm)).toEqual(told({ estimate: expect.closeTo(86.5, 9), se: expect.closeTo(4.5, 9) }));
    expect(kelleyTrueScore(85, { ...norm, reliability: 1.2 })).toEqual(cannotTell('out-of-range'));
    expect(kelleyTrueScore(Infinity, norm)).toEqual(cannotTell('not-finite'));
  });

  it('takes a score’s own error before the scale’s, and says when neither is known', () => {
    expect(publishedError(standardised, { ownSe: 3, cohortSd: 10 })).toEqual(told(3));
    expect(publishedError(standardised, { ownSe: null, cohortSd: 10 })).toEqual(told(expect.closeTo(4.743, 3)));
    const raw: Scale = { ...standardised, kind: 'raw', mean: null, sd: null };
    expect(publishedError(raw, { ownSe: null, cohortSd: 10 })).toEqual(told(expect.closeTo(Math.sqrt(10), 9)));
    expect(publishedError(raw, { ownSe: null, cohortSd: null })).toEqual(cannotTell('no-spread'));
    const unknown: Scale = { ...raw, reliability: null };
    expect(publishedError(unknown, { ownSe: null, cohortSd: 10 })).toEqual(cannotTell('no-reliability'));
    expect(publishedError(unknown, { ownSe: 0, cohortSd: 10 })).toEqual(cannotTell('no-reliability'));
  });

  it('draws bands with .85 for tests and .70 for judgements where nothing is published, and says so', () => {
    const unknown: Scale = { ...standardised, reliability: null };
    const score = { ownSe: null, cohortSd: null };
    expect(drawnError(standardised, score)).toEqual(told({ se: expect.closeTo(4.743, 3), assumed: false }));
    expect(drawnError(unknown, score)).toEqual(told({ se: expect.closeTo(5.809, 3), assumed: true }));
    const judged = drawnError({ ...unknown, basis: 'judgement' }, score);
    expect(judged).toEqual(told({ se: expect.closeTo(15 * Math.sqrt(0.3), 9), assumed: true }));
  });

  it('draws true scores towards the mean, the more the less reliable', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 160 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (score, reliability) => {
          const kelley = kelleyTrueScore(score, { mean: 100, sd: 15, reliability });
          if (!kelley.ok) throw new Error(kelley.because);
          expect(Math.abs(kelley.value.estimate - 100)).toBeLessThanOrEqual(Math.abs(score - 100) + 1e-9);
        },
      ),
    );
  });
});
