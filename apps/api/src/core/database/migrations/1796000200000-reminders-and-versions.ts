import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Years and windows count their changes, so that of two people the later is told; windows remind by themselves. */
export class RemindersAndVersions1796000200000 implements MigrationInterface {
  name = 'RemindersAndVersions1796000200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "academic_year" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "assessment_window" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "assessment_window" ADD "reminds" boolean NOT NULL DEFAULT true`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "assessment_window" DROP COLUMN "reminds"`);
    await runner.query(`ALTER TABLE "assessment_window" DROP COLUMN "version"`);
    await runner.query(`ALTER TABLE "academic_year" DROP COLUMN "version"`);
  }
}
