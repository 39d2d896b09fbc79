import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SubjectEntity } from '../assessments/subject.entity';
import { StaffEntity } from '../identity/staff.entity';
import { ProgrammeEntity } from './programme.entity';

/** One run of a programme. */
@Entity('intervention_group')
@Check('intervention_group_dates_check', 'ends_on >= starts_on AND review_on >= starts_on')
@Check('intervention_group_capacity_check', 'capacity > 0')
@Check('intervention_group_preparation_check', 'preparation_minutes >= 0')
@Index('intervention_group_by_dates', ['schoolId', 'endsOn'])
@ForeignKey(() => ProgrammeEntity, ['schoolId', 'programmeId'], ['schoolId', 'id'])
@ForeignKey(() => SubjectEntity, ['schoolId', 'subjectId'], ['schoolId', 'id'])
@ForeignKey(() => StaffEntity, ['schoolId', 'leaderId'], ['schoolId', 'id'])
export class InterventionGroupEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') programmeId!: string;
  @Column('text') name!: string;
  /** The subject it is measured by. */
  @Column('int', { nullable: true }) subjectId!: number | null;
  @Column('uuid', { nullable: true }) leaderId!: string | null;
  @Column('text', { nullable: true }) room!: string | null;
  @Column('date') startsOn!: string;
  @Column('date') endsOn!: string;
  @Column('date') reviewOn!: string;
  @Column('smallint') capacity!: number;
  @Column('smallint') preparationMinutes!: number;
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
  @Column('int') version!: number;
}
