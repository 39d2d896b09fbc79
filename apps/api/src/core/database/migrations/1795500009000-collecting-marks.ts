import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardBySchool } from './guard-by-school';

const tables = ['notice', 'window_unlock', 'collection_finished', 'moderation', 'moderated_mark'];

const refers = (table: string, column: string, to: string, rest: string): string =>
  `ALTER TABLE "${table}" ADD CONSTRAINT "${table}_${column}_fk" FOREIGN KEY ("school_id", "${column}") REFERENCES "${to}"("school_id","id") ${rest} ON UPDATE NO ACTION`;
const kept = 'ON DELETE NO ACTION';
const goesWith = 'ON DELETE CASCADE';

const statements = [
  `CREATE TABLE "notice" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "staff_id" uuid NOT NULL, "kind" text NOT NULL, "once_key" text NOT NULL, "about" jsonb NOT NULL, "made_at" TIMESTAMP WITH TIME ZONE NOT NULL, "read_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "notice_kind_check" CHECK (kind IN ('marks-due', 'import-done', 'import-stopped')), CONSTRAINT "notice_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE INDEX "notice_of_staff" ON "notice" ("school_id", "staff_id", "made_at")`,
  `CREATE UNIQUE INDEX "notice_once" ON "notice" ("school_id", "staff_id", "once_key")`,
  `CREATE TABLE "window_unlock" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "window_id" integer NOT NULL, "class_id" uuid, "until" date NOT NULL, "reason" text NOT NULL, "unlocked_by" uuid, "unlocked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ended_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "window_unlock_reason_check" CHECK (reason <> ''), CONSTRAINT "window_unlock_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE INDEX "window_unlock_of_window" ON "window_unlock" ("school_id", "window_id")`,
  `CREATE TABLE "collection_finished" ("school_id" integer NOT NULL, "window_id" integer NOT NULL, "class_id" uuid NOT NULL, "subject_id" integer NOT NULL, "finished_by" uuid NOT NULL, "finished_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "collection_finished_pk" PRIMARY KEY ("school_id", "window_id", "class_id", "subject_id"))`,
  `CREATE TABLE "moderation" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "window_id" integer NOT NULL, "subject_id" integer NOT NULL, "held_on" date NOT NULL, "with_whom" text NOT NULL, "note" text, "recorded_by" uuid NOT NULL, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "moderation_with_check" CHECK (with_whom <> ''), CONSTRAINT "moderation_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE INDEX "moderation_of_window" ON "moderation" ("school_id", "window_id")`,
  `CREATE TABLE "moderated_mark" ("school_id" integer NOT NULL, "moderation_id" uuid NOT NULL, "pupil_id" uuid NOT NULL, "given_value" double precision, "given_code" text, "agreed_value" double precision, "agreed_code" text, CONSTRAINT "moderated_mark_pk" PRIMARY KEY ("school_id", "moderation_id", "pupil_id"))`,
  refers('notice', 'staff_id', 'staff', goesWith),
  refers('window_unlock', 'window_id', 'assessment_window', kept),
  refers('window_unlock', 'class_id', 'class', goesWith),
  refers('collection_finished', 'window_id', 'assessment_window', goesWith),
  refers('collection_finished', 'class_id', 'class', goesWith),
  refers('collection_finished', 'subject_id', 'subject', kept),
  refers('moderation', 'window_id', 'assessment_window', kept),
  refers('moderation', 'subject_id', 'subject', kept),
  refers('moderated_mark', 'moderation_id', 'moderation', goesWith),
  refers('moderated_mark', 'pupil_id', 'pupil', kept),
];

/** Who has finished, what was unlocked and why, what was moderated; and the bell that reminds. */
export class CollectingMarks1795500009000 implements MigrationInterface {
  name = 'CollectingMarks1795500009000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
    await guardBySchool(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.query(`DROP TABLE "${table}"`);
  }
}
