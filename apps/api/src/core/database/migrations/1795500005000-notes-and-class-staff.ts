import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `ALTER TABLE "result" ADD "note" text`,
  `ALTER TABLE "result" ADD "from_school" text`,
  `ALTER TABLE "result_history" ADD "tested_on" date`,
  `ALTER TABLE "result_history" ADD "note" text`,
  `ALTER TABLE "result_history" ADD "from_school" text`,
  `ALTER TABLE "class_staff" ADD "role" text NOT NULL DEFAULT 'teacher'`,
  `ALTER TABLE "class_staff" ADD CONSTRAINT "class_staff_role_check" CHECK (role IN ('teacher', 'cover', 'assistant'))`,
  `ALTER TABLE "class" ADD "ends_on" date`,
  // Who could teach no class of anybody so far helps in it.
  `UPDATE "class_staff" cs SET role = 'assistant'
   WHERE NOT EXISTS (SELECT 1 FROM staff_role r WHERE r.school_id = cs.school_id AND r.staff_id = cs.staff_id
                       AND r.role <> 'teaching-assistant')
     AND EXISTS (SELECT 1 FROM staff_role r WHERE r.school_id = cs.school_id AND r.staff_id = cs.staff_id)`,
];

const down = [
  `ALTER TABLE "class" DROP COLUMN "ends_on"`,
  `ALTER TABLE "class_staff" DROP COLUMN "role"`,
  `ALTER TABLE "result_history" DROP COLUMN "from_school"`,
  `ALTER TABLE "result_history" DROP COLUMN "note"`,
  `ALTER TABLE "result_history" DROP COLUMN "tested_on"`,
  `ALTER TABLE "result" DROP COLUMN "from_school"`,
  `ALTER TABLE "result" DROP COLUMN "note"`,
];

/** A comment on a mark, the school a mark came from; as what an adult works with a class; when a class came to an end. */
export class NotesAndClassStaff1795500005000 implements MigrationInterface {
  name = 'NotesAndClassStaff1795500005000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
