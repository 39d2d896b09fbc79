import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsDay } from '../core/http/is-day';
import { Trimmed } from '../core/http/trimmed';

export class AskedSubjectDto {
  @IsInt()
  subjectId!: number;

  /** −2 nursery … 14. */
  @IsArray()
  @ArrayMaxSize(17)
  @IsInt({ each: true })
  @Min(-2, { each: true })
  @Max(14, { each: true })
  yearGroups!: number[];
}

export class SetWindowDto {
  /** `full` asks about everyone, `short` only about pupils who are flagged, supported or new. */
  @IsIn(['full', 'short'], { message: 'A window is a full collection or a short check.' })
  kind!: 'full' | 'short';

  @IsDay()
  opensOn!: string;

  @IsDay()
  dueOn!: string;

  /** The last day on which teachers can change marks. */
  @IsDay()
  locksOn!: string;

  /** What is collected, and from whom; a subject without year groups is not. */
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => AskedSubjectDto)
  subjects!: AskedSubjectDto[];
}

export class UnlockWindowDto {
  /** Made by the client, UUID version 7, so that sending twice unlocks once. */
  @IsUUID('7')
  id!: string;

  /** Null: every class. */
  @ValidateIf((_, value) => value !== null)
  @IsUUID()
  classId!: string | null;

  /** The last day on which marks are taken. */
  @IsDay()
  until!: string;

  @Trimmed()
  @IsString()
  @Length(3, 300, { message: 'Say in a few words why the window is opened again.' })
  reason!: string;
}

export class WindowUnlockDto {
  id!: string;
  classId!: string | null;
  className!: string | null;
  until!: string;
  reason!: string;
  unlockedBy!: string | null;
  unlockedAt!: Date;
  /** It still holds. */
  open!: boolean;
}

/** How far the marks of a class in a subject are. */
export class ClassCollectionDto {
  classId!: string;
  className!: string;
  subjectId!: number;
  subjectName!: string;
  /** Pupils asked about, and those with a mark or a code. */
  total!: number;
  done!: number;
  /** Who said that everything is in that will come. */
  finishedBy!: string | null;
  finishedAt!: Date | null;
  teachers!: string[];
}

/** A reminder that a window gives by itself. */
export class ReminderStepDto {
  /** Before marks are due, or after. */
  step!: 'before' | 'after';
  /** The day it goes out; until the last one to whoever was not reached. */
  from!: string;
  until!: string;
  /** People who have got it. */
  people!: number;
}

export class WindowRemindersDto {
  byItself!: boolean;
  steps!: ReminderStepDto[];
}

export class SetRemindersDto {
  @IsBoolean()
  byItself!: boolean;
}

export class WindowCollectionDto {
  windowId!: number;
  kind!: 'full' | 'short';
  opensOn!: string;
  dueOn!: string;
  locksOn!: string;
  reminders!: WindowRemindersDto;
  unlocks!: WindowUnlockDto[];
  /** Of the caller's own classes; of all for whoever sees the whole school's results. */
  classes!: ClassCollectionDto[];
}

export class FinishCollectionDto {
  @IsUUID()
  classId!: string;

  @IsInt()
  subjectId!: number;

  /** False takes it back. */
  @IsBoolean()
  finished!: boolean;
}

export class RemindedDto {
  /** People who got a notice at their bell. */
  people!: number;
  /** Classes and subjects that are not finished, and those of them without a teacher to remind. */
  unfinished!: number;
  withoutTeacher!: number;
}

export class ModeratedMarkInDto {
  @IsUUID()
  pupilId!: string;

  /** As agreed: a value or step of the scale, A, N or B. */
  @IsString()
  @Length(1, 60, { message: 'Give the mark that was agreed.' })
  agreed!: string;
}

export class RecordModerationDto {
  /** Made by the client, UUID version 7, so that sending twice records once. */
  @IsUUID('7')
  id!: string;

  @IsInt()
  subjectId!: number;

  @IsDay()
  heldOn!: string;

  @Trimmed()
  @IsString()
  @Length(2, 200, { message: 'Say with whom the marks were looked at.' })
  withWhom!: string;

  @ValidateIf((_, value) => value !== null)
  @IsString()
  @MaxLength(1000)
  note!: string | null;

  @IsArray()
  @ArrayMaxSize(100, { message: 'A sample has at most 100 pupils.' })
  @ValidateNested({ each: true })
  @Type(() => ModeratedMarkInDto)
  sample!: ModeratedMarkInDto[];
}

export class ModeratedMarkDto {
  pupilId!: string;
  pupil!: string;
  given!: string;
  agreed!: string;
  changed!: boolean;
}

export class ModerationDto {
  id!: string;
  subjectId!: number;
  subjectName!: string;
  heldOn!: string;
  withWhom!: string;
  note!: string | null;
  recordedBy!: string;
  recordedAt!: Date;
  /** Those of the sample whom the caller may see. */
  sample!: ModeratedMarkDto[];
  sampleSize!: number;
  changes!: number;
}
