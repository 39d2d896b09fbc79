import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AssessmentWindowEntity } from '../assessments/assessment-window.entity';
import { SubjectEntity } from '../assessments/subject.entity';

/** A sample of a subject's marks looked at together with somebody else. */
@Entity('moderation')
@Index('moderation_of_window', ['schoolId', 'windowId'])
@Check('moderation_with_check', `with_whom <> ''`)
@ForeignKey(() => AssessmentWindowEntity, ['schoolId', 'windowId'], ['schoolId', 'id'])
@ForeignKey(() => SubjectEntity, ['schoolId', 'subjectId'], ['schoolId', 'id'])
export class ModerationEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('int') windowId!: number;
  @Column('int') subjectId!: number;
  @Column('date') heldOn!: string;
  @Column('text') withWhom!: string;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('uuid') recordedBy!: string;
  @Column('timestamptz') recordedAt!: Date;
}
