import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { FlagEntity } from './flag.entity';

/** What happened to a flag, in order. Append-only; gone only with the flag itself, when its pupil never came. */
@Entity('flag_event')
@Index('flag_event_of_flag', ['schoolId', 'flagId'])
@ForeignKey(() => FlagEntity, ['schoolId', 'flagId'], ['schoolId', 'id'], { onDelete: 'CASCADE' })
export class FlagEventEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('bigint') id!: string;
  @Column('uuid') flagId!: string;
  /** opened, changed, acknowledged, dismissed, undone, resolved, reopened */
  @Column('text') kind!: string;
  @Column('timestamptz') at!: Date;
  @Column('uuid', { nullable: true }) staffId!: string | null;
  /** Reasons as they were, or the words of a dismissal. */
  @Column('jsonb') detail!: object;
}
