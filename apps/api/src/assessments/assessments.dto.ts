export class SubjectDto {
  id!: number;
  name!: string;
  /** The subject it is a part of. */
  strandOf!: number | null;
  /** The scale new results are given on. */
  scaleId!: number | null;
  /** No longer offered; its marks stay. */
  retired!: boolean;
}

export class ScaleStepOutDto {
  value!: number;
  label!: string;
}

export class ScaleDto {
  id!: number;
  name!: string;
  kind!: 'ordinal' | 'standardised' | 'scaled' | 'raw' | 'age';
  basis!: 'test' | 'judgement';
  direction!: 'up' | 'down';
  least!: number;
  greatest!: number;
  decimals!: number;
  steps!: ScaleStepOutDto[];
  mean!: number | null;
  sd!: number | null;
  reliability!: number | null;
  threshold!: number | null;
}

export class WindowSubjectDto {
  subjectId!: number;
  yearGroups!: number[];
}

export class WindowDto {
  /** Start year × 10 + 1…6. */
  id!: number;
  startYear!: number;
  halfTerm!: 'AUT1' | 'AUT2' | 'SPR1' | 'SPR2' | 'SUM1' | 'SUM2';
  kind!: 'full' | 'short';
  opensOn!: string;
  dueOn!: string;
  locksOn!: string;
  /** What its next change names in If-Match. */
  version!: number;
  /** What is collected in it, and from whom. */
  subjects!: WindowSubjectDto[];
}
