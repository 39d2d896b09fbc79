import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SchoolEntity } from '../schools/school.entity';

/** One file brought in: what was uploaded, how it was matched, what checking found, what applying did. */
@Entity('import_run')
@Check('import_run_kind_check', `kind IN ('pupils', 'results', 'marksheet')`)
@Check(
  'import_run_status_check',
  `status IN ('uploaded', 'mapped', 'checking', 'checked', 'applying', 'applied', 'cancelled', 'failed')`,
)
@Index('import_run_by_time', ['schoolId', 'createdAt'])
@ForeignKey(() => SchoolEntity, ['schoolId'], ['id'])
export class ImportRunEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { nullable: true }) kind!: 'pupils' | 'results' | 'marksheet' | null;
  @Column('text') status!:
    'uploaded' | 'mapped' | 'checking' | 'checked' | 'applying' | 'applied' | 'cancelled' | 'failed';
  @Column('text') fileName!: string;
  /** SHA-256 of the bytes, hex. */
  @Column('text') fileHash!: string;
  /** The file as uploaded; removed once applied or cancelled. */
  @Column('bytea', { nullable: true }) content!: Buffer | null;
  /** What reading the file found: delimiter, encoding, header row, columns with samples, rows. */
  @Column('jsonb') layout!: object;
  @Column('jsonb', { nullable: true }) mapping!: object | null;
  @Column('jsonb', { nullable: true }) counts!: object | null;
  /** The first few hundred rows that need a look: row, column, found, why, how grave. */
  @Column('jsonb', { nullable: true }) problems!: object[] | null;
  /** The first few hundred changes: what was and what would be. */
  @Column('jsonb', { nullable: true }) changes!: object[] | null;
  /** The person chose to bring in the rest without the rows that cannot be read. */
  @Column('boolean') leaveOutInvalid!: boolean;
  @Column('int') done!: number;
  @Column('int') total!: number;
  @Column('boolean') cancelRequested!: boolean;
  @Column('text', { nullable: true }) failure!: string | null;
  @Column('uuid', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz') createdAt!: Date;
  /** Who pressed Apply. */
  @Column('uuid', { nullable: true }) appliedBy!: string | null;
  @Column('timestamptz', { nullable: true }) finishedAt!: Date | null;
  @Column('int') version!: number;
}
