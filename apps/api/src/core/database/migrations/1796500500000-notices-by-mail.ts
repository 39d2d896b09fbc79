import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who wants notices by e-mail too, and which are still to be sent. */
export class NoticesByMail1796500500000 implements MigrationInterface {
  name = 'NoticesByMail1796500500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "staff" ADD "notices_by_mail" boolean NOT NULL DEFAULT false');
    await runner.query('ALTER TABLE "notice" ADD "mail_due" boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "notice" DROP COLUMN "mail_due"');
    await runner.query('ALTER TABLE "staff" DROP COLUMN "notices_by_mail"');
  }
}
