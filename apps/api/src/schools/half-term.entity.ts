import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AcademicYearEntity } from './academic-year.entity';

export type HalfTermCode = 'AUT1' | 'AUT2' | 'SPR1' | 'SPR2' | 'SUM1' | 'SUM2';

/** One of the six half terms, with the school's own dates. */
@Entity('half_term')
@Check('half_term_code_check', `code IN ('AUT1', 'AUT2', 'SPR1', 'SPR2', 'SUM1', 'SUM2')`)
@Check('half_term_dates_check', 'starts_on < ends_on')
@ForeignKey(() => AcademicYearEntity, ['schoolId', 'startYear'], ['schoolId', 'startYear'])
export class HalfTermEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('smallint') startYear!: number;
  @PrimaryColumn('text') code!: HalfTermCode;
  @Column('date') startsOn!: string;
  @Column('date') endsOn!: string;
}
