import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsDefined,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  IsUUID,
  MaxLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

export class SubjectDto {
  id!: number;
  name!: string;
  /** The subject it is a part of. */
  strandOf!: number | null;
  /** The scale new results are given on. */
  scaleId!: number | null;
}

export class ScaleStepOutDto {
  value!: number;
  label!: string;
}

export class ScaleDto {
  id!: number;
  name!: string;
  kind!: 'ordinal' | 'standardised' | 'scaled' | 'raw' | 'age';
  basis!: 'test' | 'judgement';
  direction!: 'up' | 'down';
  least!: number;
  greatest!: number;
  decimals!: number;
  steps!: ScaleStepOutDto[];
  mean!: number | null;
  sd!: number | null;
  reliability!: number | null;
  threshold!: number | null;
}

export class WindowSubjectDto {
  subjectId!: number;
  yearGroups!: number[];
}

export class WindowDto {
  /** Start year × 10 + 1…6. */
  id!: number;
  startYear!: number;
  halfTerm!: 'AUT1' | 'AUT2' | 'SPR1' | 'SPR2' | 'SUM1' | 'SUM2';
  kind!: 'full' | 'short';
  opensOn!: string;
  dueOn!: string;
  locksOn!: string;
  /** What is collected in it, and from whom. */
  subjects!: WindowSubjectDto[];
}

/** What stood in a cell when somebody typed over it; both null: nothing. */
export class PreviousMarkDto {
  @ValidateIf((_, value) => value !== null)
  @IsNumber()
  value!: number | null;

  @ValidateIf((_, value) => value !== null)
  @IsIn(['A', 'N', 'B'])
  code!: 'A' | 'N' | 'B' | null;
}

export class MarkDto {
  @IsUUID()
  pupilId!: string;

  @IsInt()
  subjectId!: number;

  @IsInt()
  windowId!: number;

  /** As typed: a value or step of the subject's scale, A, N or B; empty takes the result away. */
  @IsString()
  @MaxLength(60, { message: 'This is too long for a mark.' })
  mark!: string;

  @IsDefined({ message: 'Say what stood here before, or that nothing did.' })
  @ValidateNested()
  @Type(() => PreviousMarkDto)
  previous!: PreviousMarkDto;
}

export class SaveResultsDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500, { message: 'At most 500 marks are saved at once.' })
  @ValidateNested({ each: true })
  @Type(() => MarkDto)
  marks!: MarkDto[];
}

export class SavedResultsDto {
  created!: number;
  changed!: number;
  unchanged!: number;
  removed!: number;
}
