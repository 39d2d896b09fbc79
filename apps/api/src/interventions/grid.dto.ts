import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { CostDto } from '../finance/finance.dto';
import { SlotDto } from './group.dto';

export class GridQuery {
  /** Groups with or for pupils of this year, and pupils of this year without help. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(-2)
  @Max(14)
  year?: number;
}

/** A result as it is read: the step's label on a scale of steps, otherwise the number; a code where there is no value. */
export class GridResultDto {
  windowId!: number;
  value!: number | null;
  label!: string;
}

/** Why a pupil is flagged: the rule, and the subject it was found in. The client writes the words. */
export class GridWhyDto {
  rule!: string;
  subject!: string;
}

export class GridPupilDto {
  pupilId!: string;
  name!: string;
  forename!: string;
  surname!: string;
  className!: string | null;
  yearGroup!: number;
}

/** A pupil in a group. */
export class GridCardDto extends GridPupilDto {
  placementId!: string;
  version!: number;
  startsOn!: string;
  /** Last day, where it is known already. */
  endsOn!: string | null;
  /** Top reason of the live flag in the group's subject; null where there is none. */
  why!: GridWhyDto | null;
  /** What was written when the pupil was placed. */
  reason!: string | null;
  had!: number;
  due!: number;
  /** The last two results in the group's subject, the earlier first. */
  results!: GridResultDto[];
  /** Whether the change between them is more than chance; null where that cannot be told. */
  change!: 'better' | 'worse' | 'chance' | null;
}

export class GridColumnDto {
  id!: string;
  name!: string;
  subjectId!: number | null;
  subject!: string | null;
  /** Years the programme is for; empty: any. */
  yearGroups!: number[];
  leader!: string | null;
  room!: string | null;
  slots!: SlotDto[];
  startsOn!: string;
  endsOn!: string;
  reviewOn!: string;
  capacity!: number;
  /** Places taken, those of pupils the caller may not see included. */
  taken!: number;
  /** Full cost and additional spending to date; null without leave to see it, or while a rate is missing. */
  cost!: CostDto | null;
  /** A rate is missing, so that the cost cannot be told. */
  rateMissing!: boolean;
  cards!: GridCardDto[];
}

/** A flagged pupil without help, with the flag of most need. */
export class GridWaitingDto extends GridPupilDto {
  subjectId!: number;
  why!: GridWhyDto;
  need!: number;
  since!: string;
  /** All subjects in which a flag waits. */
  subjectIds!: number[];
}

export class GridDto {
  groups!: GridColumnDto[];
  /** Most need first. */
  waiting!: GridWaitingDto[];
}
