import { ApiProperty } from '@nestjs/swagger';
import { NeedPartDto, ReasonDto } from './flags.dto';

/** Something that happened to a flag. */
export class FlagEventDto {
  /** opened, changed, reopened, acknowledged, dismissed, undone, resolved */
  kind!: string;
  at!: string;
  /** Null: the analysis. */
  by!: string | null;
  /** The words of a dismissal. */
  words!: string | null;
}

/** A flag of one pupil with its history. */
export class PupilFlagDto {
  id!: string;
  version!: number;
  state!: 'open' | 'acknowledged' | 'resolved' | 'dismissed';
  /** Null: about the pupil as a whole. */
  subjectId!: number | null;
  subjectName!: string | null;
  reasons!: ReasonDto[];
  /** Names of the groups and strands that reasons speak of, by id. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  names!: Record<string, string>;
  need!: number;
  needParts!: NeedPartDto[];
  openedOn!: string;
  schoolDaysOpen!: number;
  resolvedOn!: string | null;
  acknowledgedBy!: string | null;
  /** Oldest first. */
  history!: FlagEventDto[];
}
