import type {
  MarkOutcomeDto,
  SheetCellDto,
  SheetColumnDto,
  SheetPupilDto,
  SheetWindowDto,
  StandingMarkDto,
} from '@headway/api-client';

export type { MarkSheetDto } from '@headway/api-client';
export type StandingMark = StandingMarkDto;
export type SheetCell = SheetCellDto;
export type SheetColumn = SheetColumnDto;
export type SheetPupil = SheetPupilDto;
export type SheetWindow = SheetWindowDto;
/** What the server says about one mark, in the order sent. */
export type SaveOutcome = MarkOutcomeDto;

/** Absent, not assessed, below the scale. */
export type MarkCode = 'A' | 'N' | 'B';

/** What stands in a cell: a value on its scale, a code, or nothing. */
export interface MarkValue {
  readonly value: number | null;
  readonly code: MarkCode | null;
}

export interface MarkCell {
  readonly pupilId: string;
  readonly subjectId: number;
  readonly windowId: number;
}

/** Why the server did not take a mark, and what stands there instead. */
export interface Refusal {
  readonly state: 'conflict' | 'invalid' | 'locked';
  readonly message: string;
  readonly now: StandingMark | null;
}

/** A mark that was typed and is not saved yet. */
export interface UnsentMark extends MarkCell {
  readonly classId: string;
  /** As typed: empty takes the mark away. */
  readonly mark: string;
  /** Left out when the comment was not touched. */
  readonly note?: string | null;
  /** What stood in the cell when it was typed over; its comment where another one was written. */
  readonly previous: MarkValue & { readonly note?: string | null };
  /** ISO time. */
  readonly typedAt: string;
  /** The server said no: the mark stays here, with its text, until somebody decides. */
  readonly refused?: Refusal;
}
