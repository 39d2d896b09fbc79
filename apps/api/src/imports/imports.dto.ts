import { IsBoolean, IsInt, Min } from 'class-validator';
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
  columns!: FileColumnDto[];
  rows!: number;
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

export class ImportSummaryDto {
  id!: string;
  kind!: ImportKind;
  status!: 'uploaded' | 'mapped' | 'checking' | 'checked' | 'applying' | 'applied' | 'cancelled' | 'failed';
  fileName!: string;
  rows!: number;
  counts!: ImportCountsDto | null;
  /** Who chose the file. */
  createdBy!: string | null;
  createdAt!: Date;
  finishedAt!: Date | null;
}

export class ImportRunDto extends ImportSummaryDto {
  layout!: FileLayoutDto;
  /** As proposed, and once confirmed as confirmed. */
  mapping!: ImportMappingDto;
  /** Rows done of the total, while it is checked or applied. */
  done!: number;
  total!: number;
  /** Somebody has pressed Stop. */
  stopping!: boolean;
  /** Why it did not go through, in words. */
  failure!: string | null;
  version!: number;
}

export class ImportPageDto {
  items!: ImportSummaryDto[];
  total!: number;
}

export class RowProblemDto {
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
