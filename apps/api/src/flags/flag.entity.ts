import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SubjectEntity } from '../assessments/subject.entity';
import { PupilEntity } from '../pupils/pupil.entity';

export type FlagState = 'open' | 'acknowledged' | 'resolved' | 'dismissed';

/** A pupil who needs a look, in a subject or as a whole, with the reasons. One live flag a pupil and subject. */
@Entity('flag')
@Check('flag_state_check', `state IN ('open', 'acknowledged', 'resolved', 'dismissed')`)
@Index('flag_live_unique', ['schoolId', 'pupilId', 'subjectId'], {
  unique: true,
  where: `state IN ('open', 'acknowledged', 'dismissed')`,
})
@Index('flag_of_whole_pupil_unique', ['schoolId', 'pupilId'], {
  unique: true,
  where: `subject_id IS NULL AND state IN ('open', 'acknowledged', 'dismissed')`,
})
@Index('flag_by_state', ['schoolId', 'state', 'need'])
@ForeignKey(() => PupilEntity, ['schoolId', 'pupilId'], ['schoolId', 'id'])
@ForeignKey(() => SubjectEntity, ['schoolId', 'subjectId'], ['schoolId', 'id'])
export class FlagEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') pupilId!: string;
  /** Null: about the pupil as a whole (attendance, a concern). */
  @Column('int', { nullable: true }) subjectId!: number | null;
  @Column('text') state!: FlagState;
  /** Points of need; the list is ordered by it. */
  @Column('double precision') need!: number;
  /** `{part, points, because}` of each part of the need. */
  @Column('jsonb') needParts!: object[];
  /** `{rule, version, severity, numbers}` of each rule that fired; sentences are written by the client. */
  @Column('jsonb') reasons!: object[];
  /** The window whose results last raised or changed it. */
  @Column('int') windowId!: number;
  @Column('date') openedOn!: string;
  /** The day the clock of speed to support starts: when results were due; for concerns and joiners when it was raised. */
  @Column('date', { nullable: true }) clockFrom!: string | null;
  /** The school's rule settings it was last decided by; null: as shipped. */
  @Column('int', { nullable: true }) settingsVersion!: number | null;
  @Column('timestamptz') changedAt!: Date;
  @Column('uuid', { nullable: true }) acknowledgedBy!: string | null;
  @Column('timestamptz', { nullable: true }) acknowledgedAt!: Date | null;
  @Column('text', { nullable: true }) dismissReason!: string | null;
  @Column('timestamptz', { nullable: true }) resolvedAt!: Date | null;
  @Column('int') version!: number;
}
