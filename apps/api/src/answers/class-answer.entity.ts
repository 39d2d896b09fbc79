import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SubjectEntity } from '../assessments/subject.entity';
import { FlagEntity } from '../flags/flag.entity';
import { StaffEntity } from '../identity/staff.entity';
import { PupilEntity } from '../pupils/pupil.entity';

/** What a teacher changes in class for a flagged pupil: the first answer, reviewed like any other support. */
@Entity('class_answer')
@Check('class_answer_dates_check', 'review_on > starts_on AND (ends_on IS NULL OR ends_on >= starts_on)')
@Check('class_answer_outcome_check', `outcome IN ('enough', 'go-on', 'not-enough')`)
@Index('class_answer_by_pupil', ['schoolId', 'pupilId'])
@Index('class_answer_of_flag', ['schoolId', 'flagId'])
@Index('class_answer_by_review', ['schoolId', 'reviewOn'], { where: 'ends_on IS NULL AND undone_at IS NULL' })
@ForeignKey(() => FlagEntity, ['schoolId', 'flagId'], ['schoolId', 'id'])
@ForeignKey(() => PupilEntity, ['schoolId', 'pupilId'], ['schoolId', 'id'])
@ForeignKey(() => SubjectEntity, ['schoolId', 'subjectId'], ['schoolId', 'id'])
@ForeignKey(() => StaffEntity, ['schoolId', 'staffId'], ['schoolId', 'id'])
export class ClassAnswerEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  /** The flag it answers. */
  @Column('uuid') flagId!: string;
  @Column('uuid') pupilId!: string;
  /** As the flag's: null for the pupil as a whole. */
  @Column('int', { nullable: true }) subjectId!: number | null;
  /** What will be different, in the teacher's words. */
  @Column('text') what!: string;
  @Column('date') startsOn!: string;
  @Column('date') reviewOn!: string;
  /** Last day; empty while it goes on. */
  @Column('date', { nullable: true }) endsOn!: string | null;
  /** Of the last review: enough (it ends), go on (a new review day), not enough (more is needed). */
  @Column('text', { nullable: true }) outcome!: 'enough' | 'go-on' | 'not-enough' | null;
  @Column('text', { nullable: true }) reviewNote!: string | null;
  @Column('timestamptz', { nullable: true }) reviewedAt!: Date | null;
  /** Who does it. */
  @Column('uuid') staffId!: string;
  @Column('timestamptz') madeAt!: Date;
  @Column('timestamptz', { nullable: true }) undoneAt!: Date | null;
  @Column('int') version!: number;
}
