import { Type } from 'class-transformer';
import { IsInt, IsOptional } from 'class-validator';
import {
  ExpectedMarkDto,
  PreviousResultDto,
  SheetColumnDto,
  SheetPupilDto,
  SheetScaleDto,
  SheetSubjectDto,
} from '../assessments/marks/mark-sheet.dto';
import { TargetWindowDto } from './targets.dto';

export class ClassTargetsQuery {
  /** For when; without it, the end of the class's year. */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'A half term is named by its number.' })
  windowId?: number;

  /** One subject with its strands; without it, every subject of the class. */
  @IsOptional()
  @Type(() => Number)
  @IsInt({ message: 'A subject is named by its number.' })
  subjectId?: number;
}

/** A target as it stands now. */
export class StandingTargetDto {
  value!: number;
  /** As its scale writes it. */
  text!: string;
  scaleId!: number;
  agreedWith!: string | null;
  agreedOn!: string | null;
  note!: string | null;
  by!: string | null;
  /** ISO time. */
  at!: string;
}

/** One pupil in one subject. */
export class ClassTargetCellDto {
  pupilId!: string;
  subjectId!: number;
  /** What this pupil is marked on in the subject when the half term is due. */
  scaleId!: number | null;
  latest!: PreviousResultDto | null;
  /** What is expected of the year that the pupil works to. */
  expected!: ExpectedMarkDto | null;
  target!: StandingTargetDto | null;
  /** Another year or scale that the pupil works to, in words. */
  workingTo!: string | null;
  canWrite!: boolean;
}

/** What the pupils of a class are to reach by a half term. */
export class ClassTargetsDto {
  classId!: string;
  className!: string;
  windowId!: number;
  /** Of the class's year and later ones. */
  windows!: TargetWindowDto[];
  /** To switch to one of them with its strands. */
  subjects!: SheetSubjectDto[];
  columns!: SheetColumnDto[];
  /** Every scale that a column or cell names. */
  scales!: SheetScaleDto[];
  /** By surname and forename. */
  pupils!: SheetPupilDto[];
  /** One for each pupil and column. */
  cells!: ClassTargetCellDto[];
}
