import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of the large tables are spread over this many partitions by school. */
const partitions = 8;
const partitioned = ['result', 'register_mark', 'audit_event'];
/** Numbers for rows that only ever get added; taken by name in the insert, because ids have no database default. */
const sequences = ['audit_event_id', 'result_history_id', 'flag_event_id', 'outbox_id'];

const statements = [
  `CREATE TABLE "trust" ("id" uuid NOT NULL, "name" text NOT NULL, CONSTRAINT "trust_pk" PRIMARY KEY ("id"))`,
  `CREATE TABLE "school" ("id" integer NOT NULL, "trust_id" uuid NOT NULL, "name" text NOT NULL, "phase" text NOT NULL, "urn" text, "la_code" text, "establishment" text, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "school_phase_check" CHECK (phase IN ('primary', 'secondary')), CONSTRAINT "school_pk" PRIMARY KEY ("id"))`,
  `CREATE TABLE "academic_year" ("school_id" integer NOT NULL, "start_year" smallint NOT NULL, "starts_on" date NOT NULL, "ends_on" date NOT NULL, CONSTRAINT "academic_year_dates_check" CHECK (starts_on < ends_on), CONSTRAINT "academic_year_pk" PRIMARY KEY ("school_id", "start_year"))`,
  `CREATE TABLE "half_term" ("school_id" integer NOT NULL, "start_year" smallint NOT NULL, "code" text NOT NULL, "starts_on" date NOT NULL, "ends_on" date NOT NULL, CONSTRAINT "half_term_dates_check" CHECK (starts_on < ends_on), CONSTRAINT "half_term_code_check" CHECK (code IN ('AUT1', 'AUT2', 'SPR1', 'SPR2', 'SUM1', 'SUM2')), CONSTRAINT "half_term_pk" PRIMARY KEY ("school_id", "start_year", "code"))`,
  `CREATE TABLE "assessment_window" ("school_id" integer NOT NULL, "id" integer NOT NULL, "start_year" smallint NOT NULL, "half_term" text NOT NULL, "kind" text NOT NULL, "opens_on" date NOT NULL, "due_on" date NOT NULL, "locks_on" date NOT NULL, CONSTRAINT "assessment_window_dates_check" CHECK (opens_on <= due_on AND due_on <= locks_on), CONSTRAINT "assessment_window_kind_check" CHECK (kind IN ('full', 'short')), CONSTRAINT "assessment_window_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE TABLE "scale" ("school_id" integer NOT NULL, "id" integer NOT NULL, "name" text NOT NULL, "kind" text NOT NULL, "basis" text NOT NULL, "direction" text NOT NULL, "least" double precision NOT NULL, "greatest" double precision NOT NULL, "decimals" smallint NOT NULL, "steps" jsonb NOT NULL, "mean" double precision, "sd" double precision, "reliability" double precision, "threshold" double precision, CONSTRAINT "scale_reliability_check" CHECK (reliability > 0 AND reliability < 1), CONSTRAINT "scale_decimals_check" CHECK (decimals >= 0 AND decimals <= 9), CONSTRAINT "scale_range_check" CHECK (least < greatest), CONSTRAINT "scale_direction_check" CHECK (direction IN ('up', 'down')), CONSTRAINT "scale_basis_check" CHECK (basis IN ('test', 'judgement')), CONSTRAINT "scale_kind_check" CHECK (kind IN ('ordinal', 'standardised', 'scaled', 'raw', 'age')), CONSTRAINT "scale_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE TABLE "subject" ("school_id" integer NOT NULL, "id" integer NOT NULL, "name" text NOT NULL, "strand_of" integer, "scale_id" integer, "position" smallint NOT NULL, CONSTRAINT "subject_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE UNIQUE INDEX "subject_name_unique" ON "subject" ("school_id", "name")`,
  `CREATE TABLE "expectation" ("school_id" integer NOT NULL, "subject_id" integer NOT NULL, "scale_id" integer NOT NULL, "year_group" smallint NOT NULL, "half_term" text NOT NULL, "expected" double precision NOT NULL, CONSTRAINT "expectation_pk" PRIMARY KEY ("school_id", "subject_id", "scale_id", "year_group", "half_term"))`,
  `CREATE TABLE "result_history" ("school_id" integer NOT NULL, "id" bigint NOT NULL, "pupil_id" uuid NOT NULL, "subject_id" integer NOT NULL, "window_id" integer NOT NULL, "scale_id" integer NOT NULL, "value" double precision, "code" text, "standard_error" double precision, "recorded_by" uuid, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "replaced_by" uuid, "replaced_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "result_history_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE INDEX "result_history_of_result" ON "result_history" ("school_id", "pupil_id", "subject_id", "window_id")`,
  `CREATE TABLE "pupil" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "upn" text NOT NULL, "former_upn" text, "legal_surname" text NOT NULL, "legal_forename" text NOT NULL, "preferred_surname" text, "preferred_forename" text, "date_of_birth" date, "sex" text NOT NULL, "cohort_year" smallint NOT NULL, "entry_date" date, "leaving_date" date, CONSTRAINT "pupil_leaving_check" CHECK (leaving_date IS NULL OR entry_date IS NULL OR leaving_date >= entry_date), CONSTRAINT "pupil_sex_check" CHECK (sex IN ('F', 'M', 'U')), CONSTRAINT "pupil_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE INDEX "pupil_cohort" ON "pupil" ("school_id", "cohort_year")`,
  `CREATE UNIQUE INDEX "pupil_upn_unique" ON "pupil" ("school_id", "upn")`,
  `CREATE TABLE "result" ("school_id" integer NOT NULL, "pupil_id" uuid NOT NULL, "subject_id" integer NOT NULL, "window_id" integer NOT NULL, "scale_id" integer NOT NULL, "value" double precision, "code" text, "standard_error" double precision, "tested_on" date, "recorded_by" uuid, "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "import_run_id" uuid, CONSTRAINT "result_standard_error_check" CHECK (standard_error >= 0), CONSTRAINT "result_code_check" CHECK (code IN ('A', 'N', 'B')), CONSTRAINT "result_value_or_code_check" CHECK ((value IS NULL) <> (code IS NULL)), CONSTRAINT "result_pk" PRIMARY KEY ("school_id", "pupil_id", "subject_id", "window_id")) PARTITION BY HASH ("school_id")`,
  `CREATE INDEX "result_by_window" ON "result" ("school_id", "subject_id", "window_id")`,
  `CREATE TABLE "window_subject" ("school_id" integer NOT NULL, "window_id" integer NOT NULL, "subject_id" integer NOT NULL, "year_groups" smallint array NOT NULL, CONSTRAINT "window_subject_pk" PRIMARY KEY ("school_id", "window_id", "subject_id"))`,
  `CREATE TABLE "audit_event" ("school_id" integer NOT NULL, "id" bigint NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "account_id" uuid, "action" text NOT NULL, "why" text NOT NULL, "subject_kind" text, "subject_ids" text array NOT NULL, "detail" jsonb, CONSTRAINT "audit_event_pk" PRIMARY KEY ("school_id", "id")) PARTITION BY HASH ("school_id")`,
  `CREATE INDEX "audit_event_by_time" ON "audit_event" ("school_id", "at")`,
  `CREATE TABLE "outbox" ("id" bigint NOT NULL, "school_id" integer NOT NULL, "job" text NOT NULL, "payload" jsonb NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "sent_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "outbox_pk" PRIMARY KEY ("id"))`,
  `CREATE INDEX "outbox_of_school" ON "outbox" ("school_id", "job")`,
  `CREATE INDEX "outbox_by_sending" ON "outbox" ("sent_at")`,
  `CREATE TABLE "account" ("id" uuid NOT NULL, "email" text NOT NULL, "display_name" text NOT NULL, "password_hash" text NOT NULL, "school_ids" integer array NOT NULL, "disabled_at" TIMESTAMP WITH TIME ZONE, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "account_pk" PRIMARY KEY ("id"))`,
  `CREATE UNIQUE INDEX "account_email_unique" ON "account" ("email")`,
  `CREATE TABLE "staff" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "account_id" uuid, "title" text NOT NULL, "forename" text NOT NULL, "surname" text NOT NULL, "job_title" text NOT NULL, "rate_role" text, "left_on" date, CONSTRAINT "staff_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE UNIQUE INDEX "staff_account" ON "staff" ("school_id", "account_id") WHERE account_id IS NOT NULL`,
  `CREATE TABLE "programme" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "name" text NOT NULL, "subject_id" integer, "tier" text NOT NULL, "kind" text NOT NULL, "year_groups" smallint array NOT NULL, "minutes" smallint NOT NULL, "sessions_per_week" smallint NOT NULL, "weeks" smallint NOT NULL, "group_size" smallint NOT NULL, "entry_criteria" text, "exit_criteria" text, CONSTRAINT "programme_dose_check" CHECK (minutes > 0 AND sessions_per_week > 0 AND weeks > 0), CONSTRAINT "programme_tier_check" CHECK (tier IN ('universal', 'targeted', 'specialist')), CONSTRAINT "programme_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE UNIQUE INDEX "programme_name_unique" ON "programme" ("school_id", "name")`,
  `CREATE TABLE "intervention_group" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "programme_id" uuid NOT NULL, "name" text NOT NULL, "subject_id" integer, "leader_id" uuid, "room" text, "starts_on" date NOT NULL, "ends_on" date NOT NULL, "review_on" date NOT NULL, "capacity" smallint NOT NULL, "preparation_minutes" smallint NOT NULL, "closed_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL, CONSTRAINT "intervention_group_preparation_check" CHECK (preparation_minutes >= 0), CONSTRAINT "intervention_group_capacity_check" CHECK (capacity > 0), CONSTRAINT "intervention_group_dates_check" CHECK (ends_on >= starts_on AND review_on >= starts_on), CONSTRAINT "intervention_group_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE INDEX "intervention_group_by_dates" ON "intervention_group" ("school_id", "ends_on")`,
  `CREATE TABLE "cost_line" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "group_id" uuid NOT NULL, "kind" text NOT NULL, "description" text NOT NULL, "pence" integer NOT NULL, "per_session" boolean NOT NULL, "spread_over_pupils" integer, CONSTRAINT "cost_line_spread_check" CHECK (spread_over_pupils > 0), CONSTRAINT "cost_line_pence_check" CHECK (pence >= 0), CONSTRAINT "cost_line_kind_check" CHECK (kind IN ('materials', 'licence', 'training', 'kit')), CONSTRAINT "cost_line_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE INDEX "cost_line_of_group" ON "cost_line" ("school_id", "group_id")`,
  `CREATE TABLE "staff_rate" ("school_id" integer NOT NULL, "role" text NOT NULL, "starts_on" date NOT NULL, "pence_per_hour" integer NOT NULL, "additional" boolean NOT NULL, CONSTRAINT "staff_rate_pence_check" CHECK (pence_per_hour >= 0), CONSTRAINT "staff_rate_pk" PRIMARY KEY ("school_id", "role", "starts_on"))`,
  `CREATE TABLE "analysis_run" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "status" text NOT NULL, "done" integer NOT NULL, "total" integer NOT NULL, "flags_opened" integer NOT NULL, "flags_updated" integer NOT NULL, "flags_resolved" integer NOT NULL, "failure" text, "started_at" TIMESTAMP WITH TIME ZONE NOT NULL, "finished_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "analysis_run_status_check" CHECK (status IN ('running', 'done', 'failed')), CONSTRAINT "analysis_run_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE INDEX "analysis_run_by_time" ON "analysis_run" ("school_id", "started_at")`,
  `CREATE TABLE "flag" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "pupil_id" uuid NOT NULL, "subject_id" integer NOT NULL, "state" text NOT NULL, "need" double precision NOT NULL, "need_parts" jsonb NOT NULL, "reasons" jsonb NOT NULL, "window_id" integer NOT NULL, "opened_on" date NOT NULL, "changed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "acknowledged_by" uuid, "acknowledged_at" TIMESTAMP WITH TIME ZONE, "dismiss_reason" text, "resolved_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL, CONSTRAINT "flag_state_check" CHECK (state IN ('open', 'acknowledged', 'resolved', 'dismissed')), CONSTRAINT "flag_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE INDEX "flag_by_state" ON "flag" ("school_id", "state", "need")`,
  `CREATE UNIQUE INDEX "flag_live_unique" ON "flag" ("school_id", "pupil_id", "subject_id") WHERE state IN ('open', 'acknowledged', 'dismissed')`,
  `CREATE TABLE "flag_event" ("school_id" integer NOT NULL, "id" bigint NOT NULL, "flag_id" uuid NOT NULL, "kind" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "staff_id" uuid, "detail" jsonb NOT NULL, CONSTRAINT "flag_event_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE INDEX "flag_event_of_flag" ON "flag_event" ("school_id", "flag_id")`,
  `CREATE TABLE "progress" ("school_id" integer NOT NULL, "pupil_id" uuid NOT NULL, "subject_id" integer NOT NULL, "window_id" integer NOT NULL, "position" double precision, "residual_one" double precision, "residual_two" double precision, "error" double precision, "error_assumed" boolean NOT NULL, "expected" double precision, CONSTRAINT "progress_pk" PRIMARY KEY ("school_id", "pupil_id", "subject_id", "window_id"))`,
  `CREATE TABLE "session" ("token_hash" text NOT NULL, "account_id" uuid NOT NULL, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "last_seen_at" TIMESTAMP WITH TIME ZONE NOT NULL, "expires_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "session_pk" PRIMARY KEY ("token_hash"))`,
  `CREATE INDEX "session_expires" ON "session" ("expires_at")`,
  `CREATE INDEX "session_account" ON "session" ("account_id")`,
  `CREATE TABLE "staff_role" ("school_id" integer NOT NULL, "staff_id" uuid NOT NULL, "role" text NOT NULL, "subject_ids" integer array NOT NULL, "year_groups" smallint array NOT NULL, CONSTRAINT "staff_role_pk" PRIMARY KEY ("school_id", "staff_id", "role"))`,
  `CREATE TABLE "impact_estimate" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "of_kind" text NOT NULL, "of_id" uuid NOT NULL, "made_at" TIMESTAMP WITH TIME ZONE NOT NULL, "method" text NOT NULL, "inputs_hash" text NOT NULL, "inputs" jsonb NOT NULL, "numbers" jsonb NOT NULL, CONSTRAINT "impact_estimate_of_check" CHECK (of_kind IN ('group', 'programme')), CONSTRAINT "impact_estimate_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE INDEX "impact_estimate_latest" ON "impact_estimate" ("school_id", "of_kind", "of_id", "made_at")`,
  `CREATE TABLE "import_run" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "kind" text, "status" text NOT NULL, "file_name" text NOT NULL, "file_hash" text NOT NULL, "content" bytea, "layout" jsonb NOT NULL, "mapping" jsonb, "counts" jsonb, "problems" jsonb, "changes" jsonb, "leave_out_invalid" boolean NOT NULL, "done" integer NOT NULL, "total" integer NOT NULL, "cancel_requested" boolean NOT NULL, "failure" text, "created_by" uuid, "created_at" TIMESTAMP WITH TIME ZONE NOT NULL, "applied_by" uuid, "finished_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL, CONSTRAINT "import_run_status_check" CHECK (status IN ('uploaded', 'mapped', 'checking', 'checked', 'applying', 'applied', 'cancelled', 'failed')), CONSTRAINT "import_run_kind_check" CHECK (kind IN ('pupils', 'results', 'marksheet')), CONSTRAINT "import_run_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE INDEX "import_run_by_time" ON "import_run" ("school_id", "created_at")`,
  `CREATE TABLE "group_session" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "group_id" uuid NOT NULL, "held_on" date NOT NULL, "starts_at" TIME NOT NULL, "minutes" smallint NOT NULL, "held_minutes" smallint, "status" text NOT NULL, "led_by" uuid, "note" text, "version" integer NOT NULL, CONSTRAINT "group_session_minutes_check" CHECK (minutes > 0 AND held_minutes > 0), CONSTRAINT "group_session_status_check" CHECK (status IN ('planned', 'held', 'cancelled')), CONSTRAINT "group_session_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE UNIQUE INDEX "group_session_of_group" ON "group_session" ("school_id", "group_id", "held_on", "starts_at")`,
  `CREATE INDEX "group_session_by_day" ON "group_session" ("school_id", "held_on")`,
  `CREATE TABLE "group_slot" ("school_id" integer NOT NULL, "group_id" uuid NOT NULL, "weekday" smallint NOT NULL, "starts_at" TIME NOT NULL, "minutes" smallint NOT NULL, CONSTRAINT "group_slot_minutes_check" CHECK (minutes > 0), CONSTRAINT "group_slot_weekday_check" CHECK (weekday BETWEEN 1 AND 5), CONSTRAINT "group_slot_pk" PRIMARY KEY ("school_id", "group_id", "weekday", "starts_at"))`,
  `CREATE TABLE "placement" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "group_id" uuid NOT NULL, "pupil_id" uuid NOT NULL, "starts_on" date NOT NULL, "ends_on" date, "reason" text, "exit_reason" text, "moved_from" uuid, "override_reason" text, "placed_by" uuid, "placed_at" TIMESTAMP WITH TIME ZONE NOT NULL, "undone_at" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL, CONSTRAINT "placement_dates_check" CHECK (ends_on IS NULL OR ends_on >= starts_on), CONSTRAINT "placement_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE INDEX "placement_by_pupil" ON "placement" ("school_id", "pupil_id")`,
  `CREATE UNIQUE INDEX "placement_open_unique" ON "placement" ("school_id", "group_id", "pupil_id") WHERE ends_on IS NULL AND undone_at IS NULL`,
  `CREATE TABLE "register_mark" ("school_id" integer NOT NULL, "session_id" uuid NOT NULL, "pupil_id" uuid NOT NULL, "mark" text NOT NULL, "why" text, "marked_by" uuid, "marked_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "register_mark_mark_check" CHECK (mark IN ('present', 'late', 'absent')), CONSTRAINT "register_mark_pk" PRIMARY KEY ("school_id", "session_id", "pupil_id")) PARTITION BY HASH ("school_id")`,
  `CREATE TABLE "attendance" ("school_id" integer NOT NULL, "pupil_id" uuid NOT NULL, "window_id" integer NOT NULL, "possible" smallint NOT NULL, "attended" smallint NOT NULL, CONSTRAINT "attendance_counts_check" CHECK (attended >= 0 AND attended <= possible), CONSTRAINT "attendance_pk" PRIMARY KEY ("school_id", "pupil_id", "window_id"))`,
  `CREATE TABLE "characteristic" ("school_id" integer NOT NULL, "pupil_id" uuid NOT NULL, "kind" text NOT NULL, "value" text NOT NULL, "starts_on" date NOT NULL, "ends_on" date, CONSTRAINT "characteristic_dates_check" CHECK (ends_on IS NULL OR ends_on >= starts_on), CONSTRAINT "characteristic_pk" PRIMARY KEY ("school_id", "pupil_id", "kind", "value", "starts_on"))`,
  `CREATE TABLE "class" ("school_id" integer NOT NULL, "id" uuid NOT NULL, "start_year" smallint NOT NULL, "name" text NOT NULL, "kind" text NOT NULL, "subject_id" integer, CONSTRAINT "class_kind_check" CHECK (kind IN ('registration', 'set')), CONSTRAINT "class_pk" PRIMARY KEY ("school_id", "id"))`,
  `CREATE UNIQUE INDEX "class_name_unique" ON "class" ("school_id", "start_year", "name")`,
  `CREATE TABLE "class_pupil" ("school_id" integer NOT NULL, "class_id" uuid NOT NULL, "pupil_id" uuid NOT NULL, "starts_on" date NOT NULL, "ends_on" date, CONSTRAINT "class_pupil_pk" PRIMARY KEY ("school_id", "class_id", "pupil_id", "starts_on"))`,
  `CREATE INDEX "class_pupil_by_pupil" ON "class_pupil" ("school_id", "pupil_id")`,
  `CREATE TABLE "class_staff" ("school_id" integer NOT NULL, "class_id" uuid NOT NULL, "staff_id" uuid NOT NULL, "starts_on" date NOT NULL, "ends_on" date, CONSTRAINT "class_staff_pk" PRIMARY KEY ("school_id", "class_id", "staff_id", "starts_on"))`,
  `CREATE INDEX "class_staff_by_staff" ON "class_staff" ("school_id", "staff_id")`,
  `CREATE TABLE "closed_day" ("school_id" integer NOT NULL, "start_year" smallint NOT NULL, "closed_on" date NOT NULL, CONSTRAINT "closed_day_pk" PRIMARY KEY ("school_id", "start_year", "closed_on"))`,
  `ALTER TABLE "school" ADD CONSTRAINT "school_trust_id_fk" FOREIGN KEY ("trust_id") REFERENCES "trust"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "academic_year" ADD CONSTRAINT "academic_year_school_fk" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "half_term" ADD CONSTRAINT "half_term_start_year_fk" FOREIGN KEY ("school_id", "start_year") REFERENCES "academic_year"("school_id","start_year") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "assessment_window" ADD CONSTRAINT "assessment_window_start_year_half_term_fk" FOREIGN KEY ("school_id", "start_year", "half_term") REFERENCES "half_term"("school_id","start_year","code") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "scale" ADD CONSTRAINT "scale_school_fk" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "subject" ADD CONSTRAINT "subject_scale_id_fk" FOREIGN KEY ("school_id", "scale_id") REFERENCES "scale"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "subject" ADD CONSTRAINT "subject_strand_of_fk" FOREIGN KEY ("school_id", "strand_of") REFERENCES "subject"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "subject" ADD CONSTRAINT "subject_school_fk" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "expectation" ADD CONSTRAINT "expectation_scale_id_fk" FOREIGN KEY ("school_id", "scale_id") REFERENCES "scale"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "expectation" ADD CONSTRAINT "expectation_subject_id_fk" FOREIGN KEY ("school_id", "subject_id") REFERENCES "subject"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "pupil" ADD CONSTRAINT "pupil_school_fk" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "result" ADD CONSTRAINT "result_scale_id_fk" FOREIGN KEY ("school_id", "scale_id") REFERENCES "scale"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "result" ADD CONSTRAINT "result_window_id_fk" FOREIGN KEY ("school_id", "window_id") REFERENCES "assessment_window"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "result" ADD CONSTRAINT "result_subject_id_fk" FOREIGN KEY ("school_id", "subject_id") REFERENCES "subject"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "result" ADD CONSTRAINT "result_pupil_id_fk" FOREIGN KEY ("school_id", "pupil_id") REFERENCES "pupil"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "window_subject" ADD CONSTRAINT "window_subject_subject_id_fk" FOREIGN KEY ("school_id", "subject_id") REFERENCES "subject"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "window_subject" ADD CONSTRAINT "window_subject_window_id_fk" FOREIGN KEY ("school_id", "window_id") REFERENCES "assessment_window"("school_id","id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "staff" ADD CONSTRAINT "staff_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "staff" ADD CONSTRAINT "staff_school_fk" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "programme" ADD CONSTRAINT "programme_subject_id_fk" FOREIGN KEY ("school_id", "subject_id") REFERENCES "subject"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "intervention_group" ADD CONSTRAINT "intervention_group_leader_id_fk" FOREIGN KEY ("school_id", "leader_id") REFERENCES "staff"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "intervention_group" ADD CONSTRAINT "intervention_group_subject_id_fk" FOREIGN KEY ("school_id", "subject_id") REFERENCES "subject"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "intervention_group" ADD CONSTRAINT "intervention_group_programme_id_fk" FOREIGN KEY ("school_id", "programme_id") REFERENCES "programme"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "cost_line" ADD CONSTRAINT "cost_line_group_id_fk" FOREIGN KEY ("school_id", "group_id") REFERENCES "intervention_group"("school_id","id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "staff_rate" ADD CONSTRAINT "staff_rate_school_fk" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "analysis_run" ADD CONSTRAINT "analysis_run_school_fk" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "flag" ADD CONSTRAINT "flag_subject_id_fk" FOREIGN KEY ("school_id", "subject_id") REFERENCES "subject"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "flag" ADD CONSTRAINT "flag_pupil_id_fk" FOREIGN KEY ("school_id", "pupil_id") REFERENCES "pupil"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "flag_event" ADD CONSTRAINT "flag_event_flag_id_fk" FOREIGN KEY ("school_id", "flag_id") REFERENCES "flag"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "progress" ADD CONSTRAINT "progress_subject_id_fk" FOREIGN KEY ("school_id", "subject_id") REFERENCES "subject"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "progress" ADD CONSTRAINT "progress_pupil_id_fk" FOREIGN KEY ("school_id", "pupil_id") REFERENCES "pupil"("school_id","id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_staff_id_fk" FOREIGN KEY ("school_id", "staff_id") REFERENCES "staff"("school_id","id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "impact_estimate" ADD CONSTRAINT "impact_estimate_school_fk" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "import_run" ADD CONSTRAINT "import_run_school_fk" FOREIGN KEY ("school_id") REFERENCES "school"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "group_session" ADD CONSTRAINT "group_session_led_by_fk" FOREIGN KEY ("school_id", "led_by") REFERENCES "staff"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "group_session" ADD CONSTRAINT "group_session_group_id_fk" FOREIGN KEY ("school_id", "group_id") REFERENCES "intervention_group"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "group_slot" ADD CONSTRAINT "group_slot_group_id_fk" FOREIGN KEY ("school_id", "group_id") REFERENCES "intervention_group"("school_id","id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "placement" ADD CONSTRAINT "placement_pupil_id_fk" FOREIGN KEY ("school_id", "pupil_id") REFERENCES "pupil"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "placement" ADD CONSTRAINT "placement_group_id_fk" FOREIGN KEY ("school_id", "group_id") REFERENCES "intervention_group"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "register_mark" ADD CONSTRAINT "register_mark_pupil_id_fk" FOREIGN KEY ("school_id", "pupil_id") REFERENCES "pupil"("school_id","id") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "register_mark" ADD CONSTRAINT "register_mark_session_id_fk" FOREIGN KEY ("school_id", "session_id") REFERENCES "group_session"("school_id","id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "attendance" ADD CONSTRAINT "attendance_pupil_id_fk" FOREIGN KEY ("school_id", "pupil_id") REFERENCES "pupil"("school_id","id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "characteristic" ADD CONSTRAINT "characteristic_pupil_id_fk" FOREIGN KEY ("school_id", "pupil_id") REFERENCES "pupil"("school_id","id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "class" ADD CONSTRAINT "class_start_year_fk" FOREIGN KEY ("school_id", "start_year") REFERENCES "academic_year"("school_id","start_year") ON DELETE NO ACTION ON UPDATE NO ACTION`,
  `ALTER TABLE "class_pupil" ADD CONSTRAINT "class_pupil_pupil_id_fk" FOREIGN KEY ("school_id", "pupil_id") REFERENCES "pupil"("school_id","id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "class_pupil" ADD CONSTRAINT "class_pupil_class_id_fk" FOREIGN KEY ("school_id", "class_id") REFERENCES "class"("school_id","id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "class_staff" ADD CONSTRAINT "class_staff_staff_id_fk" FOREIGN KEY ("school_id", "staff_id") REFERENCES "staff"("school_id","id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "class_staff" ADD CONSTRAINT "class_staff_class_id_fk" FOREIGN KEY ("school_id", "class_id") REFERENCES "class"("school_id","id") ON DELETE CASCADE ON UPDATE NO ACTION`,
  `ALTER TABLE "closed_day" ADD CONSTRAINT "closed_day_start_year_fk" FOREIGN KEY ("school_id", "start_year") REFERENCES "academic_year"("school_id","start_year") ON DELETE NO ACTION ON UPDATE NO ACTION`,
];

/** Every table of the first release. */
export class Schema1795000000000 implements MigrationInterface {
  name = 'Schema1795000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sequence of sequences) await runner.query(`CREATE SEQUENCE "${sequence}"`);
    for (const statement of statements) await runner.query(statement);
    for (const table of partitioned) {
      for (let part = 0; part < partitions; part++) {
        await runner.query(
          `CREATE TABLE "${table}_p${part}" PARTITION OF "${table}" FOR VALUES WITH (MODULUS ${partitions}, REMAINDER ${part})`,
        );
      }
    }
  }

  async down(): Promise<void> {
    throw new Error('The first migration has nothing to go back to: drop the database instead.');
  }
}
