import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a file says of staff: by which number and address it knows them, and the role it suggests for them. */
export class StaffOfFiles1795500004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "staff" ADD "staff_code" text, ADD "email" text, ADD "suggested_role" text');
    await runner.query(
      'CREATE UNIQUE INDEX "staff_code_unique" ON "staff" ("school_id", "staff_code") WHERE staff_code IS NOT NULL',
    );
    await runner.query(
      'CREATE UNIQUE INDEX "staff_email_unique" ON "staff" ("school_id", "email") WHERE email IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX "staff_email_unique"');
    await runner.query('DROP INDEX "staff_code_unique"');
    await runner.query(
      'ALTER TABLE "staff" DROP COLUMN "suggested_role", DROP COLUMN "email", DROP COLUMN "staff_code"',
    );
  }
}
