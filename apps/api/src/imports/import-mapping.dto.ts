import { shippedScales } from '@headway/domain';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
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
import { ScaleGivenDto } from '../assessments/scale-given.dto';
import { type ImportField, importFields, type ImportKind, importKinds } from './mapping/import-mapping';

const day = /^\d{4}-\d{2}-\d{2}$/;
const anIsoDay = { message: 'Give the day as yyyy-mm-dd.' };

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

/** A scale that the import adds. */
export class NewScaleDto extends ScaleGivenDto {
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

  /** The half term of every row and column that names none itself: start year × 10 + 1…6. */
  @IsOptional()
  @IsInt({ message: 'A half term is named by its number.' })
  @Min(19901)
  @Max(29996)
  window?: number | null;

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
