import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsString,
  Length,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/** Years group −2 (nursery 1) to 14. */
export class YearScaleDto {
  @IsInt()
  @Min(-2)
  @Max(14)
  yearGroup!: number;

  @IsInt()
  scaleId!: number;
}

export class AddSubjectDto {
  @IsString()
  @Length(1, 60, { message: 'Give it a name of at most 60 letters.' })
  name!: string;

  /** The subject it is a strand of. */
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  strandOf!: number | null;

  @ValidateIf((_, value) => value !== null)
  @IsInt()
  scaleId!: number | null;
}

export class ChangeSubjectDto {
  @IsString()
  @Length(1, 60, { message: 'Give it a name of at most 60 letters.' })
  name!: string;

  @ValidateIf((_, value) => value !== null)
  @IsInt()
  scaleId!: number | null;

  /** Year groups that are marked on another scale. */
  @IsArray()
  @ArrayMaxSize(17)
  @ValidateNested({ each: true })
  @Type(() => YearScaleDto)
  yearScales!: YearScaleDto[];
}

export class OrderSubjectsDto {
  /** Every subject of the school, or every strand of one subject, in the order wanted. */
  @IsArray()
  @ArrayMaxSize(200)
  @IsInt({ each: true })
  subjectIds!: number[];
}

export class RetireSubjectDto {
  @IsBoolean()
  retired!: boolean;
}

export class SubjectSettingDto {
  id!: number;
  name!: string;
  strandOf!: number | null;
  scaleId!: number | null;
  yearScales!: YearScaleDto[];
  retired!: boolean;
  /** Marks in it. */
  results!: number;
}

export class SubjectMadeDto {
  id!: number;
}

export class GoalsAddedDto {
  /** How many subjects, strands and scales were missing and were added. */
  added!: number;
}
