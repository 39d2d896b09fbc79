import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PupilEntity } from './pupil.entity';

/** Possible and attended sessions of a pupil in a half term. */
@Entity('attendance')
@Check('attendance_counts_check', 'attended >= 0 AND attended <= possible')
@ForeignKey(() => PupilEntity, ['schoolId', 'pupilId'], ['schoolId', 'id'], { onDelete: 'CASCADE' })
export class AttendanceEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') pupilId!: string;
  /** Half term as start year × 10 + 1…6, as in assessment_window. */
  @PrimaryColumn('int') windowId!: number;
  @Column('smallint') possible!: number;
  @Column('smallint') attended!: number;
}
