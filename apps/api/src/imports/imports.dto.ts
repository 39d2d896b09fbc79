import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsString,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ImportMappingDto } from './import-mapping.dto';
import type { ImportKind } from './mapping/import-mapping';

export class FileColumnDto {
  /** Place in the row, from 0. */
  index!: number;
  name!: string;
  /** A few different cells of the column. */
  samples!: string[];
}

export class FileLayoutDto {
  encoding!: 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'windows-1252';
  delimiter!: string;
  /** The row with the column names, counted from 1. */
  headerRow!: number;
  /** What problems name: rows as a spreadsheet counts, or lines of the file. */
  rowsAre!: 'rows' | 'lines';
  columns!: FileColumnDto[];
  rows!: number;
  /** What was passed over while reading the file, in words. */
  notes?: string[];
}

export class ImportCountsDto {
  rows!: number;
  created!: number;
  changed!: number;
  unchanged!: number;
  invalid!: number;
  notOnRoll!: number;
  pupilsNotOnRoll!: number;
  blank!: number;
  repeated!: number;
  leftOut!: number;
  warnings!: number;
  wouldLeave!: number;
  pupils!: number;
  windows!: number[];
  yearGroups!: number[];
}

export class ImportPartSummaryDto {
  /** From 0, in the order in which the parts go in. */
  place!: number;
  /** What a person calls it: the file, a sheet. */
  name!: string;
  /** Null: nothing about it says what it holds. */
  kind!: ImportKind | null;
  leftOut!: boolean;
  rows!: number;
  counts!: ImportCountsDto | null;
}

export class QuestionOptionDto {
  value!: string;
  label!: string;
}

export class ImportQuestionDto {
  key!: string;
  row!: number;
  /** The pupil as the file has them: name, date of birth, UPN. */
  pupil!: string | null;
  ask!: string;
  options!: QuestionOptionDto[];
  /** The value a person has chosen. */
  answer!: string | null;
}

export class ImportPartDto extends ImportPartSummaryDto {
  /** The format says what the columns are: only subjects and scales are left to be looked at. */
  columnsGiven!: boolean;
  /** The remembered mapping that the proposal is, if there is one. */
  savedMappingId!: string | null;
  layout!: FileLayoutDto;
  /** As proposed, and once confirmed as confirmed. */
  mapping!: ImportMappingDto | null;
  questions!: ImportQuestionDto[];
}

class ImportHeadDto {
  id!: string;
  /** Null when its parts hold different things. */
  kind!: ImportKind | null;
  status!: 'uploaded' | 'mapped' | 'checking' | 'checked' | 'applying' | 'applied' | 'cancelled' | 'failed' | 'undone';
  format!: 'csv' | 'xlsx' | 'ctf' | 'oneroster';
  fileName!: string;
  /** Of the parts that go in, as are the counts. */
  rows!: number;
  counts!: ImportCountsDto | null;
  /** The feed that brought it, by name. */
  feed!: string | null;
  /** Who chose the file. */
  createdBy!: string | null;
  createdAt!: Date;
  finishedAt!: Date | null;
  undoneAt!: Date | null;
}

export class ImportSummaryDto extends ImportHeadDto {
  parts!: ImportPartSummaryDto[];
}

export class ImportRunDto extends ImportHeadDto {
  parts!: ImportPartDto[];
  /** Rows done of the total, while it is checked or applied. */
  done!: number;
  total!: number;
  /** Somebody has pressed Stop. */
  stopping!: boolean;
  /** What it wrote is kept as it was before: it can be undone while nothing depends on it. */
  undoable!: boolean;
  /** Why it did not go through, in words. */
  failure!: string | null;
  version!: number;
}

export class ImportPageDto {
  items!: ImportSummaryDto[];
  total!: number;
  /** There are pupils, now or before, whom results can be matched to. */
  pupilsKnown!: boolean;
}

export class RowProblemDto {
  /** The part of the file it stands in. */
  part!: string;
  grade!: 'invalid' | 'not-on-roll' | 'warning';
  row!: number;
  column!: string;
  found!: string;
  why!: string;
  pupil!: string | null;
}

export class RowProblemPageDto {
  items!: RowProblemDto[];
  /** How many are kept to be looked at; the counts say how many there are. */
  total!: number;
}

export class ImportChangeDto {
  part!: string;
  row!: number;
  pupil!: string;
  /** The subject and window, or the fact about the pupil. */
  what!: string;
  before!: string;
  after!: string;
}

export class ImportChangePageDto {
  items!: ImportChangeDto[];
  total!: number;
}

export class ApplyImportDto {
  /** Bring in the rest without what cannot be read. */
  @IsBoolean()
  leaveOutInvalid!: boolean;

  /** So many pupils leave by a full roll; otherwise 0. */
  @IsInt()
  @Min(0)
  leavers!: number;
}

export class ConfirmedPartDto {
  @IsInt()
  @Min(0)
  place!: number;

  @IsBoolean()
  leftOut!: boolean;

  /** Null only where the part is left out. */
  @ValidateIf((_, value) => value !== null)
  @ValidateNested()
  @Type(() => ImportMappingDto)
  mapping!: ImportMappingDto | null;
}

export class ConfirmedPartsDto {
  /** Every part of the file, once. */
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ConfirmedPartDto)
  parts!: ConfirmedPartDto[];
}

export class AnswerDto {
  @IsString()
  @MaxLength(500)
  key!: string;

  @IsString()
  @MaxLength(500)
  value!: string;
}

export class AnswersDto {
  @IsArray()
  @ArrayMaxSize(2_000)
  @ValidateNested({ each: true })
  @Type(() => AnswerDto)
  answers!: AnswerDto[];
}
