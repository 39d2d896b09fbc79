import type { ScaleMapping } from '@headway/domain';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ScaleEntity } from './scale.entity';

/** How results on a scale are read on the version that replaced it, as somebody of the school stated it. */
@Entity('scale_mapping')
@ForeignKey(() => ScaleEntity, ['schoolId', 'fromScaleId'], ['schoolId', 'id'])
@ForeignKey(() => ScaleEntity, ['schoolId', 'toScaleId'], ['schoolId', 'id'])
export class ScaleMappingEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('int') fromScaleId!: number;
  @PrimaryColumn('int') toScaleId!: number;
  @Column('jsonb') mapping!: ScaleMapping;
  @Column('uuid', { nullable: true }) statedBy!: string | null;
  @Column('timestamptz') statedAt!: Date;
}
