import { Cost } from '../money/pence';

/** Why a pupil cannot be compared with, as the school's records say. */
export type NotComparable =
  /** In another targeted or specialist group for this subject between baseline and outcome. */
  | 'in-other-support'
  /** Measured with another test, or working to another scale. */
  | 'different-test';

/** Optional covariates; what is not known of every analysed pupil is not used. */
export interface PupilCharacteristics {
  disadvantaged?: boolean | undefined;
  sen?: boolean | undefined;
  female?: boolean | undefined;
  eal?: boolean | undefined;
}

/** One pupil of the cohort the group was chosen from. */
export interface ImpactPupil {
  id: string;
  /** Whether the pupil was ever placed in the group. */
  participant: boolean;
  /** Last result on or before placement (comparators: in the same window), in the unit of the scale. */
  baseline?: number | undefined;
  /** The result before that one. */
  earlierBaseline?: number | undefined;
  /** Mean baseline in the other subjects, all pupils in one unit (e.g. the mean of positions in SD units). */
  otherSubjectsBaseline?: number | undefined;
  /** First result on or after exit or review (comparators: in the same window). */
  outcome?: number | undefined;
  characteristics?: PupilCharacteristics | undefined;
  notComparable?: NotComparable | undefined;
}

export interface ImpactMeasure {
  assessment: 'test' | 'judgement';
  /** False on scales where a fall is good (such as SDQ): effects are then turned round, so that above 0 is better. */
  higherIsBetter: boolean;
  /** Whether baseline and outcome are on one scale, so that one can be subtracted from the other. */
  sameScale: boolean;
  /** Standard error of measurement of the baseline, in its unit, where known. */
  baselineSem?: number | undefined;
  /** Standard error of measurement of the outcome, in its unit, where known. */
  outcomeSem?: number | undefined;
}

/** Sessions of all participants together. */
export interface Dose {
  planned: number;
  received: number;
}

/**
 * What is known of one group and of the cohort it was chosen from: same school, year group(s), subject and windows.
 * Where a group spans year groups with different tests, values are given as positions in SD units of each year group.
 */
export interface ImpactFacts {
  pupils: readonly ImpactPupil[];
  measure: ImpactMeasure;
  /** Pupils were chosen because of a fall: the earlier baseline is then required of participants and comparators. */
  chosenBecauseOfFall: boolean;
  comparatorsFrom: 'same-cohort' | 'earlier-cohorts' | 'other-schools';
  dose: Dose;
  /** Delivered cost per pupil who started, where it can be told. */
  costPerPupilStarted?: Cost | undefined;
}
