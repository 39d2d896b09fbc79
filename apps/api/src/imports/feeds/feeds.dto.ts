import { IsBoolean, IsInt, IsNumber, IsUUID, Length, Max, Min, ValidateIf } from 'class-validator';
import type { ImportRunDto } from '../imports.dto';
import { Trimmed } from '../../core/http/trimmed';

export class FeedWishDto {
  @Trimmed()
  @Length(1, 100, { message: 'Give it a name of at most 100 letters.' })
  name!: string;

  /** The remembered mapping its files have; null: their format says what the columns are. */
  @ValidateIf((_, value) => value !== null)
  @IsUUID()
  savedMappingId!: string | null;

  /** Each file has everybody on roll: whoever is not in it has left. */
  @IsBoolean()
  fullRoll!: boolean;

  /** A file that changes or takes away more rows than this waits for a person. */
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  mostChanges!: number;

  /** The same as a share of the rows that were there before, 0 to 1. */
  @IsNumber({ allowNaN: false, allowInfinity: false })
  @Min(0)
  @Max(1)
  mostShare!: number;
}

/** A file that a feed brought, and what became of it. */
export class FeedFileDto {
  importId!: string;
  fileName!: string;
  status!: ImportRunDto['status'];
  /** Rows that are new, changed, and pupils who left; null while nobody has counted them. */
  created!: number | null;
  changed!: number | null;
  left!: number | null;
  /** Why it waits for a person, or did not go in, in words. */
  why!: string | null;
  cameAt!: Date;
}

export class FeedDto extends FeedWishDto {
  id!: string;
  createdAt!: Date;
  revokedAt!: Date | null;
  /** The last that came. */
  lastFile!: FeedFileDto | null;
  /** The newest that wait for a person, newest first, at most 5. */
  waiting!: FeedFileDto[];
  /** How many wait in all. */
  waitingCount!: number;
  /** Where its files are put, under HEADWAY_FEED_FOLDER; null: no folder is watched here. */
  folder!: string | null;
}

export class NewFeedDto {
  feed!: FeedDto;
  /** Shown this once; Headway keeps only its fingerprint. */
  token!: string;
}

export class FeedUploadDto {
  importId!: string;
}
