import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SchoolEntity } from '../schools/school.entity';

/** A pupil on the roll now or before. Leavers are dated, never deleted. */
@Entity('pupil')
@Check('pupil_sex_check', `sex IN ('F', 'M', 'U')`)
@Check('pupil_leaving_check', 'leaving_date IS NULL OR entry_date IS NULL OR leaving_date >= entry_date')
@Index('pupil_upn_unique', ['schoolId', 'upn'], { unique: true })
@Index('pupil_cohort', ['schoolId', 'cohortYear'])
@ForeignKey(() => SchoolEntity, ['schoolId'], ['id'])
export class PupilEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') upn!: string;
  @Column('text', { nullable: true }) formerUpn!: string | null;
  @Column('text') legalSurname!: string;
  @Column('text') legalForename!: string;
  @Column('text', { nullable: true }) preferredSurname!: string | null;
  @Column('text', { nullable: true }) preferredForename!: string | null;
  @Column('date', { nullable: true }) dateOfBirth!: string | null;
  @Column('text') sex!: 'F' | 'M' | 'U';
  /** Start year of the academic year in which the pupil's year group was Reception: year group = start year − cohort year. */
  @Column('smallint') cohortYear!: number;
  @Column('date', { nullable: true }) entryDate!: string | null;
  @Column('date', { nullable: true }) leavingDate!: string | null;
}
