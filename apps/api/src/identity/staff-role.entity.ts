import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { StaffEntity } from './staff.entity';

/** A role a person holds. What a role may do, and over whom, is in core/access/permissions.ts. */
@Entity('staff_role')
@ForeignKey(() => StaffEntity, ['schoolId', 'staffId'], ['schoolId', 'id'], { onDelete: 'CASCADE' })
export class StaffRoleEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') staffId!: string;
  @PrimaryColumn('text') role!: string;
  /** Subject or phase leaders: the subjects (ids) and year groups the role reaches; empty means all. */
  @Column('int', { array: true }) subjectIds!: number[];
  @Column('smallint', { array: true }) yearGroups!: number[];
}
