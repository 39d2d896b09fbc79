import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SchoolEntity } from '../schools/school.entity';
import { AccountEntity } from './account.entity';

/** A person who works at a school (or governs it, or leads its trust). */
@Entity('staff')
@Index('staff_account', ['schoolId', 'accountId'], { unique: true, where: 'account_id IS NOT NULL' })
@ForeignKey(() => SchoolEntity, ['schoolId'], ['id'])
@ForeignKey(() => AccountEntity, ['accountId'], ['id'])
export class StaffEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { nullable: true }) accountId!: string | null;
  @Column('text') title!: string;
  @Column('text') forename!: string;
  @Column('text') surname!: string;
  @Column('text') jobTitle!: string;
  /** Pay role whose dated rate costs this person's time, see staff_rate. */
  @Column('text', { nullable: true }) rateRole!: string | null;
  @Column('date', { nullable: true }) leftOn!: string | null;
}
