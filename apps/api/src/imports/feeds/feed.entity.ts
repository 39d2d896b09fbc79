import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { SchoolEntity } from '../../schools/school.entity';
import { SavedMappingEntity } from '../saved/saved-mapping.entity';

/** A place where another system leaves files for a school: a folder, or an upload with a token. */
@Entity('feed')
@Check('feed_most_changes_check', 'most_changes >= 0')
@Check('feed_most_share_check', 'most_share >= 0 AND most_share <= 1')
@ForeignKey(() => SchoolEntity, ['schoolId'], ['id'])
@ForeignKey(() => SavedMappingEntity, ['schoolId', 'savedMappingId'], ['schoolId', 'id'])
export class FeedEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  /** Null: the format of its files says what the columns are. */
  @Column('uuid', { nullable: true }) savedMappingId!: string | null;
  /** Each file has everybody on roll: whoever is not in it has left. */
  @Column('boolean') fullRoll!: boolean;
  /** A file that changes or takes away more rows than this waits for a person. */
  @Column('int') mostChanges!: number;
  /** The same as a share of the rows known before, 0 to 1. */
  @Column('double precision') mostShare!: number;
  /** SHA-256 of the token, which is shown once. */
  @Column('text') tokenHash!: string;
  @Column('uuid', { nullable: true }) createdBy!: string | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) revokedAt!: Date | null;
}
