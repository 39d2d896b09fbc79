/** A absent, N not assessed, B below the scale. */
export type ResultCode = 'A' | 'N' | 'B';

/** A result to be written. */
export interface ResultRow {
  pupilId: string;
  subjectId: number;
  windowId: number;
  scaleId: number;
  /** Either a value or a code. */
  value: number | null;
  code: ResultCode | null;
  /** Null says nothing: what is known of the same result stays. */
  standardError: number | null;
  testedOn: string | null;
}
