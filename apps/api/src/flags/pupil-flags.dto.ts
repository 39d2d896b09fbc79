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
  subjectId!: number;
  subjectName!: string;
  reasons!: ReasonDto[];
  need!: number;
  needParts!: NeedPartDto[];
  openedOn!: string;
  schoolDaysOpen!: number;
  resolvedOn!: string | null;
  acknowledgedBy!: string | null;
  /** Oldest first. */
  history!: FlagEventDto[];
}
