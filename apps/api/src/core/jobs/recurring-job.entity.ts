import { Column, Entity, PrimaryColumn } from 'typeorm';

/** When a job that comes again and again was last promised for a school. */
@Entity('recurring_job')
export class RecurringJobEntity {
  @PrimaryColumn('int') schoolId!: number;
  @PrimaryColumn('text') job!: string;
  @Column('timestamptz') promisedAt!: Date;
}
