import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { SubjectEntity } from '../assessments/subject.entity';
import { PupilEntity } from '../pupils/pupil.entity';

/** A disadvantaged pupil who began high in a subject and holds it: listed, not flagged, where nothing extra is provided. */
@Entity('doing_well')
@ForeignKey(() => PupilEntity, ['schoolId', 'pupilId'], ['schoolId', 'id'])
@ForeignKey(() => SubjectEntity, ['schoolId', 'subjectId'], ['schoolId', 'id'])
export class DoingWellEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') pupilId!: string;
  @PrimaryColumn('int') subjectId!: number;
  /** The window of the latest mark. */
  @Column('int') windowId!: number;
}
