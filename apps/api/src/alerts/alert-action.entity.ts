import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StaffEntity } from '../identity/staff.entity';
import { CohortAlertEntity } from './cohort-alert.entity';

/** A whole-school action that answers a cohort alert: what, whose, what it costs, when it is looked at again. */
@Entity('alert_action')
@Check('alert_action_dates_check', 'review_on > starts_on')
@Check('alert_action_cost_check', 'cost_pence >= 0')
@Index('alert_action_of_alert', ['schoolId', 'alertId'])
@ForeignKey(() => CohortAlertEntity, ['schoolId', 'alertId'], ['schoolId', 'id'])
@ForeignKey(() => StaffEntity, ['schoolId', 'ownerId'], ['schoolId', 'id'])
@ForeignKey(() => StaffEntity, ['schoolId', 'madeBy'], ['schoolId', 'id'])
@ForeignKey(() => StaffEntity, ['schoolId', 'reviewedBy'], ['schoolId', 'id'])
export class AlertActionEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') alertId!: string;
  @Column('text') what!: string;
  @Column('uuid') ownerId!: string;
  @Column('int', { nullable: true }) costPence!: number | null;
  @Column('date') startsOn!: string;
  @Column('date') reviewOn!: string;
  @Column('date', { nullable: true }) doneOn!: string | null;
  @Column('text', { nullable: true }) reviewNote!: string | null;
  @Column('uuid', { nullable: true }) reviewedBy!: string | null;
  @Column('timestamptz', { nullable: true }) reviewedAt!: Date | null;
  @Column('uuid') madeBy!: string;
  @Column('timestamptz') madeAt!: Date;
  @Column('timestamptz', { nullable: true }) undoneAt!: Date | null;
  @Column('int') version!: number;
}
