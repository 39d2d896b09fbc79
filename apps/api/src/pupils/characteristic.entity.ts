import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PupilEntity } from './pupil.entity';

/**
 * A dated fact about a pupil. Kinds: meal-eligible, ever6, premium-criteria, pupil-premium (as funded), sen (N/K/E),
 * sen-need, eal, ethnicity, looked-after, previously-looked-after, service-child, young-carer, tag.
 */
@Entity('characteristic')
@Check('characteristic_dates_check', 'ends_on IS NULL OR ends_on >= starts_on')
@ForeignKey(() => PupilEntity, ['schoolId', 'pupilId'], ['schoolId', 'id'], { onDelete: 'CASCADE' })
export class CharacteristicEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') pupilId!: string;
  @PrimaryColumn('text') kind!: string;
  @PrimaryColumn('text') value!: string;
  @PrimaryColumn('date') startsOn!: string;
  /** Last day it held; empty while it holds. */
  @Column('date', { nullable: true }) endsOn!: string | null;
}
