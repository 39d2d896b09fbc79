import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PupilEntity } from '../pupils/pupil.entity';
import { GroupSessionEntity } from './group-session.entity';

/** Whether a pupil was at a session. Partitioned by school. */
@Entity('register_mark')
@Check('register_mark_mark_check', `mark IN ('present', 'late', 'absent')`)
@ForeignKey(() => GroupSessionEntity, ['schoolId', 'sessionId'], ['schoolId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey(() => PupilEntity, ['schoolId', 'pupilId'], ['schoolId', 'id'])
export class RegisterMarkEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') sessionId!: string;
  @PrimaryColumn('uuid') pupilId!: string;
  @Column('text') mark!: 'present' | 'late' | 'absent';
  /** off-school, kept-in-class, trip, would-not-come, other */
  @Column('text', { nullable: true }) why!: string | null;
  @Column('uuid', { nullable: true }) markedBy!: string | null;
  @Column('timestamptz') markedAt!: Date;
}
