import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets the app, which owns no table, have PostgreSQL look at the pupils again after it has added many. */
export class PupilStatistics1796000900000 implements MigrationInterface {
  name = 'PupilStatistics1796000900000';

  async up(runner: QueryRunner): Promise<void> {
    // Whoever is looking at the table already does it for both: nobody waits.
    await runner.query(
      `CREATE FUNCTION analyse_pupils() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
       AS $$ BEGIN ANALYZE (SKIP_LOCKED) pupil; END $$`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION analyse_pupils()');
  }
}
