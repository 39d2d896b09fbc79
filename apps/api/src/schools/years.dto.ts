import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, ValidateNested } from 'class-validator';
import { IsDay } from '../core/http/is-day';

export class HalfTermDatesDto {
  @IsIn(['AUT1', 'AUT2', 'SPR1', 'SPR2', 'SUM1', 'SUM2'], { message: 'This is no half term.' })
  halfTerm!: 'AUT1' | 'AUT2' | 'SPR1' | 'SPR2' | 'SUM1' | 'SUM2';

  /** First school day. */
  @IsDay()
  startsOn!: string;

  /** Last school day. */
  @IsDay()
  endsOn!: string;
}

/** An academic year of the school. */
export class SchoolYearDto {
  /** 2026 is 2026/27. */
  startYear!: number;
  /** In order. */
  halfTerms!: HalfTermDatesDto[];
  /** Weekdays in the half terms on which no pupil comes: training days and bank holidays. */
  closedOn!: string[];
  /** Days the school is open to pupils. */
  schoolDays!: number;
  /** What the next change of its dates names in If-Match. */
  version!: number;
}

export class SetSchoolYearDto {
  @IsArray()
  @ArrayMinSize(6, { message: 'A year has six half terms.' })
  @ArrayMaxSize(6, { message: 'A year has six half terms.' })
  @ValidateNested({ each: true })
  @Type(() => HalfTermDatesDto)
  halfTerms!: HalfTermDatesDto[];

  @IsArray()
  @ArrayMaxSize(100, { message: 'These are too many days for one year.' })
  @IsDay({ each: true })
  closedOn!: string[];
}
