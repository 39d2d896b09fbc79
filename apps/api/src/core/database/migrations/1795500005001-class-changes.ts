import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardBySchool } from './guard-by-school';

const up = [
  `CREATE TABLE "class_change" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "class_id" uuid, "kind" text NOT NULL, "diff" jsonb NOT NULL, "made_by" uuid NOT NULL, "made_at" TIMESTAMP WITH TIME ZONE NOT NULL, "undone_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "class_change_kind_check" CHECK (kind IN ('created', 'renamed', 'ended', 'pupils-added', 'pupils-removed', 'pupils-moved', 'staff-assigned', 'staff-ended', 'sets-copied')), CONSTRAINT "class_change_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE INDEX "class_change_of_class" ON "class_change" ("school_id", "class_id", "made_at")`,
  `ALTER TABLE "class_change" ADD CONSTRAINT "class_change_school_fk" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
];

/** What was changed in classes, so that it can be taken back. */
export class ClassChanges1795500005001 implements MigrationInterface {
  name = 'ClassChanges1795500005001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
    await guardBySchool(runner, ['class_change']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE "class_change"');
  }
}
