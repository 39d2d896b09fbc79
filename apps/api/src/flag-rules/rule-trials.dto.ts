import { Type } from 'class-transformer';
import { IsInt, IsOptional } from 'class-validator';
import { PageQuery } from '../core/http/paging';

export class FlagCountDto {
  /** A pupil in a subject, or as a whole. */
  flags!: number;
  /** Different pupils. */
  pupils!: number;
}

/** Of pupils with a result then and a year later, how many were in the lowest fifth a year later. */
export class LaterShareDto {
  results!: number;
  low!: number;
}

export class LaterResultsDto {
  /** The window a year later. */
  windowId!: number;
  /** The base rate. */
  everybody!: LaterShareDto;
  inUse!: LaterShareDto;
  draft!: LaterShareDto;
  added!: LaterShareDto;
  dropped!: LaterShareDto;
}

export class TrialWindowDto {
  /** Null: today, with the latest results of every year group. */
  windowId!: number | null;
  inUse!: FlagCountDto;
  draft!: FlagCountDto;
  added!: FlagCountDto;
  dropped!: FlagCountDto;
  /** Flagged by both, for other reasons or with another need. */
  moved!: number;
  /** Null: no window was due a year later, or too few have a result in it. */
  later!: LaterResultsDto | null;
}

export class TrialClassDto {
  classId!: string | null;
  className!: string | null;
  inUse!: number;
  draft!: number;
  added!: number;
  dropped!: number;
}

export class TrialFindingsDto {
  /** The number of the version in use it was compared with; 0: as shipped. */
  comparedWith!: number;
  /** Oldest first, today last. */
  windows!: TrialWindowDto[];
  /** Flags of today by class. */
  classes!: TrialClassDto[];
}

export class RuleTrialDto {
  id!: string;
  status!: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  /** Of the draft it tries. */
  number!: number;
  version!: number;
  /** Cohorts (a year group in a subject) done, of how many. */
  done!: number;
  total!: number;
  /** In words, when it failed. */
  failure!: string | null;
  askedAt!: string;
  finishedAt!: string | null;
  /** Null until it is done. */
  findings!: TrialFindingsDto | null;
}

export class TrialChangesQuery extends PageQuery {
  /** Start year × 10 + place of the half term; left out: today. */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'Say which window: start year × 10 + place of the half term, such as 20256.' })
  windowId?: number;
}

export class TrialChangeDto {
  pupilId!: string;
  forename!: string;
  surname!: string;
  yearGroup!: number;
  className!: string | null;
  /** Null: about the pupil as a whole. */
  subjectId!: number | null;
  subjectName!: string | null;
  change!: 'added' | 'dropped';
  /** Keys of the rules behind it: of the draft where it is added, else of those in use. */
  rules!: string[];
}

export class TrialChangesDto {
  /** Of all pupils, also of those the reader may not see. */
  total!: number;
  /** How many of them are not the reader's to see. */
  notShown!: number;
  rows!: TrialChangeDto[];
}
