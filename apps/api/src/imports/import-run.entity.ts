import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SchoolEntity } from '../schools/school.entity';
import { FeedEntity } from './feeds/feed.entity';
import type { FileFormat } from './formats/file-format';

/** One file brought in: what was uploaded and how far it is. What is in it stands in its parts. */
@Entity('import_run')
@Check(
  'import_run_status_check',
  `status IN ('uploaded', 'mapped', 'checking', 'checked', 'applying', 'applied', 'cancelled', 'failed', 'undone')`,
)
@Index('import_run_by_time', ['schoolId', 'createdAt'])
@Index('import_run_of_feed', ['schoolId', 'feedId', 'createdAt'], { where: 'feed_id IS NOT NULL' })
@ForeignKey(() => FeedEntity, ['schoolId', 'feedId'], ['schoolId', 'id'])
@ForeignKey(() => SchoolEntity, ['schoolId'], ['id'])
export class ImportRunEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') status!:
    'uploaded' | 'mapped' | 'checking' | 'checked' | 'applying' | 'applied' | 'cancelled' | 'failed' | 'undone';
  @Column('text') fileName!: string;
  /** SHA-256 of the bytes, hex. */
  @Column('text') fileHash!: string;
  /** The feed that brought it, if one did. */
  @Column('uuid', { nullable: true }) feedId!: string | null;
  @Column('text') format!: FileFormat['key'];
  /** What a person has answered, by the key of the question. */
  @Column('jsonb') answers!: Record<string, string>;
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
  /** What it wrote is kept as it was before: it can be undone. */
  @Column('boolean') effectsKept!: boolean;
  @Column('uuid', { nullable: true }) undoneBy!: string | null;
  @Column('timestamptz', { nullable: true }) undoneAt!: Date | null;
  @Column('int') version!: number;
}
