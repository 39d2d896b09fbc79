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
