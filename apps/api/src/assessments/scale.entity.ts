import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { SchoolEntity } from '../schools/school.entity';

/** A school's scale. One in use is never edited in place. */
@Entity('scale')
@Check('scale_kind_check', `kind IN ('ordinal', 'standardised', 'scaled', 'raw', 'age')`)
@Check('scale_basis_check', `basis IN ('test', 'judgement')`)
@Check('scale_direction_check', `direction IN ('up', 'down')`)
@Check('scale_range_check', 'least < greatest')
@Check('scale_decimals_check', 'decimals >= 0 AND decimals <= 9')
@Check('scale_reliability_check', 'reliability > 0 AND reliability < 1')
@ForeignKey(() => SchoolEntity, ['schoolId'], ['id'])
@ForeignKey(() => ScaleEntity, ['schoolId', 'versionOf'], ['schoolId', 'id'])
export class ScaleEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('int') id!: number;
  @Column('text') name!: string;
  @Column('text') kind!: 'ordinal' | 'standardised' | 'scaled' | 'raw' | 'age';
  @Column('text') basis!: 'test' | 'judgement';
  /** Which way is good: on an SDQ-like scale a fall is. */
  @Column('text') direction!: 'up' | 'down';
  @Column('double precision') least!: number;
  @Column('double precision') greatest!: number;
  /** Digits allowed after the decimal point. */
  @Column('smallint') decimals!: number;
  /** Ordinal: the steps from lowest to highest; otherwise empty. */
  @Column('jsonb') steps!: { value: number; label: string }[];
  /** Published mean and SD of the norm group, for a standardised scale. */
  @Column('double precision', { nullable: true }) mean!: number | null;
  @Column('double precision', { nullable: true }) sd!: number | null;
  @Column('double precision', { nullable: true }) reliability!: number | null;
  /** Expected standard where the scale itself has one (a KS2 100, a phonics 32). */
  @Column('double precision', { nullable: true }) threshold!: number | null;
  /** The shipped scale it was taken from. */
  @Column('text', { nullable: true }) libraryKey!: string | null;
  /** Counts up from 1 along the versions of one scale. */
  @Column('int', { default: 1 }) version!: number;
  /** The scale this version replaces. */
  @Column('int', { nullable: true }) versionOf!: number | null;
  /** No new subject or result is given on it any more. */
  @Column('timestamptz', { nullable: true }) retiredAt!: Date | null;
}
