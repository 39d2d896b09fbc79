import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SubjectEntity } from '../assessments/subject.entity';
import { StaffEntity } from '../identity/staff.entity';
import { PupilEntity } from '../pupils/pupil.entity';

/** A worry about a pupil's learning, in words, by somebody who teaches the pupil. Never about safeguarding. */
@Entity('staff_concern')
@Index('staff_concern_by_pupil', ['schoolId', 'pupilId'])
@ForeignKey(() => PupilEntity, ['schoolId', 'pupilId'], ['schoolId', 'id'])
@ForeignKey(() => SubjectEntity, ['schoolId', 'subjectId'], ['schoolId', 'id'])
@ForeignKey(() => StaffEntity, ['schoolId', 'raisedBy'], ['schoolId', 'id'])
export class StaffConcernEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') pupilId!: string;
  /** Null: about the pupil as a whole. */
  @Column('int', { nullable: true }) subjectId!: number | null;
  @Column('text') words!: string;
  @Column('uuid') raisedBy!: string;
  @Column('timestamptz') raisedAt!: Date;
  @Column('date') raisedOn!: string;
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
  @Column('uuid', { nullable: true }) closedBy!: string | null;
  /** Why it is no longer one. */
  @Column('text', { nullable: true }) closedWhy!: string | null;
  @Column('timestamptz', { nullable: true }) undoneAt!: Date | null;
  @Column('int') version!: number;
}
