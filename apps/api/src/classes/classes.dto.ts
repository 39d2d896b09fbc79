import { Type } from 'class-transformer';
import { IsInt, IsOptional } from 'class-validator';

export class ClassesQuery {
  /** The year an academic year starts in; without it, this year's. */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'An academic year is named by the year it starts in.' })
  startYear?: number;
}

export class ClassDto {
  id!: string;
  name!: string;
  kind!: 'registration' | 'set';
  startYear!: number;
  /** What a set is taught. */
  subjectId!: number | null;
  subjectName!: string | null;
  /** Of the pupils in it today, lowest first. */
  yearGroups!: number[];
  pupils!: number;
  /** Who teaches it or covers today. */
  teachers!: string[];
  /** The caller works with it today. */
  mine!: boolean;
  endsOn!: string | null;
}

/** A pupil in the class, from–to. */
export class ClassMemberDto {
  pupilId!: string;
  forename!: string;
  surname!: string;
  yearGroup!: number;
  startsOn!: string;
  endsOn!: string | null;
}

/** An adult with the class, from–to. */
export class ClassAdultDto {
  staffId!: string;
  name!: string;
  role!: 'teacher' | 'cover' | 'assistant';
  startsOn!: string;
  endsOn!: string | null;
}

/** Something that was changed in the class. */
export class ClassChangeDto {
  id!: string;
  kind!:
    | 'created'
    | 'renamed'
    | 'ended'
    | 'pupils-added'
    | 'pupils-removed'
    | 'pupils-moved'
    | 'staff-assigned'
    | 'staff-ended'
    | 'sets-copied';
  by!: string;
  at!: string;
  /** How many pupils it concerned. */
  pupils!: number;
  undone!: boolean;
  /** Nothing it made has been changed since: it can be taken back. */
  undoable!: boolean;
}

/** A class with everybody who is, was or will be in it. */
export class ClassProfileDto {
  id!: string;
  name!: string;
  kind!: 'registration' | 'set';
  startYear!: number;
  subjectId!: number | null;
  subjectName!: string | null;
  endsOn!: string | null;
  /** First and last day of its year. */
  yearStartsOn!: string;
  yearEndsOn!: string;
  /** First day on which pupils come. */
  firstDay!: string;
  today!: string;
  mine!: boolean;
  /** The caller may change who is in it. */
  mayChange!: boolean;
  /** By surname. */
  members!: ClassMemberDto[];
  staff!: ClassAdultDto[];
  /** Newest first; only for those who may change classes. */
  changes!: ClassChangeDto[];
}

export class AdultChoiceDto {
  staffId!: string;
  name!: string;
  jobTitle!: string | null;
}

export class ClassSubjectChoiceDto {
  id!: number;
  name!: string;
}

/** What a class can be made with. */
export class ClassChoicesDto {
  /** Years that are set up, by the year they start in. */
  years!: number[];
  subjects!: ClassSubjectChoiceDto[];
  staff!: AdultChoiceDto[];
}

/** Somebody who could come into a class, with where the pupil is now. */
export class ClassCandidateDto {
  pupilId!: string;
  forename!: string;
  surname!: string;
  yearGroup!: number;
  /** The registration class today. */
  className!: string | null;
  /** The set of this class's subject that the pupil is in today, other than this class. */
  setName!: string | null;
}
