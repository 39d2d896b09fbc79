/** A year group in a subject of most of whose pupils a change cannot be told. */
export class ChangeVerdictDto {
  yearGroup!: number;
  subjectId!: number;
  subjectName!: string;
  /** few-values: six steps or fewer in use and fewer than four windows. one-window: one result. small-cohort: fewer than 20 pupils and no known error. */
  because!: 'few-values' | 'one-window' | 'small-cohort';
  /** Of whom it cannot be told for this reason, and of whom it can. */
  pupils!: number;
  told!: number;
}

export class ChangeVerdictsPageDto {
  rows!: ChangeVerdictDto[];
  /** Year groups × subjects with results. */
  cohorts!: number;
}
