import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CellGivenDto } from '../assessments/cell-given.dto';
import { IsDay } from '../core/http/is-day';

export class TargetGivenDto extends CellGivenDto {
  @IsOptional()
  @IsString()
  @MaxLength(200, { message: 'At most 200 letters.' })
  agreedWith?: string | null;

  @IsOptional()
  @IsDay()
  agreedOn?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(1000, { message: 'At most 1,000 letters.' })
  note?: string | null;
}

export class SetTargetsDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500, { message: 'At most 500 targets are set at once.' })
  @ValidateNested({ each: true })
  @Type(() => TargetGivenDto)
  targets!: TargetGivenDto[];
}

export class SetForecastsDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500, { message: 'At most 500 forecasts are set at once.' })
  @ValidateNested({ each: true })
  @Type(() => CellGivenDto)
  forecasts!: CellGivenDto[];
}

export class PointsSetDto {
  /** How many were set or changed. */
  set!: number;
  removed!: number;
}

export class SetWorkingToDto {
  @IsInt()
  subjectId!: number;

  @IsDay()
  startsOn!: string;

  /** The year whose expectations the pupil works to; null: the own. */
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(-2)
  @Max(14)
  yearGroup!: number | null;

  /** The scale the pupil is marked on; null: that of the class. */
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  scaleId!: number | null;

  @ValidateIf((_, value) => value !== null)
  @IsString()
  @MaxLength(500, { message: 'At most 500 letters.' })
  reason!: string | null;
}

export class EndWorkingToDto {
  @IsInt()
  subjectId!: number;

  /** The last day it holds. */
  @IsDay()
  endsOn!: string;
}

/** Takes back that it ended. */
export class ReopenWorkingToDto {
  @IsInt()
  subjectId!: number;

  @IsDay()
  startsOn!: string;

  /** The last day that is taken back. */
  @IsDay()
  endedOn!: string;

  /** The last day as it was before that; null: none. */
  @ValidateIf((_, value) => value !== null)
  @IsDay()
  endsOn!: string | null;
}

export class TakeBackWorkingToDto {
  @IsInt()
  subjectId!: number;

  /** The day it was said to start. */
  @IsDay()
  startsOn!: string;
}

export class WorkingToDto {
  startsOn!: string;
  endsOn!: string | null;
  yearGroup!: number | null;
  scaleId!: number | null;
  reason!: string | null;
  setBy!: string | null;
}

/** A value of a pupil at a window, on the scale it was given on. */
export class PointDto {
  windowId!: number;
  scaleId!: number;
  value!: number;
  by!: string | null;
  at!: Date;
}

export class TargetDto extends PointDto {
  agreedWith!: string | null;
  agreedOn!: string | null;
  note!: string | null;
  /** What it was before, newest first. */
  earlier!: PointDto[];
}

export class LatestMarkDto {
  windowId!: number;
  scaleId!: number;
  value!: number | null;
  code!: 'A' | 'N' | 'B' | null;
}

export class TargetSubjectDto {
  subjectId!: number;
  name!: string;
  strandOf!: number | null;
  /** On which the pupil is marked today; null: none yet. */
  scaleId!: number | null;
  /** The year whose expectations hold today. */
  yearGroup!: number;
  latest!: LatestMarkDto | null;
  /** Newest first. */
  workingTo!: WorkingToDto[];
  targets!: TargetDto[];
  forecasts!: PointDto[];
}

export class TargetWindowDto {
  id!: number;
  startYear!: number;
  halfTerm!: 'AUT1' | 'AUT2' | 'SPR1' | 'SPR2' | 'SUM1' | 'SUM2';
}

/** What a pupil works to and is to reach, one row a subject. */
export class PupilTargetsDto {
  pupilId!: string;
  forename!: string;
  surname!: string;
  yearGroup!: number;
  today!: string;
  canWrite!: boolean;
  /** This year's and later ones. */
  windows!: TargetWindowDto[];
  subjects!: TargetSubjectDto[];
}
