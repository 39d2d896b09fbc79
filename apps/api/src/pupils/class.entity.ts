import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AcademicYearEntity } from '../schools/academic-year.entity';

/** A registration class or a teaching set of one academic year. */
@Entity('class')
@Check('class_kind_check', `kind IN ('registration', 'set')`)
@Index('class_name_unique', ['schoolId', 'startYear', 'name'], { unique: true })
@ForeignKey(() => AcademicYearEntity, ['schoolId', 'startYear'], ['schoolId', 'startYear'])
export class ClassEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('smallint') startYear!: number;
  @Column('text') name!: string;
  @Column('text') kind!: 'registration' | 'set';
  /** For a set, the subject taught. */
  @Column('int', { nullable: true }) subjectId!: number | null;
  /** Its last day, where it came to an end before the year did. */
  @Column('date', { nullable: true }) endsOn!: string | null;
}
