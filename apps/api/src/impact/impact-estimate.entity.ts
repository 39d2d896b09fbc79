import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SchoolEntity } from '../schools/school.entity';

/** What a group or programme achieved, as computed at a moment by a version of the calculation, with its inputs. */
@Entity('impact_estimate')
@Check('impact_estimate_of_check', `of_kind IN ('group', 'programme')`)
@Index('impact_estimate_latest', ['schoolId', 'ofKind', 'ofId', 'madeAt'])
@ForeignKey(() => SchoolEntity, ['schoolId'], ['id'])
export class ImpactEstimateEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') ofKind!: 'group' | 'programme';
  @Column('uuid') ofId!: string;
  @Column('timestamptz') madeAt!: Date;
  /** Version of the calculation. */
  @Column('text') method!: string;
  /** SHA-256 of the inputs: an unchanged estimate is not stored again. */
  @Column('text') inputsHash!: string;
  @Column('jsonb') inputs!: object;
  @Column('jsonb') numbers!: object;
}
