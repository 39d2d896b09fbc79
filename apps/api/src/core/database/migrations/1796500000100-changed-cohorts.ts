import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardBySchool } from './guard-by-school';

const up: readonly string[] = [
  `CREATE SEQUENCE changed_cohort_id`,
  `CREATE TABLE "changed_cohort" ("school_id" integer NOT NULL, "id" bigint NOT NULL, "cohort_year" smallint NOT NULL, "subject_id" integer, CONSTRAINT "changed_cohort_pk" PRIMARY KEY ("school_id", "id"))`,
  `ALTER TABLE "changed_cohort" ADD CONSTRAINT "changed_cohort_school_fk" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
];

/** Which cohorts changed since they were last analysed. */
export class ChangedCohorts1796500000100 implements MigrationInterface {
  name = 'ChangedCohorts1796500000100';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
    await guardBySchool(runner, ['changed_cohort']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "changed_cohort"');
    await runner.query('DROP SEQUENCE changed_cohort_id');
  }
}
