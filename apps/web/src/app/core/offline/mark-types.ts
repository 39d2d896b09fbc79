import type { ScaleDto } from '@headway/api-client';

/** Absent, not assessed, below the scale. */
export type MarkCode = 'A' | 'N' | 'B';

/** What stands in a cell: a value on its scale, a code, or nothing. */
export interface MarkValue {
  readonly value: number | null;
  readonly code: MarkCode | null;
}

/** A mark as the server has it now. */
export interface StandingMark extends MarkValue {
  readonly text: string;
  readonly note: string | null;
  readonly by: string | null;
  readonly at: string;
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
  /** What stood in the cell when it was typed over. */
  readonly previous: MarkValue;
  /** ISO time. */
  readonly typedAt: string;
  /** The server said no: the mark stays here, with its text, until somebody decides. */
  readonly refused?: Refusal;
}

/** What the server says about one mark, in the order sent. */
export interface SaveOutcome extends MarkCell {
  readonly state: 'saved' | Refusal['state'];
  readonly message: string | null;
  readonly now: StandingMark | null;
}

export interface SheetWindow {
  readonly id: number;
  readonly kind: 'full' | 'short';
  readonly opensOn: string;
  readonly dueOn: string;
  readonly locksOn: string;
  readonly locked: boolean;
}

export interface SheetColumn {
  readonly subjectId: number;
  readonly name: string;
  readonly strandOf: number | null;
  readonly scaleId: number | null;
}

export interface SheetPupil {
  readonly pupilId: string;
  readonly surname: string;
  readonly forename: string;
  readonly yearGroup: number;
  readonly sen: 'N' | 'K' | 'E' | null;
  readonly disadvantaged: boolean;
  readonly eal: boolean;
  readonly flagged: boolean;
  readonly supported: boolean;
  readonly isNew: boolean;
  readonly asked: boolean;
  readonly leftOn: string | null;
}

export interface SheetCell {
  readonly pupilId: string;
  readonly subjectId: number;
  readonly scaleId: number | null;
  readonly mark: StandingMark | null;
  readonly previous:
    | (MarkValue & {
        readonly windowId: number;
        readonly text: string;
        readonly scaleId: number;
        readonly testError: number | null;
      })
    | null;
  readonly expected: {
    readonly value: number;
    readonly text: string;
    readonly why: 'expected' | 'target';
  } | null;
  readonly workingTo: string | null;
  readonly asked: boolean;
  readonly canWrite: boolean;
}

/** A class's marks of one window: all its subjects, or one subject and its strands. */
export interface MarkSheetDto {
  readonly classId: string;
  readonly className: string;
  readonly kind: 'registration' | 'set';
  readonly startYear: number;
  readonly windowId: number;
  readonly locked: boolean;
  readonly lockedWhy: string | null;
  readonly canWrite: boolean;
  readonly dueOn: string;
  readonly locksOn: string;
  readonly windowKind: 'full' | 'short';
  readonly windows: readonly SheetWindow[];
  readonly subjects: readonly { readonly id: number; readonly name: string }[];
  readonly columns: readonly SheetColumn[];
  readonly scales: readonly ScaleDto[];
  readonly pupils: readonly SheetPupil[];
  readonly cells: readonly SheetCell[];
}
