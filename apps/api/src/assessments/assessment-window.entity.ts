import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { HalfTermCode } from '../schools/half-term.entity';
import { HalfTermEntity } from '../schools/half-term.entity';

/** When marks are collected: half term, open, due and locked. */
@Entity('assessment_window')
@Check('assessment_window_kind_check', `kind IN ('full', 'short')`)
@Check('assessment_window_dates_check', 'opens_on <= due_on AND due_on <= locks_on')
@ForeignKey(() => HalfTermEntity, ['schoolId', 'startYear', 'halfTerm'], ['schoolId', 'startYear', 'code'])
export class AssessmentWindowEntity {
  @PrimaryColumn('int') schoolId!: number;
  /** Start year × 10 + place of the half term (1…6), so that windows sort by time: 20256 is summer 2 of 2025/26. */
  @PrimaryColumn('int') id!: number;
  @Column('smallint') startYear!: number;
  @Column('text') halfTerm!: HalfTermCode;
  @Column('text') kind!: 'full' | 'short';
  @Column('date') opensOn!: string;
  @Column('date') dueOn!: string;
  @Column('date') locksOn!: string;
  /** Counts the changes of what is collected in it, from whom and when. */
  @Column('int', { default: 1 }) version!: number;
  /** Whoever has marks to enter is reminded by itself, before and after they are due. */
  @Column('boolean', { default: true }) reminds!: boolean;
}
