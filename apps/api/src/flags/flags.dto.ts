import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { PageQuery } from '../core/http/paging';
import { FlagSpeedDto } from '../support-speed/support-speed.dto';

export const flagViews = ['no-help', 'in-support', 'seen', 'attendance', 'resolved', 'dismissed'] as const;
/**
 * Where a flag stands: nobody has acted, in a group for the subject or answered in class, seen by somebody, about
 * attendance alone (not severe: it is followed up by who follows up attendance, and would be half of the list),
 * resolved this half term, dismissed.
 */
export type FlagView = (typeof flagViews)[number];

export const pupilGroups = ['pupil-premium', 'sen', 'eal', 'girls', 'boys'] as const;
export type PupilGroup = (typeof pupilGroups)[number];

export class FlagsQuery extends PageQuery {
  @IsOptional()
  @IsIn(flagViews, { message: `A view is one of ${flagViews.join(', ')}.` })
  view?: FlagView;

  /** National curriculum year, 0 for Reception. */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'A year is a number, 0 for Reception.' })
  year?: number;

  @IsOptional()
  @IsUUID('all', { message: 'That is not the id of a class.' })
  classId?: string;

  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'A subject is named by its number.' })
  subjectId?: number;

  /** Key of a rule, such as below-expected. */
  @IsOptional()
  @Matches(/^[a-z-]{1,40}$/, { message: 'That is not the key of a rule.' })
  reason?: string;

  @IsOptional()
  @IsIn(pupilGroups, { message: `A group of pupils is one of ${pupilGroups.join(', ')}.` })
  pupils?: PupilGroup;
}

export class ReasonDto {
  /** Key of the rule. */
  rule!: string;
  version!: number;
  /** 0 to 1, how far beyond the rule's threshold. */
  severity!: number;
  /** What a sentence needs; texts are keys of windows, dates or names of units. */
  @ApiProperty({
    type: 'object',
    additionalProperties: { nullable: true, oneOf: [{ type: 'number' }, { type: 'string' }] },
  })
  numbers!: Record<string, number | string | null>;
}

export class NeedPartDto {
  part!: 'level' | 'change' | 'circumstances' | 'information';
  points!: number;
  /** Rules, or lowest-fifth. */
  because!: string[];
}

export class ScaleStepDto {
  value!: number;
  label!: string;
}

export class SeriesScaleDto {
  id!: number;
  name!: string;
  kind!: 'ordinal' | 'standardised' | 'scaled' | 'raw' | 'age';
  basis!: 'test' | 'judgement';
  direction!: 'up' | 'down';
  least!: number;
  greatest!: number;
  steps!: ScaleStepDto[];
}

export class SeriesPointDto {
  windowId!: number;
  /** Null where there is a code, or no result at all. */
  value!: number | null;
  /** A absent, N not assessed, B below the scale; null with a value or with nothing. */
  code!: 'A' | 'N' | 'B' | null;
  /** Standard error to draw the band with, in points; assumed by convention where none is published. */
  error!: number | null;
  errorAssumed!: boolean;
  /** The expected standard in points. */
  expected!: number | null;
}

/** A pupil's results in a subject on the scale of the latest, oldest first. */
export class SeriesDto {
  scale!: SeriesScaleDto | null;
  points!: SeriesPointDto[];
}

export class FlaggedPupilDto {
  id!: string;
  forename!: string;
  surname!: string;
  sex!: 'F' | 'M' | 'U';
  yearGroup!: number;
  className!: string | null;
  pupilPremium!: boolean;
  /** K or E. */
  sen!: string | null;
  eal!: boolean;
}

export class FlagGroupDto {
  id!: string;
  name!: string;
  startsOn!: string;
}

export class InClassDto {
  id!: string;
  version!: number;
  what!: string;
  startsOn!: string;
  reviewOn!: string;
  by!: string;
  /** Given by the caller. */
  own!: boolean;
}

export class FlagDto {
  id!: string;
  version!: number;
  state!: 'open' | 'acknowledged' | 'resolved' | 'dismissed';
  /** Place in the order of need, the same for equal need. */
  place!: number;
  tied!: boolean;
  pupil!: FlaggedPupilDto;
  /** Null: about the pupil as a whole. */
  subjectId!: number | null;
  subjectName!: string | null;
  reasons!: ReasonDto[];
  need!: number;
  needParts!: NeedPartDto[];
  windowId!: number;
  series!: SeriesDto;
  openedOn!: string;
  /** School days since the flag was raised. */
  schoolDaysOpen!: number;
  acknowledgedBy!: string | null;
  dismissReason!: string | null;
  resolvedOn!: string | null;
  /** The group for this subject the pupil is in or about to join. */
  group!: FlagGroupDto | null;
  /** What is being done in class. */
  inClass!: InClassDto | null;
  /** The day the clock of speed to support started: when results were due, or when it was raised. */
  clockFrom!: string | null;
  /** School days from then to the flag and to the first support; null without such a day. */
  speed!: FlagSpeedDto | null;
  /** Names of the groups and strands that reasons speak of, by id. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  names!: Record<string, string>;
}

export class FlagCountsDto {
  noHelp!: number;
  inSupport!: number;
  seen!: number;
  /** About attendance alone, and nobody has acted. */
  attendance!: number;
  resolved!: number;
  dismissed!: number;
  /** Of those in support: what is done in class is due to be looked at again. */
  reviewDue!: number;
  /** Pupils with a flag that is not dismissed, resolved or about attendance alone, and those of them nobody does anything for, in class or in a group. */
  pupilsNeedingHelp!: number;
  pupilsWithoutHelp!: number;
}

export class ChoiceDto {
  id!: string;
  name!: string;
}

/** What the list can be narrowed to. */
export class FlagChoicesDto {
  years!: number[];
  classes!: ChoiceDto[];
  subjects!: ChoiceDto[];
  reasons!: string[];
}

/** Pupils of a class with a flag that nobody has answered or seen. */
export class NothingYetDto {
  classId!: string;
  className!: string;
  pupils!: number;
}

export class FlagPageDto {
  rows!: FlagDto[];
  /** Of the view, with the filters. */
  total!: number;
  counts!: FlagCountsDto;
  /** Class by class, of everybody the caller may see, whatever the filters; classes with none are left out. */
  nothingYet!: NothingYetDto[];
  choices!: FlagChoicesDto;
}

export class DismissFlagDto {
  @IsString()
  @MaxLength(500, { message: 'Say why in a few words, at most 500 characters.' })
  @Matches(/\S/, { message: 'Say why in a few words.' })
  reason!: string;
}

export class FlagStateDto {
  id!: string;
  state!: 'open' | 'acknowledged' | 'resolved' | 'dismissed';
  version!: number;
}
