import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateIf } from 'class-validator';

const day = { message: 'Give a day such as 2026-11-16.' };

export class AnswerInClassDto {
  /** What will be different. */
  @IsString()
  @MaxLength(1000, { message: 'Say what you will change in at most 1,000 characters.' })
  @Matches(/\S/, { message: 'Say what you will change.' })
  what!: string;

  @IsISO8601({ strict: true }, day)
  @MaxLength(10, day)
  startsOn!: string;

  /** When it is looked at again. */
  @IsISO8601({ strict: true }, day)
  @MaxLength(10, day)
  reviewOn!: string;
}

export const answerOutcomes = ['enough', 'go-on', 'not-enough'] as const;

export class ReviewAnswerDto {
  /** Enough: it ends well. Go on: it is looked at again later. Not enough: it ends, and more is needed. */
  @IsIn(answerOutcomes, { message: `Say how it went: ${answerOutcomes.join(', ')}.` })
  outcome!: (typeof answerOutcomes)[number];

  /** What was seen. */
  @IsOptional()
  @IsString()
  @MaxLength(1000, { message: 'Say what you saw in at most 1,000 characters.' })
  note?: string;

  /** When it goes on: the next day it is looked at. */
  @ValidateIf((review: ReviewAnswerDto) => review.outcome === 'go-on')
  @IsISO8601({ strict: true }, { message: 'Say when you will look again.' })
  @MaxLength(10, day)
  reviewOn?: string;
}

/** What a teacher changes in class for a pupil. */
export class ClassAnswerDto {
  id!: string;
  version!: number;
  flagId!: string;
  pupilId!: string;
  subjectId!: number | null;
  what!: string;
  startsOn!: string;
  reviewOn!: string;
  endsOn!: string | null;
  outcome!: 'enough' | 'go-on' | 'not-enough' | null;
  reviewNote!: string | null;
  /** Who does it. */
  by!: string;
}

export class RaiseConcernDto {
  /** Made by the sender, so that sending it twice raises one. */
  @IsUUID(undefined, { message: 'A new concern needs an id of its own.' })
  id!: string;

  /** About learning; safeguarding goes to the safeguarding lead. */
  @IsString()
  @MaxLength(2000, { message: 'Say what worries you in at most 2,000 characters.' })
  @Matches(/\S/, { message: 'Say in words what worries you.' })
  words!: string;

  /** Left out or null: about the pupil as a whole. */
  @IsOptional()
  @IsInt({ message: 'A subject is named by its number.' })
  subjectId?: number | null;
}

export class CloseConcernDto {
  @IsString()
  @MaxLength(500, { message: 'Say why in a few words, at most 500 characters.' })
  @Matches(/\S/, { message: 'Say why it is no longer a concern.' })
  why!: string;
}

export class ConcernDto {
  id!: string;
  version!: number;
  pupilId!: string;
  subjectId!: number | null;
  words!: string;
  raisedOn!: string;
  raisedBy!: string;
  /** May be closed or taken back by the caller. */
  own!: boolean;
  closedOn!: string | null;
  closedBy!: string | null;
  closedWhy!: string | null;
}

export class PupilConcernsDto {
  concerns!: ConcernDto[];
}
