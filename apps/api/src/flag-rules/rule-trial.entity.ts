import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StaffEntity } from '../identity/staff.entity';
import type { PhaseSettings } from '@headway/domain';

/** A draft of rule settings tried out on the school's past windows: who would have been flagged, and how it went on. */
@Entity('rule_trial')
@Check('rule_trial_status_check', `status IN ('waiting', 'running', 'done', 'failed', 'cancelled')`)
@Index('rule_trial_by_time', ['schoolId', 'askedAt'])
@ForeignKey(() => StaffEntity, ['schoolId', 'askedBy'], ['schoolId', 'id'])
export class RuleTrialEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') status!: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  /** The settings tried, as they were then. */
  @Column('jsonb') settings!: PhaseSettings;
  /** The draft's version and revision they were taken from. */
  @Column('int') version!: number;
  @Column('int') revision!: number;
  @Column('int') done!: number;
  @Column('int') total!: number;
  /** What was found; null until it is done. */
  @Column('jsonb', { nullable: true }) findings!: object | null;
  @Column('text', { nullable: true }) failure!: string | null;
  @Column('uuid', { nullable: true }) askedBy!: string | null;
  @Column('timestamptz') askedAt!: Date;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
}
