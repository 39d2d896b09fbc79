import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from './account.entity';

/** A signed-in browser. Only hashes of its tokens are kept. */
@Entity('session')
@Index('session_account', ['accountId'])
@Index('session_expires', ['expiresAt'])
@ForeignKey(() => AccountEntity, ['accountId'], ['id'], { onDelete: 'CASCADE' })
export class SessionEntity {
  /** SHA-256 of the cookie's token, hex. */
  @PrimaryColumn('text') tokenHash!: string;
  @Column('uuid') accountId!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz') lastSeenAt!: Date;
  /** The latest moment this session can live to, however busy. */
  @Column('timestamptz') expiresAt!: Date;
}
