import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../core/http/paging';
import { SeriesScaleDto, SeriesPointDto } from '../flags/flags.dto';
import { PupilFlagDto } from '../flags/pupil-flags.dto';

export class PupilsQuery extends PageQuery {
  /** Part of a forename or surname, or both in any order. */
  @IsOptional()
  @IsString()
  @MaxLength(100, { message: 'A name to look for has at most 100 characters.' })
  search?: string;
}

export class FoundPupilDto {
  id!: string;
  forename!: string;
  surname!: string;
  yearGroup!: number;
  className!: string | null;
  /** Set when the pupil has left. */
  leftOn!: string | null;
}

export class PupilPageDto {
  rows!: FoundPupilDto[];
  total!: number;
}

export class PupilClassDto {
  name!: string;
  kind!: 'registration' | 'set';
  startsOn!: string;
  endsOn!: string | null;
  teachers!: string[];
}

export class CharacteristicDto {
  kind!: string;
  value!: string;
  since!: string;
}

/** Results in one subject on one scale. */
export class SubjectLaneDto {
  subjectId!: number;
  subjectName!: string;
  scale!: SeriesScaleDto | null;
  points!: SeriesPointDto[];
}

/** Time in a group, with what the pupil got of it. */
export class HelpDto {
  placementId!: string;
  groupId!: string;
  groupName!: string;
  programmeName!: string;
  subjectName!: string | null;
  leaderName!: string | null;
  startsOn!: string;
  /** Last day in the group; null while in it. */
  endsOn!: string | null;
  groupEndsOn!: string;
  reviewOn!: string;
  exitReason!: string | null;
  /** Sessions planned in the pupil's time in the group, those whose day has come, and those the pupil had. */
  planned!: number;
  due!: number;
  had!: number;
}

export class HalfTermAttendanceDto {
  windowId!: number;
  possible!: number;
  attended!: number;
}

/** A half term on the time axis. */
export class HalfTermSpanDto {
  windowId!: number;
  startsOn!: string;
  endsOn!: string;
  /** When results were due. */
  dueOn!: string | null;
}

/** One pupil's whole story. Parts that the caller may not see are null. */
export class PupilStoryDto {
  id!: string;
  upn!: string;
  forename!: string;
  surname!: string;
  sex!: 'F' | 'M' | 'U';
  dateOfBirth!: string | null;
  yearGroup!: number;
  entryDate!: string | null;
  leavingDate!: string | null;
  today!: string;
  classes!: PupilClassDto[];
  characteristics!: CharacteristicDto[];
  halfTerms!: HalfTermSpanDto[];
  subjects!: SubjectLaneDto[] | null;
  help!: HelpDto[] | null;
  attendance!: HalfTermAttendanceDto[];
  flags!: PupilFlagDto[] | null;
}
