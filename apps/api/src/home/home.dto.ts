import { AlertCountsDto } from '../alerts/alerts.dto';
import { LatestAnalysisDto } from '../flags/analysis.dto';
import { FlagCountsDto } from '../flags/flags.dto';
import { SupportSpeedDto } from '../support-speed/support-speed.dto';

/** Marks of one class in one subject for a window that is open. */
export class CollectionDto {
  windowId!: number;
  dueOn!: string;
  subjectId!: number;
  subjectName!: string;
  classId!: string;
  className!: string;
  done!: number;
  total!: number;
  /** Somebody said that everything is in that will come. */
  finished!: boolean;
}

/** Pupils of one class with a flag, and those of them nobody does anything for. */
export class ClassHelpDto {
  classId!: string;
  className!: string;
  /** The caller teaches it. */
  own!: boolean;
  needHelp!: number;
  withNone!: number;
}

export class NextWindowDto {
  windowId!: number;
  opensOn!: string;
  dueOn!: string;
}

export class SessionPupilDto {
  id!: string;
  forename!: string;
  surname!: string;
}

/** A session of a group today. */
export class SessionTodayDto {
  id!: string;
  groupId!: string;
  groupName!: string;
  /** HH:MM */
  startsAt!: string;
  minutes!: number;
  room!: string | null;
  leaderName!: string | null;
  /** Led by the person who asks. */
  mine!: boolean;
  status!: 'planned' | 'held' | 'cancelled';
  /** Those of its pupils the person may see. */
  pupils!: SessionPupilDto[];
}

export class ReviewDueDto {
  groupId!: string;
  groupName!: string;
  reviewOn!: string;
  leaderName!: string | null;
}

export class WaitingImportDto {
  id!: string;
  fileName!: string;
  status!: string;
  createdAt!: string;
}

/** A number, or null where it could point to a child. */
export class ShownCountDto {
  value!: number | null;
  /** too-small or gives-away, when there is no number. */
  hidden!: 'too-small' | 'gives-away' | null;
}

export class YearTotalsDto {
  yearGroup!: number;
  pupils!: ShownCountDto;
  needHelp!: ShownCountDto;
  inSupport!: ShownCountDto;
}

/** Numbers that name nobody. */
export class TotalsDto {
  pupils!: ShownCountDto;
  needHelp!: ShownCountDto;
  inSupport!: ShownCountDto;
  years!: YearTotalsDto[];
}

/** What a person's first page shows; parts that are not for the role are null. */
export class HomeDto {
  today!: string;
  flags!: FlagCountsDto | null;
  classes!: ClassHelpDto[] | null;
  alerts!: AlertCountsDto | null;
  speed!: SupportSpeedDto | null;
  collections!: CollectionDto[] | null;
  nextWindow!: NextWindowDto | null;
  sessions!: SessionTodayDto[] | null;
  reviews!: ReviewDueDto[] | null;
  imports!: WaitingImportDto[] | null;
  analysis!: LatestAnalysisDto;
  totals!: TotalsDto;
}
