import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardBySchool } from './guard-by-school';

const tables = ['target', 'target_history', 'working_to', 'forecast', 'scale_mapping', 'subject_scale'];

const up = [
  `CREATE SEQUENCE "target_history_id"`,
  `CREATE TABLE "forecast" ("school_id" integer NOT NULL, "pupil_id" uuid NOT NULL, "subject_id" integer NOT NULL, "window_id" integer NOT NULL, "scale_id" integer NOT NULL, "value" double precision NOT NULL, "made_by" uuid, "made_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "forecast_pk" PRIMARY KEY ("school_id", "pupil_id", "subject_id", "window_id"))`,
  `CREATE TABLE "scale_mapping" ("school_id" integer NOT NULL, "from_scale_id" integer NOT NULL, "to_scale_id" integer NOT NULL, "mapping" jsonb NOT NULL, "stated_by" uuid, "stated_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "scale_mapping_pk" PRIMARY KEY ("school_id", "from_scale_id", "to_scale_id"))`,
  `CREATE TABLE "subject_scale" ("school_id" integer NOT NULL, "subject_id" integer NOT NULL, "year_group" smallint NOT NULL, "scale_id" integer NOT NULL, CONSTRAINT "subject_scale_pk" PRIMARY KEY ("school_id", "subject_id", "year_group"))`,
  `CREATE TABLE "target_history" ("school_id" integer NOT NULL, "pupil_id" uuid NOT NULL, "subject_id" integer NOT NULL, "window_id" integer NOT NULL, "id" bigint NOT NULL, "scale_id" integer NOT NULL, "value" double precision NOT NULL, "agreed_with" text, "agreed_on" date, "note" text, "set_by" uuid, "set_at" TIMESTAMP WITH TIME ZONE NOT NULL, "replaced_by" uuid, "replaced_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "target_history_pk" PRIMARY KEY ("school_id", "pupil_id", "subject_id", "window_id", "id"))`,
  `CREATE TABLE "target" ("school_id" integer NOT NULL, "pupil_id" uuid NOT NULL, "subject_id" integer NOT NULL, "window_id" integer NOT NULL, "scale_id" integer NOT NULL, "value" double precision NOT NULL, "agreed_with" text, "agreed_on" date, "note" text, "set_by" uuid, "set_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "target_pk" PRIMARY KEY ("school_id", "pupil_id", "subject_id", "window_id"))`,
  `CREATE TABLE "working_to" ("school_id" integer NOT NULL, "pupil_id" uuid NOT NULL, "subject_id" integer NOT NULL, "starts_on" date NOT NULL, "ends_on" date, "year_group" smallint, "scale_id" integer, "reason" text, "set_by" uuid, "set_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "working_to_dates_check" CHECK (ends_on >= starts_on), CONSTRAINT "working_to_what_check" CHECK (year_group IS NOT NULL OR scale_id IS NOT NULL), CONSTRAINT "working_to_pk" PRIMARY KEY ("school_id", "pupil_id", "subject_id", "starts_on"))`,
  `ALTER TABLE "scale" ADD "library_key" text`,
  `ALTER TABLE "scale" ADD "version" integer NOT NULL DEFAULT '1'`,
  `ALTER TABLE "scale" ADD "version_of" integer`,
  `ALTER TABLE "scale" ADD "retired_at" TIMESTAMP WITH TIME ZONE`,
  `ALTER TABLE "subject" ADD "retired_at" TIMESTAMP WITH TIME ZONE`,
  `ALTER TABLE "scale" ADD CONSTRAINT "scale_version_of_fk" FOREIGN KEY ("school_id", "version_of") REFERENCES "scale"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "forecast" ADD CONSTRAINT "forecast_scale_id_fk" FOREIGN KEY ("school_id", "scale_id") REFERENCES "scale"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "forecast" ADD CONSTRAINT "forecast_window_id_fk" FOREIGN KEY ("school_id", "window_id") REFERENCES "assessment_window"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "forecast" ADD CONSTRAINT "forecast_subject_id_fk" FOREIGN KEY ("school_id", "subject_id") REFERENCES "subject"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "forecast" ADD CONSTRAINT "forecast_pupil_id_fk" FOREIGN KEY ("school_id", "pupil_id") REFERENCES "pupil"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "scale_mapping" ADD CONSTRAINT "scale_mapping_to_scale_id_fk" FOREIGN KEY ("school_id", "to_scale_id") REFERENCES "scale"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "scale_mapping" ADD CONSTRAINT "scale_mapping_from_scale_id_fk" FOREIGN KEY ("school_id", "from_scale_id") REFERENCES "scale"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "subject_scale" ADD CONSTRAINT "subject_scale_scale_id_fk" FOREIGN KEY ("school_id", "scale_id") REFERENCES "scale"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "subject_scale" ADD CONSTRAINT "subject_scale_subject_id_fk" FOREIGN KEY ("school_id", "subject_id") REFERENCES "subject"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "target" ADD CONSTRAINT "target_scale_id_fk" FOREIGN KEY ("school_id", "scale_id") REFERENCES "scale"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "target" ADD CONSTRAINT "target_window_id_fk" FOREIGN KEY ("school_id", "window_id") REFERENCES "assessment_window"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "target" ADD CONSTRAINT "target_subject_id_fk" FOREIGN KEY ("school_id", "subject_id") REFERENCES "subject"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "target" ADD CONSTRAINT "target_pupil_id_fk" FOREIGN KEY ("school_id", "pupil_id") REFERENCES "pupil"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "working_to" ADD CONSTRAINT "working_to_scale_id_fk" FOREIGN KEY ("school_id", "scale_id") REFERENCES "scale"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "working_to" ADD CONSTRAINT "working_to_subject_id_fk" FOREIGN KEY ("school_id", "subject_id") REFERENCES "subject"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "working_to" ADD CONSTRAINT "working_to_pupil_id_fk" FOREIGN KEY ("school_id", "pupil_id") REFERENCES "pupil"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
];

const down = [
  `ALTER TABLE "working_to" DROP CONSTRAINT "working_to_pupil_id_fk"`,
  `ALTER TABLE "working_to" DROP CONSTRAINT "working_to_subject_id_fk"`,
  `ALTER TABLE "working_to" DROP CONSTRAINT "working_to_scale_id_fk"`,
  `ALTER TABLE "target" DROP CONSTRAINT "target_pupil_id_fk"`,
  `ALTER TABLE "target" DROP CONSTRAINT "target_subject_id_fk"`,
  `ALTER TABLE "target" DROP CONSTRAINT "target_window_id_fk"`,
  `ALTER TABLE "target" DROP CONSTRAINT "target_scale_id_fk"`,
  `ALTER TABLE "subject_scale" DROP CONSTRAINT "subject_scale_subject_id_fk"`,
  `ALTER TABLE "subject_scale" DROP CONSTRAINT "subject_scale_scale_id_fk"`,
  `ALTER TABLE "scale_mapping" DROP CONSTRAINT "scale_mapping_from_scale_id_fk"`,
  `ALTER TABLE "scale_mapping" DROP CONSTRAINT "scale_mapping_to_scale_id_fk"`,
  `ALTER TABLE "forecast" DROP CONSTRAINT "forecast_pupil_id_fk"`,
  `ALTER TABLE "forecast" DROP CONSTRAINT "forecast_subject_id_fk"`,
  `ALTER TABLE "forecast" DROP CONSTRAINT "forecast_window_id_fk"`,
  `ALTER TABLE "forecast" DROP CONSTRAINT "forecast_scale_id_fk"`,
  `ALTER TABLE "scale" DROP CONSTRAINT "scale_version_of_fk"`,
  `ALTER TABLE "subject" DROP COLUMN "retired_at"`,
  `ALTER TABLE "scale" DROP COLUMN "retired_at"`,
  `ALTER TABLE "scale" DROP COLUMN "version_of"`,
  `ALTER TABLE "scale" DROP COLUMN "version"`,
  `ALTER TABLE "scale" DROP COLUMN "library_key"`,
  `DROP TABLE "working_to"`,
  `DROP TABLE "target"`,
  `DROP TABLE "target_history"`,
  `DROP TABLE "subject_scale"`,
  `DROP TABLE "scale_mapping"`,
  `DROP TABLE "forecast"`,
  `DROP SEQUENCE "target_history_id"`,
];

/** Targets, Working to, forecasts, versions of scales with their stated mapping, a year group's own scale in a subject. */
export class ScalesAndTargets1795500008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
    await guardBySchool(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of down) await runner.query(statement);
  }
}
