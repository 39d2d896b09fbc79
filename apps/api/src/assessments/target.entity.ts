import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PupilEntity } from '../pupils/pupil.entity';
import { AssessmentWindowEntity } from './assessment-window.entity';
import { ScaleEntity } from './scale.entity';
import { SubjectEntity } from './subject.entity';

/** A pupil's own target for a window. */
@Entity('target')
@ForeignKey(() => PupilEntity, ['schoolId', 'pupilId'], ['schoolId', 'id'])
@ForeignKey(() => SubjectEntity, ['schoolId', 'subjectId'], ['schoolId', 'id'])
@ForeignKey(() => AssessmentWindowEntity, ['schoolId', 'windowId'], ['schoolId', 'id'])
@ForeignKey(() => ScaleEntity, ['schoolId', 'scaleId'], ['schoolId', 'id'])
export class TargetEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') pupilId!: string;
  @PrimaryColumn('int') subjectId!: number;
  @PrimaryColumn('int') windowId!: number;
  @Column('int') scaleId!: number;
  @Column('double precision') value!: number;
  /** In the school's own words: "Amira and her mother". */
  @Column('text', { nullable: true }) agreedWith!: string | null;
  @Column('date', { nullable: true }) agreedOn!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('uuid', { nullable: true }) setBy!: string | null;
  @Column('timestamptz') setAt!: Date;
}
