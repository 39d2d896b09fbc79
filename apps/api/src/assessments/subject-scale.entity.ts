import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ScaleEntity } from './scale.entity';
import { SubjectEntity } from './subject.entity';

/** A year group that is marked on another scale in a subject: Reception on the early years profile. */
@Entity('subject_scale')
@ForeignKey(() => SubjectEntity, ['schoolId', 'subjectId'], ['schoolId', 'id'])
@ForeignKey(() => ScaleEntity, ['schoolId', 'scaleId'], ['schoolId', 'id'])
export class SubjectScaleEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('int') subjectId!: number;
  @PrimaryColumn('smallint') yearGroup!: number;
  @Column('int') scaleId!: number;
}
