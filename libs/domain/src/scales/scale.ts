/** How results are expressed, and with what they can be compared. */
export type ScaleKind =
  /** Named steps: PK1–PK6/WTS/EXS/GDS, GCSE 9–1, EYFS. */
  | 'ordinal'
  /** Normed test: mean 100, SD 15. */
  | 'standardised'
  /** Key stage 2 scaled score, 80–120, expected standard 100. */
  | 'scaled'
  /** Marks of one test, with or without a threshold. */
  | 'raw'
  /** Age in months, such as a reading age. */
  | 'age';

export type ScaleBasis = 'test' | 'judgement';

/** `down`: a lower value is better, as on difficulty questionnaires. */
export type ScaleDirection = 'up' | 'down';

export interface ScaleStep {
  readonly value: number;
  readonly label: string;
}

export interface Scale {
  readonly kind: ScaleKind;
  readonly basis: ScaleBasis;
  readonly direction: ScaleDirection;
  /** Least and greatest value that can be entered, both allowed. */
  readonly least: number;
  readonly greatest: number;
  /** Digits allowed after the decimal point. */
  readonly decimals: number;
  /** Ordinal scales: their steps, in ascending order of value; otherwise empty. */
  readonly steps: readonly ScaleStep[];
  /** Mean and SD of the norm, where published; standardised scales without them are taken as 100 and 15. */
  readonly mean: number | null;
  readonly sd: number | null;
  /** Published reliability, above 0 and below 1; null where it is not known. */
  readonly reliability: number | null;
  /** Expected standard or threshold of the scale itself; an expectation per window overrules it. */
  readonly threshold: number | null;
}

/** With at most so many different marks in use a scale is too coarse to tell change over few windows. */
export const FEW_VALUES = 6;

export const NORM_MEAN = 100;
export const NORM_SD = 15;

/** A value so that up is good: negated on scales where a lower value is better. */
export function towardsGood(value: number, scale: Pick<Scale, 'direction'>): number {
  return scale.direction === 'down' ? -value : value;
}

/** The label of a value: its step on an ordinal scale, otherwise the number. */
export function labelOf(value: number, scale: Pick<Scale, 'steps'>): string {
  return scale.steps.find((step) => step.value === value)?.label ?? String(value);
}
