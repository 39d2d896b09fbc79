import { IsInt, IsString, IsUUID, MaxLength, Min } from 'class-validator';

/** What somebody typed in a cell of a pupil, subject and window; empty takes away what stands there. */
export class CellGivenDto {
  @IsUUID()
  pupilId!: string;

  @IsInt()
  @Min(1)
  subjectId!: number;

  @IsInt()
  @Min(1)
  windowId!: number;

  /** As typed: a value or step of the pupil's scale; for a mark also A, N or B. */
  @IsString()
  @MaxLength(60, { message: 'This is too long for a mark.' })
  mark!: string;
}
