import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StaffEntity } from '../identity/staff.entity';

/** Something a member of staff should know, kept at the bell until it is read. Numbers and ids, never a pupil's name. */
@Entity('notice')
@Check('notice_kind_check', `kind IN ('marks-due', 'import-done', 'import-stopped', 'analysis-differs', 'review-due')`)
@Index('notice_of_staff', ['schoolId', 'staffId', 'madeAt'])
@Index('notice_once', ['schoolId', 'staffId', 'onceKey'], { unique: true })
@ForeignKey(() => StaffEntity, ['schoolId', 'staffId'], ['schoolId', 'id'], { onDelete: 'CASCADE' })
export class NoticeEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') staffId!: string;
  @Column('text') kind!: 'marks-due' | 'import-done' | 'import-stopped' | 'analysis-differs' | 'review-due';
  /** The same notice is not given twice: what makes it the same. */
  @Column('text') onceKey!: string;
  /** What the sentence is made of. */
  @Column('jsonb') about!: object;
  @Column('timestamptz') madeAt!: Date;
  @Column('timestamptz', { nullable: true }) readAt!: Date | null;
  /** Still to be sent by e-mail. */
  @Column('boolean', { default: false }) mailDue!: boolean;
}
