import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PupilEntity } from '../pupils/pupil.entity';
import { AssessmentWindowEntity } from './assessment-window.entity';
import { ScaleEntity } from './scale.entity';
import { SubjectEntity } from './subject.entity';

/** One pupil's result in a subject and window: a value on its scale, or a code. Partitioned by school. */
@Entity('result')
@Check('result_value_or_code_check', '(value IS NULL) <> (code IS NULL)')
@Check('result_code_check', `code IN ('A', 'N', 'B')`)
@Check('result_standard_error_check', 'standard_error >= 0')
@Index('result_of_import', ['schoolId', 'importRunId'], { where: 'import_run_id IS NOT NULL' })
@Index('result_by_window', ['schoolId', 'subjectId', 'windowId'])
@ForeignKey(() => PupilEntity, ['schoolId', 'pupilId'], ['schoolId', 'id'])
@ForeignKey(() => SubjectEntity, ['schoolId', 'subjectId'], ['schoolId', 'id'])
@ForeignKey(() => AssessmentWindowEntity, ['schoolId', 'windowId'], ['schoolId', 'id'])
@ForeignKey(() => ScaleEntity, ['schoolId', 'scaleId'], ['schoolId', 'id'])
export class ResultEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') pupilId!: string;
  @PrimaryColumn('int') subjectId!: number;
  @PrimaryColumn('int') windowId!: number;
  @Column('int') scaleId!: number;
  @Column('double precision', { nullable: true }) value!: number | null;
  /** A absent, N not assessed, B below the scale. */
  @Column('text', { nullable: true }) code!: 'A' | 'N' | 'B' | null;
  @Column('double precision', { nullable: true }) standardError!: number | null;
  @Column('date', { nullable: true }) testedOn!: string | null;
  /** A teacher's comment on the mark. */
  @Column('text', { nullable: true }) note!: string | null;
  /** The previous school, where the result came from there. */
  @Column('text', { nullable: true }) fromSchool!: string | null;
  @Column('uuid', { nullable: true }) recordedBy!: string | null;
  @Column('timestamptz') recordedAt!: Date;
  /** The import that wrote it, if one did. */
  @Column('uuid', { nullable: true }) importRunId!: string | null;
}
