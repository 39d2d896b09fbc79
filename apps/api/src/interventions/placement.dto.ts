import { IsArray, IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { IsDay } from '../core/http/is-day';
import { Trimmed } from '../core/http/trimmed';

/** Why a pupil leaves a group; `moved` and `group-ended` are written by moving and closing. */
export const exitReasons = ['caught-up', 'not-working', 'left-school', 'other'] as const;

class PlacingDto {
  /** Id of the new placement, made by the client (UUID version 7), so that sending twice places once. */
  @IsUUID('7')
  id!: string;

  /** Why the pupil is placed although sessions are at the same time. */
  @IsOptional()
  @IsString()
  @Trimmed()
  @Length(1, 300, { message: 'Say in a few words why both times are right.' })
  overrideReason?: string;

  /**
   * The groups the caller saw the pupil in. When somebody has placed the pupil elsewhere since, the placing is
   * refused and says who did; left out, it is not checked.
   */
  @IsOptional()
  @IsArray()
  @IsUUID(undefined, { each: true })
  knownGroupIds?: string[];
}

export class PlacePupilDto extends PlacingDto {
  @IsUUID()
  groupId!: string;

  @IsUUID()
  pupilId!: string;

  /** First day in the group; without it today, or the group's first day when that is later. */
  @IsOptional()
  @IsDay()
  startsOn?: string;

  /** Why this pupil, in words. */
  @IsOptional()
  @IsString()
  @Length(0, 300)
  reason?: string;
}

export class MovePupilDto extends PlacingDto {
  @IsUUID()
  toGroupId!: string;

  /** First day in the other group; without it today. */
  @IsOptional()
  @IsDay()
  on?: string;
}

export class ExitPupilDto {
  @IsIn(exitReasons, { message: 'Say why the pupil leaves: caught up, not working, left the school, or other.' })
  reason!: (typeof exitReasons)[number];

  /** Last day in the group; without it the last one that counted. */
  @IsOptional()
  @IsDay()
  on?: string;
}

export class UndoPlacementDto {
  /** What is to be undone. Only the last act can be; of a move, name the placement it opened. */
  @IsIn(['placing', 'move', 'exit'])
  act!: 'placing' | 'move' | 'exit';
}

export class PlacementDto {
  id!: string;
  groupId!: string;
  pupilId!: string;
  startsOn!: string;
  /** Last day in the group; null while in it. */
  endsOn!: string | null;
  exitReason!: string | null;
  /** True when it was undone, or ended before it had begun. */
  undone!: boolean;
  version!: number;
}
