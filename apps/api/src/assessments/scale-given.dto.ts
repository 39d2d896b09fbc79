import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  Length,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

const scaleKinds = ['ordinal', 'standardised', 'scaled', 'raw', 'age'] as const;

export class ScaleStepGivenDto {
  @IsNumber()
  value!: number;

  @IsString()
  @Length(1, 60, { message: 'The name of a step has at most 60 letters.' })
  label!: string;
}

/** A scale as somebody made it. */
export class ScaleGivenDto {
  @IsString()
  @Length(1, 120, { message: 'Give the scale a name of at most 120 letters.' })
  name!: string;

  @IsIn(scaleKinds)
  kind!: (typeof scaleKinds)[number];

  @IsIn(['test', 'judgement'])
  basis!: 'test' | 'judgement';

  /** Which way is good. */
  @IsIn(['up', 'down'])
  direction!: 'up' | 'down';

  @IsNumber({}, { message: 'Give the lowest mark as a number.' })
  least!: number;

  @IsNumber({}, { message: 'Give the highest mark as a number.' })
  greatest!: number;

  /** Digits allowed after the decimal point. */
  @IsInt()
  @Min(0)
  @Max(9)
  decimals!: number;

  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ScaleStepGivenDto)
  steps!: ScaleStepGivenDto[];

  @ValidateIf((_, value) => value !== null)
  @IsNumber()
  mean!: number | null;

  @ValidateIf((_, value) => value !== null)
  @IsNumber()
  sd!: number | null;

  @ValidateIf((_, value) => value !== null)
  @IsNumber()
  @Min(0.01, { message: 'A reliability is above 0 and below 1.' })
  @Max(0.999, { message: 'A reliability is above 0 and below 1.' })
  reliability!: number | null;

  @ValidateIf((_, value) => value !== null)
  @IsNumber()
  threshold!: number | null;
}
