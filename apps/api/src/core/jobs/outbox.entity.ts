import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/**
 * Work promised by a transaction: the row is written with the change and lives until its handler deletes it in the
 * handler's own transaction, so that a queue that is down or flushed loses nothing. Read across schools by the dispatcher.
 */
@Entity('outbox')
@Index('outbox_by_sending', ['sentAt'])
@Index('outbox_of_school', ['schoolId', 'job'])
export class OutboxEntity {
  @PrimaryColumn('bigint') id!: string;
  @Column('int') schoolId!: number;
  @Column('text') job!: string;
  /** Ids only. */
  @Column('jsonb') payload!: object;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) sentAt!: Date | null;
  /** How often its job failed; at the most, `deadAt` is set and it waits for a person to try it again. */
  @Column('int', { default: 0 }) failures!: number;
  /** The last failure, without anything of a row. */
  @Column('text', { nullable: true }) failure!: string | null;
  @Column('timestamptz', { nullable: true }) deadAt!: Date | null;
}
