import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { InterventionGroupEntity } from './intervention-group.entity';

/** A weekly time of a group. */
@Entity('group_slot')
@Check('group_slot_weekday_check', 'weekday BETWEEN 1 AND 5')
@Check('group_slot_minutes_check', 'minutes > 0')
@ForeignKey(() => InterventionGroupEntity, ['schoolId', 'groupId'], ['schoolId', 'id'], { onDelete: 'CASCADE' })
export class GroupSlotEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') groupId!: string;
  /** Monday 1 … Friday 5. */
  @PrimaryColumn('smallint') weekday!: number;
  @PrimaryColumn('time') startsAt!: string;
  @Column('smallint') minutes!: number;
}
