import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PupilEntity } from '../pupils/pupil.entity';
import { AssessmentWindowEntity } from './assessment-window.entity';
import { ScaleEntity } from './scale.entity';
import { SubjectEntity } from './subject.entity';

/** What a teacher thinks a pupil will reach by a window. Always said by a person, never computed. */
@Entity('forecast')
@ForeignKey(() => PupilEntity, ['schoolId', 'pupilId'], ['schoolId', 'id'])
@ForeignKey(() => SubjectEntity, ['schoolId', 'subjectId'], ['schoolId', 'id'])
@ForeignKey(() => AssessmentWindowEntity, ['schoolId', 'windowId'], ['schoolId', 'id'])
@ForeignKey(() => ScaleEntity, ['schoolId', 'scaleId'], ['schoolId', 'id'])
export class ForecastEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') pupilId!: string;
  @PrimaryColumn('int') subjectId!: number;
  @PrimaryColumn('int') windowId!: number;
  @Column('int') scaleId!: number;
  @Column('double precision') value!: number;
  @Column('uuid', { nullable: true }) madeBy!: string | null;
  @Column('timestamptz') madeAt!: Date;
}
