import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SchoolEntity } from '../schools/school.entity';
import { AccountEntity } from './account.entity';

/** A person who works at a school (or governs it, or leads its trust). */
@Entity('staff')
@Index('staff_code_unique', ['schoolId', 'staffCode'], { unique: true, where: 'staff_code IS NOT NULL' })
@Index('staff_email_unique', ['schoolId', 'email'], { unique: true, where: 'email IS NOT NULL' })
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
  /** By which the school's other systems know the person. */
  @Column('text', { nullable: true }) staffCode!: string | null;
  /** As a file gives it, in lower case; whoever can sign in has an address of the account besides. */
  @Column('text', { nullable: true }) email!: string | null;
  /** The role that a file's words for the job suggest. It allows nothing: roles are in staff_role. */
  @Column('text', { nullable: true }) suggestedRole!: string | null;
  @Column('date', { nullable: true }) leftOn!: string | null;
  /** Wants what comes to the bell by e-mail too. */
  @Column('boolean', { default: false }) noticesByMail!: boolean;
}
