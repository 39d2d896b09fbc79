import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StaffEntity } from '../identity/staff.entity';
import { ClassEntity } from './class.entity';

/** An adult who works with a class, from–to. */
@Entity('class_staff')
@Check('class_staff_role_check', `role IN ('teacher', 'cover', 'assistant')`)
@Index('class_staff_by_staff', ['schoolId', 'staffId'])
@ForeignKey(() => ClassEntity, ['schoolId', 'classId'], ['schoolId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey(() => StaffEntity, ['schoolId', 'staffId'], ['schoolId', 'id'], { onDelete: 'CASCADE' })
export class ClassStaffEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') classId!: string;
  @PrimaryColumn('uuid') staffId!: string;
  @PrimaryColumn('date') startsOn!: string;
  /** Whether the adult teaches the class, covers for its teacher until a day, or assists. */
  @Column('text', { default: 'teacher' }) role!: 'teacher' | 'cover' | 'assistant';
  @Column('date', { nullable: true }) endsOn!: string | null;
}
