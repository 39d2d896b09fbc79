import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kinds of notices: a nightly check that differs, reviews that are due. */
export class NoticesOfFlags1796500400000 implements MigrationInterface {
  name = 'NoticesOfFlags1796500400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "notice" DROP CONSTRAINT "notice_kind_check"');
    await runner.query(
      `ALTER TABLE "notice" ADD CONSTRAINT "notice_kind_check" CHECK (kind IN ('marks-due', 'import-done', 'import-stopped', 'analysis-differs', 'review-due'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "notice" DROP CONSTRAINT "notice_kind_check"');
    await runner.query(
      `ALTER TABLE "notice" ADD CONSTRAINT "notice_kind_check" CHECK (kind IN ('marks-due', 'import-done', 'import-stopped'))`,
    );
  }
}
