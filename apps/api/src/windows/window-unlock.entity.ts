import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AssessmentWindowEntity } from '../assessments/assessment-window.entity';
import { ClassEntity } from '../pupils/class.entity';

/** A locked window opened again, for everyone or for one class, until a day and for a reason. */
@Entity('window_unlock')
@Index('window_unlock_of_window', ['schoolId', 'windowId'])
@Check('window_unlock_reason_check', `reason <> ''`)
@ForeignKey(() => AssessmentWindowEntity, ['schoolId', 'windowId'], ['schoolId', 'id'])
@ForeignKey(() => ClassEntity, ['schoolId', 'classId'], ['schoolId', 'id'], { onDelete: 'CASCADE' })
export class WindowUnlockEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('int') windowId!: number;
  /** Null: for every class. */
  @Column('uuid', { nullable: true }) classId!: string | null;
  /** The last day on which marks are taken. */
  @Column('date') until!: string;
  @Column('text') reason!: string;
  @Column('uuid', { nullable: true }) unlockedBy!: string | null;
  @Column('timestamptz') unlockedAt!: Date;
  /** When somebody locked it again before the day had come. */
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
}
