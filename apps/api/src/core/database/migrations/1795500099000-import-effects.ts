import type { MigrationInterface, QueryRunner } from 'typeorm';
import { noteImportEffects } from './note-import-effects';

/** What an import writes, directly or by what follows from it. Results it adds carry its id themselves. */
const tables = [
  'academic_year',
  'half_term',
  'closed_day',
  'assessment_window',
  'scale',
  'subject',
  'subject_scale',
  'window_subject',
  'expectation',
  'staff',
  'staff_role',
  'pupil',
  'characteristic',
  'class',
  'class_pupil',
  'class_staff',
  'attendance',
  'target',
  'forecast',
  'working_to',
  'programme',
  'intervention_group',
  'group_slot',
  'placement',
  'cost_line',
];

/** Notes what a row was and is, while the transaction says in app.import that it applies an import. */
export class ImportEffects1795500099000 implements MigrationInterface {
  name = 'ImportEffects1795500099000';

  async up(runner: QueryRunner): Promise<void> {
    // An update that changes the key of a row is noted as one row gone and another come.
    await runner.query(
      `CREATE FUNCTION note_import_effect() RETURNS trigger LANGUAGE plpgsql AS $$
       DECLARE
         noted CONSTANT text := 'INSERT INTO import_effect (school_id, import_id, place, table_name, before, after) SELECT ';
         import CONSTANT text := format(', %L::uuid, nextval(''import_effect_place''), %L, ',
                                        current_setting('app.import'), TG_TABLE_NAME);
       BEGIN
         IF TG_OP = 'INSERT' THEN
           EXECUTE noted || 'n.school_id' || import || 'NULL, to_jsonb(n) FROM new_rows n';
         ELSIF TG_OP = 'DELETE' THEN
           EXECUTE noted || 'o.school_id' || import || 'to_jsonb(o), NULL FROM old_rows o';
         ELSE
           EXECUTE noted || 'school_id' || import || 'o.said, n.said FROM '
             || '(SELECT r.*, to_jsonb(r) AS said FROM old_rows r) o FULL JOIN '
             || '(SELECT r.*, to_jsonb(r) AS said FROM new_rows r) n USING (' || TG_ARGV[0] || ') '
             || 'WHERE o.said IS DISTINCT FROM n.said';
         END IF;
         RETURN NULL;
       END $$`,
    );
    await noteImportEffects(runner, tables);
    await noteImportEffects(runner, ['result'], ['update', 'delete']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION note_import_effect() CASCADE`);
  }
}
