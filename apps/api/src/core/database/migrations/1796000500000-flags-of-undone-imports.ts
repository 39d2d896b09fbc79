import type { MigrationInterface, QueryRunner } from 'typeorm';

const reference = `FOREIGN KEY ("school_id", "flag_id") REFERENCES "flag"("school_id","id")`;

/** When an import is undone, a flag of a pupil whom it had brought goes, with what happened to the flag. */
export class FlagsOfUndoneImports1796000500000 implements MigrationInterface {
  name = 'FlagsOfUndoneImports1796000500000';

  async up(runner: QueryRunner): Promise<void> {
    await this.refer(runner, 'CASCADE');
  }

  async down(runner: QueryRunner): Promise<void> {
    await this.refer(runner, 'NO ACTION');
  }

  private async refer(runner: QueryRunner, onDelete: string): Promise<void> {
    await runner.query(`ALTER TABLE "flag_event" DROP CONSTRAINT "flag_event_flag_id_fk"`);
    await runner.query(
      `ALTER TABLE "flag_event" ADD CONSTRAINT "flag_event_flag_id_fk" ${reference} ON DELETE ${onDelete} ON UPDATE NO ACTION`,
    );
  }
}
