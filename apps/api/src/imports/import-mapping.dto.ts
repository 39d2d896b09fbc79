import { shippedScales } from '@headway/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { type ImportField, importFields, type ImportKind, importKinds } from './mapping/import-mapping';

const kinds = ['ordinal', 'standardised', 'scaled', 'raw', 'age'] as const;
const day = /^\d{4}-\d{2}-\d{2}$/;
const anIsoDay = { message: 'Give the day as yyyy-mm-dd.' };
const number = { allowNaN: false, allowInfinity: false };

export class ColumnMappingDto {
  /** Place in the row, from 0. */
  @IsInt()
  @Min(0)
  column!: number;

  /** Its name in the file. */
  @IsString()
  header!: string;

  @IsIn(importFields, { message: 'This is nothing a column can hold.' })
  field!: ImportField;

  /** Of a `mark` column: the subject as the file calls it. */
  @ValidateIf((_, value) => value !== null)
  @IsString()
  @MaxLength(100)
  subject!: string | null;

  /** Of a `mark` column: start year × 10 + 1…6. */
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(19901)
  @Max(29996)
  window!: number | null;
}

export class MappedStepDto {
  @IsNumber(number)
  value!: number;

  @IsString()
  @Length(1, 40, { message: 'A step has a name of at most 40 letters.' })
  label!: string;
}

/** A scale that the import adds. */
export class NewScaleDto {
  @IsString()
  @Length(1, 120, { message: 'A scale has a name of at most 120 letters.' })
  name!: string;

  @IsIn(kinds)
  kind!: 'ordinal' | 'standardised' | 'scaled' | 'raw' | 'age';

  @IsIn(['test', 'judgement'])
  basis!: 'test' | 'judgement';

  /** Which way is good. */
  @IsIn(['up', 'down'])
  direction!: 'up' | 'down';

  @IsNumber(number, { message: 'The least value is a number.' })
  least!: number;

  @IsNumber(number, { message: 'The greatest value is a number.' })
  greatest!: number;

  /** Digits allowed after the decimal point. */
  @IsInt()
  @Min(0)
  @Max(9)
  decimals!: number;

  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => MappedStepDto)
  steps!: MappedStepDto[];

  @ValidateIf((_, value) => value !== null)
  @IsNumber(number)
  mean!: number | null;

  @ValidateIf((_, value) => value !== null)
  @IsNumber(number)
  sd!: number | null;

  @ValidateIf((_, value) => value !== null)
  @IsNumber(number)
  @Min(0.01, { message: 'A reliability is above 0 and below 1.' })
  @Max(0.999, { message: 'A reliability is above 0 and below 1.' })
  reliability!: number | null;

  @ValidateIf((_, value) => value !== null)
  @IsNumber(number)
  threshold!: number | null;

  /** The shipped scale it is a copy of. */
  @IsOptional()
  @IsIn(shippedScales.map(({ key }) => key), { message: 'No shipped scale is called so.' })
  libraryKey?: string;
}

export class SubjectMappingDto {
  /** As the file calls it. */
  @IsString()
  @Length(1, 100)
  name!: string;

  /** The school's subject; null: one of this name is added. */
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  subjectId!: number | null;

  /** A scale the school has; null: the new one. */
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  scaleId!: number | null;

  @ValidateIf((_, value) => value !== null)
  @ValidateNested()
  @Type(() => NewScaleDto)
  newScale!: NewScaleDto | null;

  /** The order of the new scale's steps is a guess that a person must look at. */
  @IsBoolean()
  orderGuessed!: boolean;

  /** Its results are not brought in. */
  @IsBoolean()
  leftOut!: boolean;
}

/** What the columns of a part of a file are. */
export class ImportMappingDto {
  @IsIn(importKinds)
  kind!: ImportKind;

  /** The day for which the file states year groups, classes and characteristics. */
  @Matches(day, anIsoDay)
  statedOn!: string;

  /** Pupils: everybody on roll is in the file, so that whoever is not has left. */
  @IsBoolean()
  fullRoll!: boolean;

  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => ColumnMappingDto)
  columns!: ColumnMappingDto[];

  @IsArray()
  @ArrayMaxSize(300)
  @ValidateNested({ each: true })
  @Type(() => SubjectMappingDto)
  subjects!: SubjectMappingDto[];
}

/** What is already known of a part of a file; the rest is proposed. */
export class MappingWishDto {
  /** The part of the file, from 0. */
  @IsInt()
  @Min(0)
  place!: number;

  @IsIn(importKinds)
  kind!: ImportKind;

  @Matches(day, anIsoDay)
  statedOn!: string;

  /** Left out: the columns are guessed too. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => ColumnMappingDto)
  columns?: ColumnMappingDto[];
}
