import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SubjectEntity } from '../assessments/subject.entity';
import { StaffEntity } from '../identity/staff.entity';

/** A year group, class or sub-group whose level in a subject or strand fell beyond its interval: for a leader to act on. */
@Entity('cohort_alert')
@Check('cohort_alert_state_check', `state IN ('open', 'answered', 'resolved', 'dismissed')`)
@Check('cohort_alert_kind_check', `kind IN ('year', 'class', 'sub-group')`)
@Index('cohort_alert_live_unique', ['schoolId', 'subjectId', 'cohortYear', 'groupKey'], {
  unique: true,
  where: `state <> 'resolved'`,
})
@ForeignKey(() => SubjectEntity, ['schoolId', 'subjectId'], ['schoolId', 'id'])
@ForeignKey(() => StaffEntity, ['schoolId', 'dismissedBy'], ['schoolId', 'id'])
export class CohortAlertEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('int') subjectId!: number;
  @Column('smallint') cohortYear!: number;
  @Column('text') kind!: 'year' | 'class' | 'sub-group';
  /** `year`, the id of a class, or the name of a sub-group such as pupil-premium. */
  @Column('text') groupKey!: string;
  /** The windows compared. */
  @Column('int') fromWindowId!: number;
  @Column('int') windowId!: number;
  /** What the change was measured by, its unit with it. */
  @Column('text') yardstick!: 'rest-of-year' | 'norm' | 'expected-standard';
  @Column('double precision') change!: number;
  @Column('double precision') lower!: number;
  @Column('double precision') upper!: number;
  @Column('int') pupils!: number;
  @Column('int', { nullable: true }) others!: number | null;
  @Column('text') state!: 'open' | 'answered' | 'resolved' | 'dismissed';
  @Column('text', { nullable: true }) dismissReason!: string | null;
  @Column('uuid', { nullable: true }) dismissedBy!: string | null;
  @Column('timestamptz', { nullable: true }) dismissedAt!: Date | null;
  @Column('date') openedOn!: string;
  @Column('timestamptz') changedAt!: Date;
  @Column('timestamptz', { nullable: true }) resolvedAt!: Date | null;
  @Column('int') version!: number;
}
