import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SchoolEntity } from '../schools/school.entity';
import type { ClassDiff } from './class-diff';

/** A change of classes, with what stood before and after it, so that it can be taken back. */
@Entity('class_change')
@Check(
  'class_change_kind_check',
  `kind IN ('created', 'renamed', 'ended', 'pupils-added', 'pupils-removed', 'pupils-moved', 'staff-assigned', 'staff-ended', 'sets-copied')`,
)
@Index('class_change_of_class', ['schoolId', 'classId', 'madeAt'])
@ForeignKey(() => SchoolEntity, ['schoolId'], ['id'])
export class ClassChangeEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  /** Null for a change of many classes at once. */
  @Column('uuid', { nullable: true }) classId!: string | null;
  @Column('text') kind!: string;
  @Column('jsonb') diff!: ClassDiff;
  @Column('uuid') madeBy!: string;
  @Column('timestamptz') madeAt!: Date;
  @Column('timestamptz', { nullable: true }) undoneAt!: Date | null;
}
