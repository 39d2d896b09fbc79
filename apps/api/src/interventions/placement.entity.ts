import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PupilEntity } from '../pupils/pupil.entity';
import { InterventionGroupEntity } from './intervention-group.entity';

/** A pupil in a group, from–to. Dated, never overwritten; one that was undone is kept and marked. */
@Entity('placement')
@Check('placement_dates_check', 'ends_on IS NULL OR ends_on >= starts_on')
@Index('placement_open_unique', ['schoolId', 'groupId', 'pupilId'], {
  unique: true,
  where: 'ends_on IS NULL AND undone_at IS NULL',
})
@Index('placement_by_pupil', ['schoolId', 'pupilId'])
@ForeignKey(() => InterventionGroupEntity, ['schoolId', 'groupId'], ['schoolId', 'id'])
@ForeignKey(() => PupilEntity, ['schoolId', 'pupilId'], ['schoolId', 'id'])
export class PlacementEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') groupId!: string;
  @Column('uuid') pupilId!: string;
  @Column('date') startsOn!: string;
  /** Last day in the group; empty while in it. */
  @Column('date', { nullable: true }) endsOn!: string | null;
  @Column('text', { nullable: true }) reason!: string | null;
  /** caught-up, moved, not-working, left-school, group-ended, other */
  @Column('text', { nullable: true }) exitReason!: string | null;
  /** The placement a move came from. */
  @Column('uuid', { nullable: true }) movedFrom!: string | null;
  /** Why it stands although sessions of two groups are at the same time. */
  @Column('text', { nullable: true }) overrideReason!: string | null;
  @Column('uuid', { nullable: true }) placedBy!: string | null;
  @Column('timestamptz') placedAt!: Date;
  @Column('timestamptz', { nullable: true }) undoneAt!: Date | null;
  @Column('int') version!: number;
}
