import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardBySchool } from './guard-by-school';

/** Mappings are remembered by school and used again; recurring jobs know when they last ran. */
export class SavedMappings1795500001200 implements MigrationInterface {
  name = 'SavedMappings1795500001200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "saved_mapping" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "name" text NOT NULL, "kind" text NOT NULL, "signature" text NOT NULL, "columns" jsonb NOT NULL, "subjects" jsonb NOT NULL, "saved_by" uuid, "used_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "saved_mapping_pk" PRIMARY KEY ("school_id", "id"))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "saved_mapping_name" ON "saved_mapping" ("school_id", "name")`);
    await runner.query(`CREATE UNIQUE INDEX "saved_mapping_signature" ON "saved_mapping" ("school_id", "signature")`);
    await runner.query(
      `ALTER TABLE "saved_mapping" ADD CONSTRAINT "saved_mapping_school_fk" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(`ALTER TABLE "import_part" ADD "saved_mapping_id" uuid`);
    await runner.query(
      `CREATE TABLE "recurring_job" ("school_id" integer NOT NULL, "job" text NOT NULL, "promised_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "recurring_job_pk" PRIMARY KEY ("school_id", "job"))`,
    );
    await guardBySchool(runner, ['saved_mapping', 'recurring_job']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE "recurring_job"`);
    await runner.query(`ALTER TABLE "import_part" DROP COLUMN "saved_mapping_id"`);
    await runner.query(`DROP TABLE "saved_mapping"`);
  }
}
