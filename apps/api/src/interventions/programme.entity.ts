import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SubjectEntity } from '../assessments/subject.entity';

/** An entry of the intervention library. */
@Entity('programme')
@Check('programme_tier_check', `tier IN ('universal', 'targeted', 'specialist')`)
@Check('programme_dose_check', 'minutes > 0 AND sessions_per_week > 0 AND weeks > 0')
@Index('programme_name_unique', ['schoolId', 'name'], { unique: true })
@ForeignKey(() => SubjectEntity, ['schoolId', 'subjectId'], ['schoolId', 'id'])
export class ProgrammeEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') name!: string;
  @Column('int', { nullable: true }) subjectId!: number | null;
  @Column('text') tier!: 'universal' | 'targeted' | 'specialist';
  /** academic, speech-and-language, semh, attendance, enrichment, parental-engagement */
  @Column('text') kind!: string;
  @Column('smallint', { array: true }) yearGroups!: number[];
  @Column('smallint') minutes!: number;
  @Column('smallint') sessionsPerWeek!: number;
  @Column('smallint') weeks!: number;
  @Column('smallint') groupSize!: number;
  @Column('text', { nullable: true }) entryCriteria!: string | null;
  @Column('text', { nullable: true }) exitCriteria!: string | null;
}
