import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SchoolEntity } from '../schools/school.entity';

/** One run of the analysis of a school: its progress, seen by everyone, and what it changed. */
@Entity('analysis_run')
@Check('analysis_run_status_check', `status IN ('running', 'done', 'failed')`)
@Index('analysis_run_by_time', ['schoolId', 'startedAt'])
@ForeignKey(() => SchoolEntity, ['schoolId'], ['id'])
export class AnalysisRunEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') status!: 'running' | 'done' | 'failed';
  /** Cohorts (year group × subject) done, of how many. */
  @Column('int') done!: number;
  @Column('int') total!: number;
  @Column('int') flagsOpened!: number;
  @Column('int') flagsUpdated!: number;
  @Column('int') flagsResolved!: number;
  @Column('text', { nullable: true }) failure!: string | null;
  @Column('timestamptz') startedAt!: Date;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
}
