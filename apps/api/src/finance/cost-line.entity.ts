import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { InterventionGroupEntity } from '../interventions/intervention-group.entity';

/** A cost of a group that is not staff time. */
@Entity('cost_line')
@Check('cost_line_kind_check', `kind IN ('materials', 'licence', 'training', 'kit')`)
@Check('cost_line_pence_check', 'pence >= 0')
@Check('cost_line_spread_check', 'spread_over_pupils > 0')
@Index('cost_line_of_group', ['schoolId', 'groupId'])
@ForeignKey(() => InterventionGroupEntity, ['schoolId', 'groupId'], ['schoolId', 'id'], { onDelete: 'CASCADE' })
export class CostLineEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') groupId!: string;
  @Column('text') kind!: 'materials' | 'licence' | 'training' | 'kit';
  @Column('text') description!: string;
  @Column('int') pence!: number;
  /** Per session held, or once. */
  @Column('boolean') perSession!: boolean;
  /** One-off costs: over how many pupils of the period the school spreads it; this group bears the share of its own. */
  @Column('int', { nullable: true }) spreadOverPupils!: number | null;
}
