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
  /** The comment; null takes it away. Not given, it says nothing: the comment that is there stays. */
  note?: string | null;
  /** The school it came from; not given says nothing. */
  fromSchool?: string | null;
}
