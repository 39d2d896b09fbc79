import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StaffEntity } from '../identity/staff.entity';
import { InterventionGroupEntity } from './intervention-group.entity';

/** A session of a group on a day. */
@Entity('group_session')
@Check('group_session_status_check', `status IN ('planned', 'held', 'cancelled')`)
@Check('group_session_minutes_check', 'minutes > 0 AND held_minutes > 0')
@Index('group_session_by_day', ['schoolId', 'heldOn'])
@Index('group_session_of_group', ['schoolId', 'groupId', 'heldOn', 'startsAt'], { unique: true })
@ForeignKey(() => InterventionGroupEntity, ['schoolId', 'groupId'], ['schoolId', 'id'])
@ForeignKey(() => StaffEntity, ['schoolId', 'ledBy'], ['schoolId', 'id'])
export class GroupSessionEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') groupId!: string;
  @Column('date') heldOn!: string;
  @Column('time') startsAt!: string;
  /** Length as planned. */
  @Column('smallint') minutes!: number;
  /** Length as it happened, where that differs. */
  @Column('smallint', { nullable: true }) heldMinutes!: number | null;
  @Column('text') status!: 'planned' | 'held' | 'cancelled';
  @Column('uuid', { nullable: true }) ledBy!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('int') version!: number;
}
