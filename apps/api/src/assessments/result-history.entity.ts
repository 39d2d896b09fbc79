import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An earlier value of a result, kept when it was changed or removed. Append-only. */
@Entity('result_history')
@Index('result_history_of_import', ['schoolId', 'importRunId'], { where: 'import_run_id IS NOT NULL' })
@Index('result_history_of_result', ['schoolId', 'pupilId', 'subjectId', 'windowId'])
export class ResultHistoryEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('bigint') id!: string;
  @Column('uuid') pupilId!: string;
  @Column('int') subjectId!: number;
  @Column('int') windowId!: number;
  @Column('int') scaleId!: number;
  @Column('double precision', { nullable: true }) value!: number | null;
  @Column('text', { nullable: true }) code!: 'A' | 'N' | 'B' | null;
  @Column('double precision', { nullable: true }) standardError!: number | null;
  @Column('date', { nullable: true }) testedOn!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('text', { nullable: true }) fromSchool!: string | null;
  @Column('uuid', { nullable: true }) recordedBy!: string | null;
  @Column('timestamptz') recordedAt!: Date;
  /** The import that had written it, if one did. */
  @Column('uuid', { nullable: true }) importRunId!: string | null;
  @Column('uuid', { nullable: true }) replacedBy!: string | null;
  @Column('timestamptz') replacedAt!: Date;
}
