import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardBySchool } from './guard-by-school';

/** Files that another system hands over by itself, on a schedule of its own. */
export class Feeds1795500001300 implements MigrationInterface {
  name = 'Feeds1795500001300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "feed" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "name" text NOT NULL, "saved_mapping_id" uuid, "full_roll" boolean NOT NULL, "most_changes" integer NOT NULL, "most_share" double precision NOT NULL, "token_hash" text NOT NULL, "created_by" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "revoked_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "feed_most_changes_check" CHECK (most_changes >= 0), CONSTRAINT "feed_most_share_check" CHECK (most_share >= 0 AND most_share <= 1), CONSTRAINT "feed_pk" PRIMARY KEY ("school_id", "id"))`,
    );
    await runner.query(
      `ALTER TABLE "feed" ADD CONSTRAINT "feed_school_fk" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `ALTER TABLE "feed" ADD CONSTRAINT "feed_saved_mapping_id_fk" FOREIGN KEY ("school_id", "saved_mapping_id") REFERENCES "saved_mapping"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await guardBySchool(runner, ['feed']);
    await runner.query(`ALTER TABLE "import_run" ADD "feed_id" uuid`);
    await runner.query(
      `ALTER TABLE "import_run" ADD CONSTRAINT "import_run_feed_id_fk" FOREIGN KEY ("school_id", "feed_id") REFERENCES "feed"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await runner.query(
      `CREATE INDEX "import_run_of_feed" ON "import_run" ("school_id", "feed_id", "created_at") WHERE feed_id IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "import_run" DROP COLUMN "feed_id"`);
    await runner.query(`DROP TABLE "feed"`);
  }
}
