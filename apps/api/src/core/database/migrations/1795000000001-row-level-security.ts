import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables whose rows belong to a school. */
const schoolTables = [
  'academic_year',
  'analysis_run',
  'assessment_window',
  'attendance',
  'audit_event',
  'characteristic',
  'class',
  'class_pupil',
  'class_staff',
  'closed_day',
  'cost_line',
  'expectation',
  'flag',
  'flag_event',
  'group_session',
  'group_slot',
  'half_term',
  'impact_estimate',
  'import_run',
  'intervention_group',
  'placement',
  'programme',
  'progress',
  'pupil',
  'register_mark',
  'result',
  'result_history',
  'scale',
  'staff',
  'staff_rate',
  'staff_role',
  'subject',
  'window_subject',
];

/**
 * The school boundary, enforced by the database: a row is seen and written only inside a transaction that has set
 * app.school to its school. A forgotten setting is an error, not an empty answer.
 */
export class RowLevelSecurity1795000000001 implements MigrationInterface {
  name = 'RowLevelSecurity1795000000001';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of schoolTables) {
      await runner.query(`ALTER TABLE "${table}" ENABLE ROW LEVEL SECURITY`);
      await runner.query(
        `CREATE POLICY "${table}_school" ON "${table}" USING (school_id = current_setting('app.school')::int)`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of schoolTables) {
      await runner.query(`DROP POLICY "${table}_school" ON "${table}"`);
      await runner.query(`ALTER TABLE "${table}" DISABLE ROW LEVEL SECURITY`);
    }
  }
}
