import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ScaleEntity } from './scale.entity';
import { SubjectEntity } from './subject.entity';

/** The value expected of a year group on a scale; half term ANY means all year. */
@Entity('expectation')
@ForeignKey(() => SubjectEntity, ['schoolId', 'subjectId'], ['schoolId', 'id'])
@ForeignKey(() => ScaleEntity, ['schoolId', 'scaleId'], ['schoolId', 'id'])
export class ExpectationEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('int') subjectId!: number;
  @PrimaryColumn('int') scaleId!: number;
  @PrimaryColumn('smallint') yearGroup!: number;
  @PrimaryColumn('text') halfTerm!: string;
  @Column('double precision') expected!: number;
}
