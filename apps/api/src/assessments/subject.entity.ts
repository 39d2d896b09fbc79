import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SchoolEntity } from '../schools/school.entity';
import { ScaleEntity } from './scale.entity';

/** A subject, or a strand when it is part of another subject. */
@Entity('subject')
@Index('subject_name_unique', ['schoolId', 'name'], { unique: true })
@ForeignKey(() => SchoolEntity, ['schoolId'], ['id'])
@ForeignKey(() => SubjectEntity, ['schoolId', 'strandOf'], ['schoolId', 'id'])
@ForeignKey(() => ScaleEntity, ['schoolId', 'scaleId'], ['schoolId', 'id'])
export class SubjectEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('int') id!: number;
  @Column('text') name!: string;
  @Column('int', { nullable: true }) strandOf!: number | null;
  /** The scale new results are given on, unless they say otherwise. */
  @Column('int', { nullable: true }) scaleId!: number | null;
  @Column('smallint') position!: number;
  /** No longer taught or collected; its results stay. */
  @Column('timestamptz', { nullable: true }) retiredAt!: Date | null;
}
