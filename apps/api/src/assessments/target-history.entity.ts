import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An earlier target, kept when it was changed or taken away. Append-only. */
@Entity('target_history')
export class TargetHistoryEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') pupilId!: string;
  @PrimaryColumn('int') subjectId!: number;
  @PrimaryColumn('int') windowId!: number;
  @PrimaryColumn('bigint') id!: string;
  @Column('int') scaleId!: number;
  @Column('double precision') value!: number;
  @Column('text', { nullable: true }) agreedWith!: string | null;
  @Column('date', { nullable: true }) agreedOn!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('uuid', { nullable: true }) setBy!: string | null;
  @Column('timestamptz') setAt!: Date;
  @Column('uuid', { nullable: true }) replacedBy!: string | null;
  @Column('timestamptz') replacedAt!: Date;
}
