import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { IsDay } from '../core/http/is-day';
import { Trimmed } from '../core/http/trimmed';

export class RenameClassDto {
  @Trimmed()
  @IsString()
  @IsNotEmpty({ message: 'Give the class a name.' })
  @MaxLength(40, { message: 'A name has at most 40 characters.' })
  name!: string;
}

export class CreateClassDto extends RenameClassDto {
  /** Made by the page, so that sending twice makes one class. */
  @IsUUID()
  id!: string;

  @IsInt()
  @Min(1990)
  @Max(2099)
  startYear!: number;

  @IsIn(['registration', 'set'], { message: 'A class is a registration class or a teaching set.' })
  kind!: 'registration' | 'set';

  /** What a set is taught; none for a registration class. */
  @ValidateIf((of: CreateClassDto) => of.kind === 'set')
  @IsInt({ message: 'Say what the set is taught.' })
  @Min(1)
  subjectId!: number | null;
}

export class ClassPupilsDto {
  @IsArray()
  @ArrayMinSize(1, { message: 'Choose at least one pupil.' })
  @ArrayMaxSize(400, { message: 'At most 400 pupils at once.' })
  @IsUUID('all', { each: true })
  pupilIds!: string[];
}

export class AddPupilsDto extends ClassPupilsDto {
  /** First day in the class. */
  @IsDay()
  from!: string;

  /** Also for a pupil who is in another set of the subject, or another class, at that time. */
  @IsOptional()
  @IsBoolean()
  allowTwo?: boolean;
}

export class RemovePupilsDto extends ClassPupilsDto {
  /** Last day in the class. Who came later was never in it. */
  @IsDay()
  lastDay!: string;
}

export class MovePupilsDto extends ClassPupilsDto {
  @IsUUID()
  toClassId!: string;

  /** First day in the other class. */
  @IsDay()
  from!: string;

  @IsOptional()
  @IsBoolean()
  allowTwo?: boolean;
}

export class AssignClassStaffDto {
  @IsUUID()
  staffId!: string;

  @IsIn(['teacher', 'cover', 'assistant'], { message: 'Somebody teaches, covers or assists.' })
  role!: 'teacher' | 'cover' | 'assistant';

  @IsDay()
  from!: string;

  /** Last day; a cover teacher has one. */
  @ValidateIf((of: AssignClassStaffDto) => of.role === 'cover' || of.to !== undefined)
  @IsDay({ message: 'Give the last day of the cover as yyyy-mm-dd.' })
  to?: string;
}

export class EndClassStaffDto {
  @IsUUID()
  staffId!: string;

  /** First day of the entry that ends. */
  @IsDay()
  startsOn!: string;

  @IsDay()
  lastDay!: string;
}

export class EndClassDto {
  @IsDay()
  lastDay!: string;
}

export class CopySetsDto {
  /** The year whose sets are copied to the one after it. */
  @IsInt()
  @Min(1990)
  @Max(2098)
  fromStartYear!: number;

  @IsBoolean()
  withStaff!: boolean;
}

export class ClassChangedDto {
  /** To take it back; null when nothing changed. */
  changeId!: string | null;
  /** How many pupils it concerns. */
  pupils!: number;
}
