import type { MigrationInterface, QueryRunner } from 'typeorm';

const up: readonly string[] = [
  `ALTER TABLE "cohort_alert" ADD "dismissed_by" uuid`,
  `ALTER TABLE "cohort_alert" ADD "dismissed_at" TIMESTAMP WITH TIME ZONE`,
  `ALTER TABLE "cohort_alert" ADD CONSTRAINT "cohort_alert_dismissed_by_fk" FOREIGN KEY ("school_id", "dismissed_by") REFERENCES "staff"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "alert_action" ADD "reviewed_by" uuid`,
  `ALTER TABLE "alert_action" ADD "reviewed_at" TIMESTAMP WITH TIME ZONE`,
  `ALTER TABLE "alert_action" ADD CONSTRAINT "alert_action_reviewed_by_fk" FOREIGN KEY ("school_id", "reviewed_by") REFERENCES "staff"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
];

/** Who dismissed an alert or reviewed its action, and when: as long as that can be taken back. */
export class ActsOnAlerts1796500300000 implements MigrationInterface {
  name = 'ActsOnAlerts1796500300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE "alert_action" DROP COLUMN "reviewed_by", DROP COLUMN "reviewed_at"');
    await runner.query('ALTER TABLE "cohort_alert" DROP COLUMN "dismissed_by", DROP COLUMN "dismissed_at"');
  }
}
