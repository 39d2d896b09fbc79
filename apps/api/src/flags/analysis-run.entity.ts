import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SchoolEntity } from '../schools/school.entity';

/** One run of the analysis of a school: its progress, seen by everyone, and what it changed. */
@Entity('analysis_run')
@Check('analysis_run_status_check', `status IN ('running', 'done', 'failed', 'cancelled')`)
@Check('analysis_run_kind_check', `kind IN ('changes', 'whole', 'nightly')`)
@Index('analysis_run_by_time', ['schoolId', 'startedAt'])
@ForeignKey(() => SchoolEntity, ['schoolId'], ['id'])
export class AnalysisRunEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') status!: 'running' | 'done' | 'failed' | 'cancelled';
  /** Of the cohorts that changed, of the whole school, or the whole school as a nightly check of the former. */
  @Column('text', { default: 'whole' }) kind!: 'changes' | 'whole' | 'nightly';
  /** Cohorts (year group × subject) done, of how many. */
  @Column('int') done!: number;
  @Column('int') total!: number;
  @Column('int') flagsOpened!: number;
  @Column('int') flagsUpdated!: number;
  @Column('int') flagsResolved!: number;
  /** A nightly check: how many flags and progress rows were not as the runs of the day left them; 0 is as it should be. */
  @Column('int', { nullable: true }) differences!: number | null;
  @Column('timestamptz', { nullable: true }) cancelAskedAt!: Date | null;
  @Column('text', { nullable: true }) failure!: string | null;
  @Column('timestamptz') startedAt!: Date;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
}
