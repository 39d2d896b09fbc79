import { IsBoolean, IsInt, IsNumber, IsUUID, Length, Max, Min, ValidateIf } from 'class-validator';

export class FeedWishDto {
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

export class FeedDto extends FeedWishDto {
  id!: string;
  createdAt!: Date;
  revokedAt!: Date | null;
  /** When its last file came. */
  lastFileAt!: Date | null;
  /** Of the folder that is watched, under HEADWAY_FEED_FOLDER. */
  folder!: string;
}

export class NewFeedDto {
  feed!: FeedDto;
  /** Shown this once; Headway keeps only its fingerprint. */
  token!: string;
}

export class FeedUploadDto {
  importId!: string;
}
