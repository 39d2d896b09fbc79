import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PupilEntity } from '../pupils/pupil.entity';
import { ScaleEntity } from './scale.entity';
import { SubjectEntity } from './subject.entity';

/** From this day the pupil works to another year's expectations in the subject, to another scale, or both. */
@Entity('working_to')
@Check('working_to_what_check', 'year_group IS NOT NULL OR scale_id IS NOT NULL')
@Check('working_to_dates_check', 'ends_on >= starts_on')
@ForeignKey(() => PupilEntity, ['schoolId', 'pupilId'], ['schoolId', 'id'])
@ForeignKey(() => SubjectEntity, ['schoolId', 'subjectId'], ['schoolId', 'id'])
@ForeignKey(() => ScaleEntity, ['schoolId', 'scaleId'], ['schoolId', 'id'])
export class WorkingToEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') pupilId!: string;
  @PrimaryColumn('int') subjectId!: number;
  @PrimaryColumn('date') startsOn!: string;
  /** The last day it holds; null while it goes on. */
  @Column('date', { nullable: true }) endsOn!: string | null;
  @Column('smallint', { nullable: true }) yearGroup!: number | null;
  @Column('int', { nullable: true }) scaleId!: number | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('uuid', { nullable: true }) setBy!: string | null;
  @Column('timestamptz') setAt!: Date;
}
