import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AssessmentWindowEntity } from '../assessments/assessment-window.entity';
import { SubjectEntity } from '../assessments/subject.entity';
import { ClassEntity } from '../pupils/class.entity';

/** Somebody said that the marks of a class in a subject are in, those that will not come included. */
@Entity('collection_finished')
@ForeignKey(() => AssessmentWindowEntity, ['schoolId', 'windowId'], ['schoolId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey(() => ClassEntity, ['schoolId', 'classId'], ['schoolId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey(() => SubjectEntity, ['schoolId', 'subjectId'], ['schoolId', 'id'])
export class CollectionFinishedEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('int') windowId!: number;
  @PrimaryColumn('uuid') classId!: string;
  @PrimaryColumn('int') subjectId!: number;
  @Column('uuid') finishedBy!: string;
  @Column('timestamptz') finishedAt!: Date;
}
