import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CellGivenDto } from '../cell-given.dto';

/** What stood in a cell when somebody typed over it; both null: nothing. */
export class PreviousMarkDto {
  @ValidateIf((_, value) => value !== null)
  @IsNumber()
  value!: number | null;

  @ValidateIf((_, value) => value !== null)
  @IsIn(['A', 'N', 'B'])
  code!: 'A' | 'N' | 'B' | null;

  /** The comment that was there when another was written; null: none. Left out, comments are not compared. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string | null;
}

export class MarkDto extends CellGivenDto {
  /** A comment; null or empty takes it away. Left out, the comment stays as it is. */
  @IsOptional()
  @IsString()
  @MaxLength(500, { message: 'A comment has at most 500 characters.' })
  note?: string | null;

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

/** A mark as it stands now. */
export class StandingMarkDto {
  value!: number | null;
  code!: 'A' | 'N' | 'B' | null;
  /** As it is shown: a step's label, the number, or the letter of the code. */
  text!: string;
  scaleId!: number;
  note!: string | null;
  /** Who gave it; null when an import did. */
  by!: string | null;
  /** ISO time. */
  at!: string;
}

export class MarkOutcomeDto {
  pupilId!: string;
  subjectId!: number;
  windowId!: number;
  /** `locked` also says that somebody else marks this pupil in the subject. */
  state!: 'saved' | 'conflict' | 'invalid' | 'locked';
  /** Why it was not saved, in words. */
  message!: string | null;
  /** What stands there now; null: nothing. */
  now!: StandingMarkDto | null;
}

/** One for each mark, in the order they were given. */
export class SavedResultsDto {
  outcomes!: MarkOutcomeDto[];
}

export class ResultCellQuery {
  @IsUUID('all', { message: 'That is not the id of a pupil.' })
  pupilId!: string;

  @Type(() => Number)
  @IsInt({ message: 'A subject is named by its number.' })
  subjectId!: number;

  @Type(() => Number)
  @IsInt({ message: 'A half term is named by its number.' })
  windowId!: number;
}

/** What somebody made of a cell. */
export class MarkChangeDto {
  value!: number | null;
  code!: 'A' | 'N' | 'B' | null;
  text!: string;
  note!: string | null;
  by!: string | null;
  at!: string;
  /** The result was taken away. */
  removed!: boolean;
}

/** A mark that is taken back, or would be. */
export class MarkTakenBackDto extends MarkOutcomeDto {
  /** What goes back, as it is shown; null: nothing stood there. What is left as it is has its present mark here. */
  back!: string | null;
}

export class MarksTakenBackDto {
  outcomes!: MarkTakenBackDto[];
}

export class UndoMarksDto {
  @IsInt()
  @Min(1)
  windowId!: number;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsInt({ each: true })
  subjectIds!: number[];

  @IsInt()
  @Min(1)
  @Max(60, { message: 'Changes of the last hour can be taken back; earlier ones are in the history of each mark.' })
  minutes!: number;

  /** Says what would be taken back, and leaves everything as it is. */
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean;
}
