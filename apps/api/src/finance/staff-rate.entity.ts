import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { SchoolEntity } from '../schools/school.entity';

/** What an hour of a pay role costs the school, from a date on. Pence, on-costs included. */
@Entity('staff_rate')
@Check('staff_rate_pence_check', 'pence_per_hour >= 0')
@ForeignKey(() => SchoolEntity, ['schoolId'], ['id'])
export class StaffRateEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('text') role!: string;
  @PrimaryColumn('date') startsOn!: string;
  @Column('int') pencePerHour!: number;
  /** Whether these people are paid for the intervention alone (additional spending) or are on the staff already. */
  @Column('boolean') additional!: boolean;
}
