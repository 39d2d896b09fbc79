import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

/** Why a pupil was not at a session. */
export const whyAway = ['off-school', 'kept-in-class', 'trip', 'would-not-come', 'other'] as const;

export class RegisterMarkDto {
  @IsUUID()
  pupilId!: string;

  @IsIn(['present', 'late', 'absent'], { message: 'Mark a pupil present, late or absent.' })
  mark!: 'present' | 'late' | 'absent';

  /** For a pupil who was away. */
  @IsOptional()
  @IsIn(whyAway, { message: 'Choose why the pupil was away from the list.' })
  why?: (typeof whyAway)[number] | null;
}

export class TakeRegisterDto {
  @IsIn(['held', 'cancelled'], { message: 'A session was held or did not run.' })
  status!: 'held' | 'cancelled';

  /** How long it was, when not as planned. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(240)
  minutes?: number | null;

  @IsOptional()
  @IsString()
  @Length(0, 1000, { message: 'Keep the note to a thousand letters.' })
  note?: string | null;

  @IsArray()
  @ArrayMaxSize(60)
  @ValidateNested({ each: true })
  @Type(() => RegisterMarkDto)
  marks!: RegisterMarkDto[];
}

export class RegisterPupilDto {
  pupilId!: string;
  name!: string;
  forename!: string;
  className!: string | null;
  mark!: 'present' | 'late' | 'absent' | null;
  why!: string | null;
  /** This is the pupil's first session in the group. */
  first!: boolean;
  /** Sessions held just before this one from which the pupil was away, without a break. */
  awayBefore!: number;
}

/** A mark of the strip: held, lost, the register shown, another without register, to come. */
export class RegisterStripDto {
  id!: string;
  heldOn!: string;
  state!: 'held' | 'lost' | 'this' | 'no-register' | 'to-come';
}

export class RegisterDto {
  id!: string;
  groupId!: string;
  group!: string;
  room!: string | null;
  heldOn!: string;
  startsAt!: string;
  endsAt!: string;
  plannedMinutes!: number;
  heldMinutes!: number | null;
  status!: 'planned' | 'held' | 'cancelled';
  note!: string | null;
  version!: number;
  /** Registers of days to come cannot be taken yet. */
  canTake!: boolean;
  strip!: RegisterStripDto[];
  pupils!: RegisterPupilDto[];
}

export class RegisterTodayDto {
  id!: string;
  groupId!: string;
  group!: string;
  room!: string | null;
  leader!: string | null;
  startsAt!: string;
  endsAt!: string;
  status!: 'planned' | 'held' | 'cancelled';
  /** The caller leads or covers it. */
  mine!: boolean;
  pupils!: number;
  here!: number;
}

export class RegistersTodayDto {
  on!: string;
  sessions!: RegisterTodayDto[];
}
