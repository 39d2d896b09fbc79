import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AssessmentWindowEntity } from './assessment-window.entity';
import { SubjectEntity } from './subject.entity';

/** A subject collected in a window, and from which year groups; a result is missing only where one was asked for. */
@Entity('window_subject')
@ForeignKey(() => AssessmentWindowEntity, ['schoolId', 'windowId'], ['schoolId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey(() => SubjectEntity, ['schoolId', 'subjectId'], ['schoolId', 'id'])
export class WindowSubjectEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('int') windowId!: number;
  @PrimaryColumn('int') subjectId!: number;
  @Column('smallint', { array: true }) yearGroups!: number[];
}
