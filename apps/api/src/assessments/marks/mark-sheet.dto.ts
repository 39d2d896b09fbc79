import { Type } from 'class-transformer';
import { IsInt, IsOptional } from 'class-validator';
import { StandingMarkDto } from './marks.dto';

export class MarkSheetQuery {
  /** Without it, the half term whose window is open today, else the latest that has opened. */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'A half term is named by its number.' })
  windowId?: number;

  /** One subject with its strands; without it, every subject that is collected. */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'A subject is named by its number.' })
  subjectId?: number;
}

export class SheetWindowDto {
  id!: number;
  kind!: 'full' | 'short';
  opensOn!: string;
  dueOn!: string;
  locksOn!: string;
  /** For the caller today. */
  locked!: boolean;
}

export class SheetSubjectDto {
  id!: number;
  name!: string;
}

export class SheetColumnDto {
  subjectId!: number;
  name!: string;
  /** The subject it is a part of. */
  strandOf!: number | null;
  /** The subject's usual scale; a pupil may work to another. */
  scaleId!: number | null;
}

export class SheetScaleStepDto {
  value!: number;
  label!: string;
}

export class SheetScaleDto {
  id!: number;
  name!: string;
  kind!: 'ordinal' | 'standardised' | 'scaled' | 'raw' | 'age';
  basis!: 'test' | 'judgement';
  direction!: 'up' | 'down';
  least!: number;
  greatest!: number;
  decimals!: number;
  steps!: SheetScaleStepDto[];
  mean!: number | null;
  sd!: number | null;
  reliability!: number | null;
  threshold!: number | null;
}

export class SheetPupilDto {
  pupilId!: string;
  surname!: string;
  forename!: string;
  yearGroup!: number;
  sen!: 'N' | 'K' | 'E' | null;
  disadvantaged!: boolean;
  eal!: boolean;
  /** Has an open flag; always false for those who may not see flags. */
  flagged!: boolean;
  /** Is in a group that runs. */
  supported!: boolean;
  /** Came in the last 12 weeks. */
  isNew!: boolean;
  /** A mark is asked for in one of the columns at least. */
  asked!: boolean;
  /** Last day in the class or at the school. */
  leftOn!: string | null;
}

export class PreviousResultDto {
  windowId!: number;
  value!: number | null;
  code!: 'A' | 'N' | 'B' | null;
  text!: string;
  scaleId!: number;
  /** Standard error in points: the score's own, or from the published reliability. */
  testError!: number | null;
}

export class ExpectedMarkDto {
  value!: number;
  text!: string;
  /** The pupil's own target, or what is expected of the year group. */
  why!: 'expected' | 'target';
}

/** One pupil in one column. */
export class SheetCellDto {
  pupilId!: string;
  subjectId!: number;
  /** What this pupil is marked on in the subject. */
  scaleId!: number | null;
  mark!: StandingMarkDto | null;
  previous!: PreviousResultDto | null;
  expected!: ExpectedMarkDto | null;
  /** Another year or scale that the pupil works to, in words. */
  workingTo!: string | null;
  /** A mark is asked for: in a full collection of everyone, in a short check of flagged, supported and new pupils. */
  asked!: boolean;
  /** The caller may enter this mark today. */
  canWrite!: boolean;
}

/** Marks that are still to come in parts of a subject that the sheet of all subjects leaves out. */
export class PartsLeftDto {
  /** To open the sheet that has them. */
  subjectId!: number;
  name!: string;
  left!: number;
}

export class MarkSheetDto {
  classId!: string;
  className!: string;
  kind!: 'registration' | 'set';
  startYear!: number;
  windowId!: number;
  windowKind!: 'full' | 'short';
  opensOn!: string;
  dueOn!: string;
  locksOn!: string;
  locked!: boolean;
  lockedWhy!: string | null;
  /** There is a cell the caller may write in. */
  canWrite!: boolean;
  /** Of the class's year, to switch. */
  windows!: SheetWindowDto[];
  /** Collected in this window, to switch to one of them with its strands. */
  subjects!: SheetSubjectDto[];
  columns!: SheetColumnDto[];
  /** Every scale that a column or cell names. */
  scales!: SheetScaleDto[];
  /** By surname and forename. */
  pupils!: SheetPupilDto[];
  /** One for each pupil and column. */
  cells!: SheetCellDto[];
  /** Of the sheet of all subjects: what its parts still wait for. */
  partsLeft?: PartsLeftDto[];
}
