import { ApiProperty } from '@nestjs/swagger';
import { InClassDto, NeedPartDto, ReasonDto } from './flags.dto';

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

/** Something done in class about a flag, and how it went. */
export class FlagAnswerDto extends InClassDto {
  /** Null: it goes on. */
  endsOn!: string | null;
  outcome!: 'enough' | 'go-on' | 'not-enough' | null;
  reviewNote!: string | null;
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
  /** What was done in class about it, the latest first. */
  answers!: FlagAnswerDto[];
  /** Oldest first. */
  history!: FlagEventDto[];
}
