import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { GroupCostDto } from '../finance/finance.dto';
import { IsDay } from '../core/http/is-day';
import { Trimmed } from '../core/http/trimmed';

/** A weekly time of a group. */
export class SlotDto {
  /** Monday 1 … Friday 5. */
  @IsInt()
  @Min(1, { message: 'Choose a day from Monday to Friday.' })
  @Max(5, { message: 'Choose a day from Monday to Friday.' })
  weekday!: number;

  /** hh:mm */
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'Give the time as hours and minutes, such as 09:10.' })
  startsAt!: string;

  @IsInt()
  @Min(5, { message: 'A session lasts at least 5 minutes.' })
  @Max(240, { message: 'A session lasts at most 240 minutes.' })
  minutes!: number;
}

/** What a group can be changed in. */
export class UpdateGroupDto {
  @IsOptional()
  @IsString()
  @Trimmed()
  @Length(1, 120, { message: 'Give the group a name of at most 120 letters.' })
  name?: string;

  @IsOptional()
  @IsUUID()
  leaderId?: string | null;

  @IsOptional()
  @IsString()
  @Length(0, 80)
  room?: string | null;

  @IsOptional()
  @IsDay()
  startsOn?: string;

  @IsOptional()
  @IsDay()
  endsOn?: string;

  @IsOptional()
  @IsDay()
  reviewOn?: string;

  @IsOptional()
  @IsInt()
  @Min(1, { message: 'A group has at least one place.' })
  @Max(60, { message: 'A group has at most 60 places.' })
  capacity?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(240)
  preparationMinutes?: number;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1, { message: 'Add at least one weekly time.' })
  @ArrayMaxSize(25)
  @ValidateNested({ each: true })
  @Type(() => SlotDto)
  slots?: SlotDto[];
}

export class CreateGroupDto {
  /** Made by the client, UUID version 7, so that sending twice creates once. */
  @IsUUID('7')
  id!: string;

  @IsUUID()
  programmeId!: string;

  @IsString()
  @Trimmed()
  @Length(1, 120, { message: 'Give the group a name of at most 120 letters.' })
  name!: string;

  /** The subject it is measured by; without it the programme's. */
  @IsOptional()
  @IsInt()
  subjectId?: number | null;

  @IsOptional()
  @IsUUID()
  leaderId?: string | null;

  @IsOptional()
  @IsString()
  @Length(0, 80)
  room?: string | null;

  @IsDay()
  startsOn!: string;

  /** Without it, six weeks after the start. */
  @IsOptional()
  @IsDay()
  endsOn?: string;

  /** Without it, the end, and at most ten weeks after the start. */
  @IsOptional()
  @IsDay()
  reviewOn?: string;

  /** Places; without it the programme's group size. */
  @IsOptional()
  @IsInt()
  @Min(1, { message: 'A group has at least one place.' })
  @Max(60, { message: 'A group has at most 60 places.' })
  capacity?: number;

  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(240)
  preparationMinutes?: number;

  @IsArray()
  @ArrayMinSize(1, { message: 'Add at least one weekly time.' })
  @ArrayMaxSize(25)
  @ValidateNested({ each: true })
  @Type(() => SlotDto)
  slots!: SlotDto[];
}

export class CloseGroupDto {
  /** Its last day; without it, today. */
  @IsOptional()
  @IsDay()
  on?: string;
}

export class GroupSessionDto {
  id!: string;
  heldOn!: string;
  startsAt!: string;
  /** As it happened where that is known, otherwise as planned. */
  minutes!: number;
  status!: 'planned' | 'held' | 'cancelled';
}

export class GroupPlacementDto {
  id!: string;
  startsOn!: string;
  /** Last day in the group; null while in it. */
  endsOn!: string | null;
  reason!: string | null;
  exitReason!: string | null;
  version!: number;
}

export class GroupPupilDto {
  pupilId!: string;
  name!: string;
  surname!: string;
  className!: string | null;
  yearGroup!: number;
  placements!: GroupPlacementDto[];
  /** Sessions the pupil was at. */
  had!: number;
  /** Sessions that should have been by now while the pupil was in the group. */
  due!: number;
  /** Sessions of the whole plan for which the pupil is in the group. */
  planned!: number;
  minutesHad!: number;
}

export class GroupPageDto {
  id!: string;
  name!: string;
  programmeId!: string;
  programme!: string;
  subjectId!: number | null;
  subject!: string | null;
  leaderId!: string | null;
  leader!: string | null;
  room!: string | null;
  startsOn!: string;
  endsOn!: string;
  reviewOn!: string;
  closed!: boolean;
  capacity!: number;
  preparationMinutes!: number;
  slots!: SlotDto[];
  version!: number;
  sessions!: GroupSessionDto[];
  pupils!: GroupPupilDto[];
  /** Pupils of the group whom the caller may not see. */
  otherPupils!: number;
  /** Null for those who may not see costs. */
  cost!: GroupCostDto | null;
}
