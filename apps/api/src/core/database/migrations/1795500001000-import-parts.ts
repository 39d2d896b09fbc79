import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardBySchool } from './guard-by-school';

/** A file can hold several tables: what stood with the import moves to its one part. */
export class ImportParts1795500001000 implements MigrationInterface {
  name = 'ImportParts1795500001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "import_part" ("school_id" integer NOT NULL, "import_id" uuid NOT NULL, "place" smallint NOT NULL, "name" text NOT NULL, "kind" text, "left_out" boolean NOT NULL, "columns_given" boolean NOT NULL, "content" bytea, "layout" jsonb NOT NULL, "mapping" jsonb, "counts" jsonb, "problems" jsonb, "changes" jsonb, "questions" jsonb, CONSTRAINT "import_part_kind_check" CHECK (kind IN ('pupils', 'results', 'marksheet', 'staff', 'classes', 'characteristics', 'attendance', 'targets', 'interventions', 'school')), CONSTRAINT "import_part_pk" PRIMARY KEY ("school_id", "import_id", "place"))`,
    );
    await runner.query(
      `ALTER TABLE "import_part" ADD CONSTRAINT "import_part_import_id_fk" FOREIGN KEY ("school_id", "import_id") REFERENCES "import_run"("school_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
    );
    await guardBySchool(runner, ['import_part']);
    await runner.query(
      `INSERT INTO import_part (school_id, import_id, place, name, kind, left_out, columns_given, content, layout,
                                mapping, counts, problems, changes, questions)
       SELECT school_id, id, 0, file_name, kind, false, false, content, layout || '{"rowsAre": "rows"}', mapping,
              counts, problems, changes, CASE WHEN counts IS NULL THEN NULL ELSE '[]'::jsonb END
       FROM import_run`,
    );
    await runner.query(`ALTER TABLE "import_run" ADD "format" text, ADD "answers" jsonb`);
    await runner.query(`UPDATE import_run SET format = 'csv', answers = '{}'`);
    await runner.query(
      `ALTER TABLE "import_run" ALTER COLUMN "format" SET NOT NULL, ALTER COLUMN "answers" SET NOT NULL`,
    );
    await runner.query(
      `ALTER TABLE "import_run" DROP COLUMN "kind", DROP COLUMN "content", DROP COLUMN "layout", DROP COLUMN "mapping",
         DROP COLUMN "counts", DROP COLUMN "problems", DROP COLUMN "changes"`,
    );
  }

  /** Only the first part of each import fits into what was before. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE "import_run" ADD "kind" text, ADD "content" bytea, ADD "layout" jsonb, ADD "mapping" jsonb,
         ADD "counts" jsonb, ADD "problems" jsonb, ADD "changes" jsonb`,
    );
    await runner.query(
      `UPDATE import_run i SET kind = CASE WHEN p.kind IN ('pupils', 'results', 'marksheet') THEN p.kind END,
              content = p.content, layout = p.layout, mapping = p.mapping, counts = p.counts, problems = p.problems,
              changes = p.changes
       FROM import_part p WHERE p.school_id = i.school_id AND p.import_id = i.id AND p.place = 0`,
    );
    await runner.query(
      `ALTER TABLE "import_run" ALTER COLUMN "layout" SET NOT NULL,
         ADD CONSTRAINT "import_run_kind_check" CHECK (kind IN ('pupils', 'results', 'marksheet')),
         DROP COLUMN "format", DROP COLUMN "answers"`,
    );
    await runner.query(`DROP TABLE "import_part"`);
  }
}
