import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const half = ['AUT1', 'AUT2', 'SPR1', 'SPR2', 'SUM1', 'SUM2', 'ANY'] as const;

export class ExpectationGivenDto {
  @IsInt()
  @Min(-2)
  @Max(14)
  yearGroup!: number;

  /** ANY: all year, where the half term has none of its own. */
  @IsIn(half)
  halfTerm!: (typeof half)[number];

  /** As typed: a value or step of the scale; empty takes the expectation away. */
  @IsString()
  @MaxLength(60, { message: 'This is too long for a mark.' })
  mark!: string;
}

export class SetExpectationsDto {
  @IsInt()
  subjectId!: number;

  @IsInt()
  scaleId!: number;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ExpectationGivenDto)
  values!: ExpectationGivenDto[];
}

export class ExpectationDto {
  subjectId!: number;
  scaleId!: number;
  yearGroup!: number;
  halfTerm!: (typeof half)[number];
  expected!: number;
}
