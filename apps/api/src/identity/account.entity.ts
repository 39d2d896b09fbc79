import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody who can sign in. Names no pupil; what the person may do hangs on the staff records of their schools. */
@Entity('account')
@Index('account_email_unique', ['email'], { unique: true })
export class AccountEntity {
  @PrimaryColumn('uuid') id!: string;
  /** Kept in lower case. */
  @Column('text') email!: string;
  @Column('text') displayName!: string;
  /** argon2id in its own encoded form. */
  @Column('text') passwordHash!: string;
  /** Schools where this account has a staff record. */
  @Column('int', { array: true }) schoolIds!: number[];
  @Column('timestamptz', { nullable: true }) disabledAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
  /** The server's half of the key to what a browser keeps for this person. */
  @Column('text', { default: () => '(gen_random_uuid())' }) deviceSecret!: string;
}
