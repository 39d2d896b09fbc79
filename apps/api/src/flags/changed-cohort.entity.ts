import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { SchoolEntity } from '../schools/school.entity';

/**
 * A cohort (year group × subject) whose facts changed since it was last analysed. Rows are only added and taken: two
 * people saving marks of one cohort never wait for each other or for an analysis.
 */
@Entity('changed_cohort')
@ForeignKey(() => SchoolEntity, ['schoolId'], ['id'])
export class ChangedCohortEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('bigint') id!: string;
  @Column('smallint') cohortYear!: number;
  /** Null: what belongs to no subject, such as attendance. */
  @Column('int', { nullable: true }) subjectId!: number | null;
}
