import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PupilEntity } from '../pupils/pupil.entity';
import { ModerationEntity } from './moderation.entity';

/** A pupil of a moderated sample: the mark as the teacher gave it, and as it was agreed. */
@Entity('moderated_mark')
@ForeignKey(() => ModerationEntity, ['schoolId', 'moderationId'], ['schoolId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey(() => PupilEntity, ['schoolId', 'pupilId'], ['schoolId', 'id'])
export class ModeratedMarkEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') moderationId!: string;
  @PrimaryColumn('uuid') pupilId!: string;
  @Column('double precision', { nullable: true }) givenValue!: number | null;
  @Column('text', { nullable: true }) givenCode!: 'A' | 'N' | 'B' | null;
  @Column('double precision', { nullable: true }) agreedValue!: number | null;
  @Column('text', { nullable: true }) agreedCode!: 'A' | 'N' | 'B' | null;
}
