import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AcademicYearEntity } from './academic-year.entity';

/** A weekday inside a half term on which the school is closed to pupils: a bank holiday or a training day. */
@Entity('closed_day')
@ForeignKey(() => AcademicYearEntity, ['schoolId', 'startYear'], ['schoolId', 'startYear'])
export class ClosedDayEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('smallint') startYear!: number;
  @PrimaryColumn('date') closedOn!: string;
}
