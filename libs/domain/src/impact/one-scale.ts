import { CohortSpread } from './cohort-spread';
import { ImpactMeasure, ImpactPupil } from './impact-facts';

/** The cohort with baselines and outcomes in one unit in which more is better. */
export interface OneScale {
  pupils: ImpactPupil[];
  /** Standard errors of measurement in that unit, where known. */
  baselineSem: number | undefined;
  outcomeSem: number | undefined;
  spread: CohortSpread;
}

/**
 * Puts baselines into the unit of the outcome (by mean and SD of the cohort, where the two are on different scales) and
 * turns scales round on which a fall is good. Linear, so that estimates adjusted for the baseline do not change.
 */
export function onOneScale(pupils: readonly ImpactPupil[], measure: ImpactMeasure, spread: CohortSpread): OneScale {
  const sign = measure.higherIsBetter ? 1 : -1;
  const stretch = measure.sameScale ? 1 : spread.baselineSd > 0 ? spread.outcomeSd / spread.baselineSd : 0;
  const shift = measure.sameScale ? 0 : spread.outcomeMean - stretch * spread.baselineMean;
  const ofBaseline = (value: number | undefined) =>
    value === undefined ? undefined : sign * (shift + stretch * value);
  return {
    pupils: pupils.map((pupil) => ({
      ...pupil,
      baseline: ofBaseline(pupil.baseline),
      earlierBaseline: ofBaseline(pupil.earlierBaseline),
      outcome: pupil.outcome === undefined ? undefined : sign * pupil.outcome,
    })),
    baselineSem: measure.baselineSem === undefined ? undefined : measure.baselineSem * stretch,
    outcomeSem: measure.outcomeSem,
    spread: {
      n: spread.n,
      baselineMean: sign * (shift + stretch * spread.baselineMean),
      baselineSd: stretch * spread.baselineSd,
      outcomeMean: sign * spread.outcomeMean,
      outcomeSd: spread.outcomeSd,
    },
  };
}
