/** What may stand in place of a value. */
export type ResultCode =
  /** Absent when it was assessed (A). */
  | 'absent'
  /** Not assessed (N). */
  | 'not-assessed'
  /** Below the scale (B). */
  | 'below';

/** What was entered in a cell: a value of the scale, a code, or nothing. */
export type Mark =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'code'; readonly code: ResultCode }
  | { readonly kind: 'empty' };

/** What somebody is to reach: a value of the scale, or nothing. */
export type TargetMark = Exclude<Mark, { readonly kind: 'code' }>;
