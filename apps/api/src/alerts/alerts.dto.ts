import {
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';

const day = { message: 'Give a day such as 2026-11-16.' };

export class AnswerAlertDto {
  /** What the school does: reteach, change the order of topics, another book. */
  @IsString()
  @MaxLength(1000, { message: 'Say what will be done in at most 1,000 characters.' })
  @Matches(/\S/, { message: 'Say what will be done.' })
  what!: string;

  @IsUUID(undefined, { message: 'Say who sees to it.' })
  ownerId!: string;

  /** What it costs, where it costs anything. */
  @IsOptional()
  @IsInt({ message: 'A cost is a number of whole pence.' })
  @Min(0, { message: 'A cost is not less than nothing.' })
  @Max(1_000_000_000, { message: 'That is more than £10 million.' })
  costPence?: number | null;

  @IsISO8601({ strict: true }, day)
  @MaxLength(10, day)
  startsOn!: string;

  /** When it is looked at again. */
  @IsISO8601({ strict: true }, day)
  @MaxLength(10, day)
  reviewOn!: string;
}

export const actionOutcomes = ['done', 'go-on'] as const;

export class ReviewAlertDto {
  /** Done: it ends. Go on: it is looked at again later. */
  @IsIn(actionOutcomes, { message: `Say how it stands: ${actionOutcomes.join(', ')}.` })
  outcome!: (typeof actionOutcomes)[number];

  /** What was seen. */
  @IsOptional()
  @IsString()
  @MaxLength(1000, { message: 'Say what you saw in at most 1,000 characters.' })
  note?: string;

  /** When it goes on: the next day it is looked at. */
  @ValidateIf((review: ReviewAlertDto) => review.outcome === 'go-on')
  @IsISO8601({ strict: true }, { message: 'Say when you will look again.' })
  @MaxLength(10, day)
  reviewOn?: string;
}

export class DismissAlertDto {
  @IsString()
  @MaxLength(500, { message: 'Say why in a few words, at most 500 characters.' })
  @Matches(/\S/, { message: 'Say why nothing needs to be done.' })
  reason!: string;
}

/** What the school does about an alert. */
export class AlertActionDto {
  id!: string;
  what!: string;
  ownerId!: string;
  ownerName!: string;
  /** Null where it costs nothing, and for who may not see costs. */
  costPence!: number | null;
  startsOn!: string;
  reviewOn!: string;
  doneOn!: string | null;
  reviewNote!: string | null;
}

/** A year group, class or sub-group whose level fell beyond its interval. Names no pupil. */
export class AlertDto {
  id!: string;
  version!: number;
  state!: 'open' | 'answered' | 'resolved' | 'dismissed';
  kind!: 'year' | 'class' | 'sub-group';
  /** The name of a class, the key of a sub-group such as pupil-premium; null for the whole year group. */
  groupName!: string | null;
  yearGroup!: number;
  subjectId!: number;
  subjectName!: string;
  /** The subject, where the alert is about a strand. */
  strandOf!: string | null;
  /** The same pupils in both windows. */
  fromWindowId!: number;
  windowId!: number;
  /** What the change is in: positions beside the rest of the year, SD of the test's norm, the share at the standard. */
  yardstick!: 'rest-of-year' | 'norm' | 'expected-standard';
  change!: number;
  /** The 99 % interval. */
  lower!: number;
  upper!: number;
  pupils!: number;
  /** Pupils it was compared with; null: the test's norm or the standard. */
  others!: number | null;
  openedOn!: string;
  schoolDaysOpen!: number;
  resolvedOn!: string | null;
  dismissReason!: string | null;
  /** Newest first. */
  actions!: AlertActionDto[];
  /** The caller may act on it. */
  mine!: boolean;
  /** The last thing done to it can be taken back by the caller. */
  canUndo!: boolean;
}

export class AlertOwnerDto {
  id!: string;
  name!: string;
}

export class AlertCountsDto {
  open!: number;
  answered!: number;
}

export class AlertPageDto {
  today!: string;
  /** Open ones first. */
  rows!: AlertDto[];
  counts!: AlertCountsDto;
  /** Who can be asked to see to an action; empty for who may not act. */
  owners!: AlertOwnerDto[];
}
