import { Type } from 'class-transformer';
import { IsInt } from 'class-validator';
import { PageQuery } from '../core/http/paging';

export class AnalysisRunDto {
  id!: string;
  status!: 'running' | 'done' | 'failed' | 'cancelled';
  /** Of the cohorts that changed, of the whole school, or as a nightly check of the former. */
  kind!: 'changes' | 'whole' | 'nightly';
  /** A nightly check: how much was not as the runs of the day had left it; 0 is as it should be. */
  differences!: number | null;
  /** Cohorts (a year group in a subject) done, of how many. */
  done!: number;
  total!: number;
  flagsOpened!: number;
  flagsUpdated!: number;
  flagsResolved!: number;
  /** In words, when it failed. */
  failure!: string | null;
  startedAt!: string;
  finishedAt!: string | null;
}

export class LatestAnalysisDto {
  /** Null before the first. */
  run!: AnalysisRunDto | null;
  /** Whether another one is promised and has not finished. */
  waiting!: boolean;
}

export class ProgressQuery extends PageQuery {
  @Type(() => Number)
  @IsInt({ message: 'Say which subject: its number.' })
  subjectId!: number;

  /** Start year × 10 + place of the half term: 20256 is summer 2 of 2025/26. */
  @Type(() => Number)
  @IsInt({ message: 'Say which window: start year × 10 + place of the half term, such as 20256.' })
  windowId!: number;
}

export class PupilProgressDto {
  pupilId!: string;
  upn!: string;
  /** Position in SD units: of the norm on a standardised scale, otherwise of the year group. */
  position!: number | null;
  /** Progress given the window before, in SD of the residuals of the year group. */
  residualOne!: number | null;
  /** Progress given the two windows before. */
  residualTwo!: number | null;
}

export class ProgressPageDto {
  total!: number;
  rows!: PupilProgressDto[];
}
