import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who did or saw what, when, and why it was allowed. Append-only; partitioned by school. */
@Entity('audit_event')
@Index('audit_event_by_time', ['schoolId', 'at'])
export class AuditEventEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('bigint') id!: string;
  @Column('timestamptz') at!: Date;
  @Column('uuid', { nullable: true }) accountId!: string | null;
  /** Such as pupils.read, placement.created, access.denied. */
  @Column('text') action!: string;
  /** The permission and role that allowed it, or why it was refused. */
  @Column('text') why!: string;
  @Column('text', { nullable: true }) subjectKind!: string | null;
  @Column('text', { array: true }) subjectIds!: string[];
  @Column('jsonb', { nullable: true }) detail!: object | null;
}
