import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { Trimmed } from '../core/http/trimmed';

export const tiers = ['universal', 'targeted', 'specialist'] as const;
export const kinds = [
  'academic',
  'speech-and-language',
  'semh',
  'attendance',
  'enrichment',
  'parental-engagement',
] as const;

export class CreateProgrammeDto {
  /** Made by the client, UUID version 7, so that sending twice creates once. */
  @IsUUID('7')
  id!: string;

  @IsString()
  @Trimmed()
  @Length(1, 120, { message: 'Give the programme a name of at most 120 letters.' })
  name!: string;

  @IsOptional()
  @IsInt()
  subjectId?: number | null;

  @IsIn(tiers)
  tier!: (typeof tiers)[number];

  @IsIn(kinds)
  kind!: (typeof kinds)[number];

  /** Years it is meant for; empty: any. */
  @IsArray()
  @ArrayMaxSize(20)
  @IsInt({ each: true })
  @Min(-2, { each: true })
  @Max(14, { each: true })
  yearGroups!: number[];

  @IsInt()
  @Min(5, { message: 'A session lasts at least 5 minutes.' })
  @Max(240, { message: 'A session lasts at most 240 minutes.' })
  minutes!: number;

  @IsInt()
  @Min(1)
  @Max(10)
  sessionsPerWeek!: number;

  @IsInt()
  @Min(1)
  @Max(52)
  weeks!: number;

  @IsInt()
  @Min(1)
  @Max(40)
  groupSize!: number;

  @IsOptional()
  @IsString()
  @Length(0, 1000)
  entryCriteria?: string | null;

  @IsOptional()
  @IsString()
  @Length(0, 1000)
  exitCriteria?: string | null;
}

export class ProgrammeDto {
  id!: string;
  name!: string;
  subjectId!: number | null;
  subject!: string | null;
  tier!: string;
  kind!: string;
  yearGroups!: number[];
  minutes!: number;
  sessionsPerWeek!: number;
  weeks!: number;
  groupSize!: number;
  entryCriteria!: string | null;
  exitCriteria!: string | null;
}

/** An adult who could lead a group. */
export class LeaderDto {
  id!: string;
  name!: string;
  jobTitle!: string;
}

export class SubjectChoiceDto {
  id!: number;
  name!: string;
}

/** What a new group is chosen from. */
export class GroupChoicesDto {
  programmes!: ProgrammeDto[];
  leaders!: LeaderDto[];
  subjects!: SubjectChoiceDto[];
}
