import type { ChangeVerdicts, GroupLevel } from '@headway/domain';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { SubjectEntity } from '../assessments/subject.entity';

/** What the last analysis said of a cohort as a whole: of how many pupils change can be told, and its groups' levels. */
@Entity('cohort_state')
@ForeignKey(() => SubjectEntity, ['schoolId', 'subjectId'], ['schoolId', 'id'])
export class CohortStateEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('int') subjectId!: number;
  @PrimaryColumn('smallint') cohortYear!: number;
  /** The cohort's latest window that counts; null without results. */
  @Column('int', { nullable: true }) windowId!: number | null;
  @Column('jsonb') changeVerdicts!: ChangeVerdicts;
  @Column('jsonb') levels!: readonly GroupLevel[];
}
