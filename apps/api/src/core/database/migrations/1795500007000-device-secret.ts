import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Half of the key to what a browser keeps for somebody; each account gets its own, those that are there as well. */
export class DeviceSecret1795500007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "account" ADD "device_secret" text NOT NULL DEFAULT (gen_random_uuid())::text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "account" DROP COLUMN "device_secret"`);
  }
}
