import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PupilEntity } from '../pupils/pupil.entity';
import { SubjectEntity } from '../assessments/subject.entity';

/** What the analysis found of one pupil's result: place in the cohort and progress. Rewritten by each analysis. */
@Entity('progress')
@ForeignKey(() => PupilEntity, ['schoolId', 'pupilId'], ['schoolId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey(() => SubjectEntity, ['schoolId', 'subjectId'], ['schoolId', 'id'])
export class ProgressEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') pupilId!: string;
  @PrimaryColumn('int') subjectId!: number;
  @PrimaryColumn('int') windowId!: number;
  /** Position in SD units. */
  @Column('double precision', { nullable: true }) position!: number | null;
  /** Progress residual given the previous window's result, in SD of residuals. */
  @Column('double precision', { nullable: true }) residualOne!: number | null;
  /** Progress residual given the previous two windows' results. */
  @Column('double precision', { nullable: true }) residualTwo!: number | null;
  /** Standard error to draw the band with, in points; assumed when none is published. */
  @Column('double precision', { nullable: true }) error!: number | null;
  @Column('boolean') errorAssumed!: boolean;
  /** The expected standard in points, where there is one. */
  @Column('double precision', { nullable: true }) expected!: number | null;
}
