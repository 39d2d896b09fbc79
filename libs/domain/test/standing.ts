import type { Scale } from '../src/scales/scale';
import type { MarkStanding, PupilGate, PupilStanding } from '../src/flags/standing';

export const standardised: Scale = {
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
export const raw: Scale = {
  ...standardised,
  kind: 'raw',
  least: 0,
  greatest: 40,
  mean: null,
  sd: null,
  reliability: null,
};
/** Four steps, the third expected. */
export const steps: Scale = {
  ...raw,
  kind: 'ordinal',
  basis: 'judgement',
  least: 1,
  greatest: 4,
  threshold: 3,
  steps: ['PKS', 'WTS', 'EXS', 'GDS'].map((label, i) => ({ value: i + 1, label })),
};
export const decline: PupilGate = { verdict: 'decline', t: -1, points: -15, sem: 4.7, cutOff: null, windows: 3 };
export const calm: PupilGate = { ...decline, verdict: 'no-decline', t: 0 };

/** A mark of a pupil in the middle of the cohort. */
export const mark = (value: number, window = 'W', more: Partial<MarkStanding> = {}): MarkStanding => ({
  window,
  value,
  position: 0,
  expectation: null,
  cohortMedian: 100,
  cohortSd: 15,
  error: 5,
  residual: null,
  ...more,
});
/** A pupil with these marks on a standardised scale, with nothing to be said about. */
export const standing = (values: number[], more: Partial<PupilStanding> = {}): PupilStanding => {
  const marks = values.map((value, i) => mark(value, `W${i + 1}`));
  return {
    scale: standardised,
    apart: false,
    marks,
    latest: marks.at(-1) ?? null,
    latestCode: null,
    gate: calm,
    residual: null,
    valuesInUse: 30,
    due: null,
    firstMark: null,
    pupilPremium: false,
    baseline: null,
    gapUnit: 15,
    hasPublishedError: true,
    targets: [],
    strands: [],
    support: [],
    concerns: [],
    ...more,
  };
};
