import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardBySchool } from './guard-by-school';

const statuses = `'uploaded', 'mapped', 'checking', 'checked', 'applying', 'applied', 'cancelled', 'failed'`;

/** What an import wrote is kept row by row, so that it can be taken back. */
export class ImportUndo1795500001100 implements MigrationInterface {
  name = 'ImportUndo1795500001100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "import_effect" ("school_id" integer NOT NULL, "import_id" uuid NOT NULL, "place" bigint NOT NULL, "table_name" text NOT NULL, "before" jsonb, "after" jsonb, CONSTRAINT "import_effect_pk" PRIMARY KEY ("school_id", "import_id", "place"))`,
    );
    await runner.query(
      `ALTER TABLE "import_effect" ADD CONSTRAINT "import_effect_import_id_fk" FOREIGN KEY ("school_id", "import_id") REFERENCES "import_run"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await guardBySchool(runner, ['import_effect']);
    await runner.query(`CREATE SEQUENCE "import_effect_place"`);
    await runner.query(`ALTER TABLE "import_run" DROP CONSTRAINT "import_run_status_check"`);
    await runner.query(
      `ALTER TABLE "import_run" ADD CONSTRAINT "import_run_status_check" CHECK (status IN (${statuses}, 'undone'))`,
    );
    await runner.query(
      `ALTER TABLE "import_run" ADD "undone_by" uuid, ADD "undone_at" TIMESTAMP WITH TIME ZONE, ADD "effects_kept" boolean`,
    );
    // What earlier imports wrote was not kept.
    await runner.query(`UPDATE import_run SET effects_kept = false`);
    await runner.query(`ALTER TABLE "import_run" ALTER COLUMN "effects_kept" SET NOT NULL`);
    await runner.query(`ALTER TABLE "result_history" ADD "import_run_id" uuid`);
    await runner.query(
      `CREATE INDEX "result_history_of_import" ON "result_history" ("school_id", "import_run_id") WHERE import_run_id IS NOT NULL`,
    );
    await runner.query(
      `CREATE INDEX "result_of_import" ON "result" ("school_id", "import_run_id") WHERE import_run_id IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "result_of_import"`);
    await runner.query(`DROP INDEX "result_history_of_import"`);
    await runner.query(`ALTER TABLE "result_history" DROP COLUMN "import_run_id"`);
    await runner.query(
      `ALTER TABLE "import_run" DROP COLUMN "undone_at", DROP COLUMN "undone_by", DROP COLUMN "effects_kept"`,
    );
    await runner.query(`ALTER TABLE "import_run" DROP CONSTRAINT "import_run_status_check"`);
    await runner.query(`UPDATE import_run SET status = 'cancelled' WHERE status = 'undone'`);
    await runner.query(
      `ALTER TABLE "import_run" ADD CONSTRAINT "import_run_status_check" CHECK (status IN (${statuses}))`,
    );
    await runner.query(`DROP SEQUENCE "import_effect_place"`);
    await runner.query(`DROP TABLE "import_effect"`);
  }
}
