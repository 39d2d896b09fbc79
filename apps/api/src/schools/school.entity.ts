import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TrustEntity } from './trust.entity';

export type SchoolPhase = 'primary' | 'secondary';

/** A school. Its id leads every key of every row that belongs to it. */
@Entity('school')
@Check('school_phase_check', `phase IN ('primary', 'secondary')`)
@ForeignKey(() => TrustEntity, ['trustId'], ['id'])
export class SchoolEntity {
  @PrimaryColumn('int') id!: number;
  @Column('uuid') trustId!: string;
  @Column('text') name!: string;
  @Column('text') phase!: SchoolPhase;
  @Column('text', { nullable: true }) urn!: string | null;
  @Column('text', { nullable: true }) laCode!: string | null;
  @Column('text', { nullable: true }) establishment!: string | null;
  @Column('timestamptz') createdAt!: Date;
}
