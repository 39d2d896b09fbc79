import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StaffEntity } from '../identity/staff.entity';
import { SchoolEntity } from '../schools/school.entity';
import type { PhaseSettings } from '@headway/domain';

/** A version of a school's rule settings. One is in use, or none: then the rules stand as shipped. */
@Entity('rule_settings')
@Check('rule_settings_state_check', `state IN ('draft', 'in-use', 'replaced', 'discarded')`)
@Index('rule_settings_in_use_unique', ['schoolId'], { unique: true, where: `state = 'in-use'` })
@Index('rule_settings_draft_unique', ['schoolId'], { unique: true, where: `state = 'draft'` })
@ForeignKey(() => SchoolEntity, ['schoolId'], ['id'])
@ForeignKey(() => StaffEntity, ['schoolId', 'madeBy'], ['schoolId', 'id'])
export class RuleSettingsEntity {
  @PrimaryColumn('int') schoolId!: number;
  /** Counts up from 1. */
  @PrimaryColumn('int') version!: number;
  @Column('text') state!: 'draft' | 'in-use' | 'replaced' | 'discarded';
  /** What differs from the shipped rules, for all years and per phase. */
  @Column('jsonb') settings!: PhaseSettings;
  /** Why, in the school's own words. */
  @Column('text', { nullable: true }) note!: string | null;
  @Column('uuid', { nullable: true }) madeBy!: string | null;
  @Column('timestamptz') madeAt!: Date;
  @Column('timestamptz') changedAt!: Date;
  @Column('timestamptz', { nullable: true }) inUseFrom!: Date | null;
  /** Counts the changes of a draft. */
  @Column('int', { default: 1 }) revision!: number;
}
