import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { SchoolEntity } from './school.entity';

/** An academic year of a school, named by the calendar year it starts in (2025 is 2025/26). */
@Entity('academic_year')
@Check('academic_year_dates_check', 'starts_on < ends_on')
@ForeignKey(() => SchoolEntity, ['schoolId'], ['id'])
export class AcademicYearEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('smallint') startYear!: number;
  @Column('date') startsOn!: string;
  @Column('date') endsOn!: string;
  /** Counts the changes of its dates. */
  @Column('int', { default: 1 }) version!: number;
}
