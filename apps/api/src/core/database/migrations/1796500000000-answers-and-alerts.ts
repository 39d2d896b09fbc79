import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guardBySchool } from './guard-by-school';

const tables: readonly string[] = [
  'cohort_state',
  'doing_well',
  'rule_settings',
  'rule_trial',
  'class_answer',
  'staff_concern',
  'cohort_alert',
  'alert_action',
];

const up: readonly string[] = [
  `CREATE TABLE "cohort_alert" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "subject_id" integer NOT NULL, "cohort_year" smallint NOT NULL, "kind" text NOT NULL, "group_key" text NOT NULL, "from_window_id" integer NOT NULL, "window_id" integer NOT NULL, "yardstick" text NOT NULL, "change" double precision NOT NULL, "lower" double precision NOT NULL, "upper" double precision NOT NULL, "pupils" integer NOT NULL, "others" integer, "state" text NOT NULL, "dismiss_reason" text, "opened_on" date NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "resolved_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL, CONSTRAINT "cohort_alert_kind_check" CHECK (kind IN ('year', 'class', 'sub-group')), CONSTRAINT "cohort_alert_state_check" CHECK (state IN ('open', 'answered', 'resolved', 'dismissed')), CONSTRAINT "cohort_alert_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE UNIQUE INDEX "cohort_alert_live_unique" ON "cohort_alert"  ("school_id", "subject_id", "cohort_year", "group_key") WHERE state <> 'resolved'`,
  `CREATE TABLE "alert_action" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "alert_id" uuid NOT NULL, "what" text NOT NULL, "owner_id" uuid NOT NULL, "cost_pence" integer, "starts_on" date NOT NULL, "review_on" date NOT NULL, "done_on" date, "review_note" text, "made_by" uuid NOT NULL, "made_at" TIMESTAMP WITH TIME ZONE NOT NULL, "undone_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL, CONSTRAINT "alert_action_cost_check" CHECK (cost_pence >= 0), CONSTRAINT "alert_action_dates_check" CHECK (review_on > starts_on), CONSTRAINT "alert_action_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE INDEX "alert_action_of_alert" ON "alert_action"  ("school_id", "alert_id") `,
  `CREATE TABLE "class_answer" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "flag_id" uuid NOT NULL, "pupil_id" uuid NOT NULL, "subject_id" integer, "what" text NOT NULL, "starts_on" date NOT NULL, "review_on" date NOT NULL, "ends_on" date, "outcome" text, "review_note" text, "reviewed_at" TIMESTAMP WITH TIME ZONE, "staff_id" uuid NOT NULL, "made_at" TIMESTAMP WITH TIME ZONE NOT NULL, "undone_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL, CONSTRAINT "class_answer_outcome_check" CHECK (outcome IN ('enough', 'go-on', 'not-enough')), CONSTRAINT "class_answer_dates_check" CHECK (review_on > starts_on AND (ends_on IS NULL OR ends_on >= starts_on)), CONSTRAINT "class_answer_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE INDEX "class_answer_by_review" ON "class_answer"  ("school_id", "review_on") WHERE ends_on IS NULL AND undone_at IS NULL`,
  `CREATE INDEX "class_answer_of_flag" ON "class_answer"  ("school_id", "flag_id") `,
  `CREATE INDEX "class_answer_by_pupil" ON "class_answer"  ("school_id", "pupil_id") `,
  `CREATE TABLE "staff_concern" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "pupil_id" uuid NOT NULL, "subject_id" integer, "words" text NOT NULL, "raised_by" uuid NOT NULL, "raised_at" TIMESTAMP WITH TIME ZONE NOT NULL, "raised_on" date NOT NULL, "closed_at" TIMESTAMP WITH TIME ZONE, "closed_by" uuid, "closed_why" text, "undone_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL, CONSTRAINT "staff_concern_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE INDEX "staff_concern_by_pupil" ON "staff_concern"  ("school_id", "pupil_id") `,
  `CREATE TABLE "cohort_state" ("school_id" integer NOT NULL, "subject_id" integer NOT NULL, "cohort_year" smallint NOT NULL, "window_id" integer, "change_verdicts" jsonb NOT NULL, "levels" jsonb NOT NULL, CONSTRAINT "cohort_state_pk" PRIMARY KEY ("school_id", "subject_id", "cohort_year"))`,
  `CREATE TABLE "doing_well" ("school_id" integer NOT NULL, "pupil_id" uuid NOT NULL, "subject_id" integer NOT NULL, "window_id" integer NOT NULL, CONSTRAINT "doing_well_pk" PRIMARY KEY ("school_id", "pupil_id", "subject_id"))`,
  `CREATE TABLE "rule_settings" ("school_id" integer NOT NULL, "version" integer NOT NULL, "state" text NOT NULL, "settings" jsonb NOT NULL, "note" text, "made_by" uuid, "made_at" TIMESTAMP WITH TIME ZONE NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "in_use_from" TIMESTAMP WITH TIME ZONE, "revision" integer NOT NULL DEFAULT '1', CONSTRAINT "rule_settings_state_check" CHECK (state IN ('draft', 'in-use', 'replaced', 'discarded')), CONSTRAINT "rule_settings_pk" PRIMARY KEY ("school_id", "version"))`,
  `CREATE UNIQUE INDEX "rule_settings_draft_unique" ON "rule_settings"  ("school_id") WHERE state = 'draft'`,
  `CREATE UNIQUE INDEX "rule_settings_in_use_unique" ON "rule_settings"  ("school_id") WHERE state = 'in-use'`,
  `CREATE TABLE "rule_trial" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "status" text NOT NULL, "settings" jsonb NOT NULL, "version" integer NOT NULL, "revision" integer NOT NULL, "done" integer NOT NULL, "total" integer NOT NULL, "findings" jsonb, "failure" text, "asked_by" uuid, "asked_at" TIMESTAMP WITH TIME ZONE NOT NULL, "finished_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "rule_trial_status_check" CHECK (status IN ('waiting', 'running', 'done', 'failed', 'cancelled')), CONSTRAINT "rule_trial_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE INDEX "rule_trial_by_time" ON "rule_trial"  ("school_id", "asked_at") `,
  `ALTER TABLE "flag" ADD "clock_from" date`,
  `ALTER TABLE "flag" ADD "settings_version" integer`,
  `ALTER TABLE "outbox" ADD "failures" integer NOT NULL DEFAULT '0'`,
  `ALTER TABLE "outbox" ADD "failure" text`,
  `ALTER TABLE "outbox" ADD "dead_at" TIMESTAMP WITH TIME ZONE`,
  `ALTER TABLE "analysis_run" ADD "kind" text NOT NULL DEFAULT 'whole'`,
  `ALTER TABLE "analysis_run" ADD "differences" integer`,
  `ALTER TABLE "analysis_run" ADD "cancel_asked_at" TIMESTAMP WITH TIME ZONE`,
  `ALTER TABLE "flag" ALTER COLUMN "subject_id" DROP NOT NULL`,
  `CREATE UNIQUE INDEX "flag_of_whole_pupil_unique" ON "flag"  ("school_id", "pupil_id") WHERE subject_id IS NULL AND state IN ('open', 'acknowledged', 'dismissed')`,
  `ALTER TABLE "analysis_run" ADD CONSTRAINT "analysis_run_kind_check" CHECK (kind IN ('changes', 'whole', 'nightly'))`,
  `ALTER TABLE "cohort_alert" ADD CONSTRAINT "cohort_alert_subject_id_fk" FOREIGN KEY ("school_id", "subject_id") REFERENCES "subject"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "alert_action" ADD CONSTRAINT "alert_action_made_by_fk" FOREIGN KEY ("school_id", "made_by") REFERENCES "staff"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "alert_action" ADD CONSTRAINT "alert_action_owner_id_fk" FOREIGN KEY ("school_id", "owner_id") REFERENCES "staff"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "alert_action" ADD CONSTRAINT "alert_action_alert_id_fk" FOREIGN KEY ("school_id", "alert_id") REFERENCES "cohort_alert"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "class_answer" ADD CONSTRAINT "class_answer_staff_id_fk" FOREIGN KEY ("school_id", "staff_id") REFERENCES "staff"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "class_answer" ADD CONSTRAINT "class_answer_subject_id_fk" FOREIGN KEY ("school_id", "subject_id") REFERENCES "subject"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "class_answer" ADD CONSTRAINT "class_answer_pupil_id_fk" FOREIGN KEY ("school_id", "pupil_id") REFERENCES "pupil"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "class_answer" ADD CONSTRAINT "class_answer_flag_id_fk" FOREIGN KEY ("school_id", "flag_id") REFERENCES "flag"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "staff_concern" ADD CONSTRAINT "staff_concern_raised_by_fk" FOREIGN KEY ("school_id", "raised_by") REFERENCES "staff"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "staff_concern" ADD CONSTRAINT "staff_concern_subject_id_fk" FOREIGN KEY ("school_id", "subject_id") REFERENCES "subject"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "staff_concern" ADD CONSTRAINT "staff_concern_pupil_id_fk" FOREIGN KEY ("school_id", "pupil_id") REFERENCES "pupil"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "cohort_state" ADD CONSTRAINT "cohort_state_subject_id_fk" FOREIGN KEY ("school_id", "subject_id") REFERENCES "subject"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "doing_well" ADD CONSTRAINT "doing_well_subject_id_fk" FOREIGN KEY ("school_id", "subject_id") REFERENCES "subject"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "doing_well" ADD CONSTRAINT "doing_well_pupil_id_fk" FOREIGN KEY ("school_id", "pupil_id") REFERENCES "pupil"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "rule_settings" ADD CONSTRAINT "rule_settings_made_by_fk" FOREIGN KEY ("school_id", "made_by") REFERENCES "staff"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "rule_settings" ADD CONSTRAINT "rule_settings_school_fk" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "rule_trial" ADD CONSTRAINT "rule_trial_asked_by_fk" FOREIGN KEY ("school_id", "asked_by") REFERENCES "staff"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
];

/** Rule settings and their trials, answers in class, concerns, cohort alerts; how runs of the analysis and jobs end. */
export class AnswersAndAlerts1796500000000 implements MigrationInterface {
  name = 'AnswersAndAlerts1796500000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
    await guardBySchool(runner, tables);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables.toReversed()) await runner.query(`DROP TABLE "${table}"`);
  }
}
