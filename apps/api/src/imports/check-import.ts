import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../core/database/database';
import type { Delivery } from '../core/jobs/job';
import { keepPromise, lockSchoolJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import { endOf } from './import-end';
import { ImportProgress } from './import-progress';
import { storedImport } from './stored-import';
import { checkParts } from './work-on-parts';

/** Finds what bringing a file in would do, and writes that down for a person to look at. */
@Injectable()
export class CheckImport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @param delivery the promises this run keeps; none when it was not the queue that asked. */
  async run(schoolId: number, importId: string, delivery: Pick<Delivery, 'outboxIds'> | null): Promise<void> {
    const progress = new ImportProgress(this.database, schoolId, importId);
    try {
      await this.database.inSchool(schoolId, (tx) => this.check(tx, schoolId, importId, delivery, progress));
    } catch (error) {
      const end = endOf(error, { stopped: 'mapped', refused: 'mapped' });
      const at = this.clock.now();
      await this.database.inSchool(schoolId, (tx) => end.write(tx, schoolId, importId, at, delivery));
    } finally {
      await progress.end();
    }
  }

  private async check(
    tx: Transaction,
    schoolId: number,
    importId: string,
    delivery: Pick<Delivery, 'outboxIds'> | null,
    progress: ImportProgress,
  ): Promise<void> {
    await lockSchoolJob(tx, schoolId, 'check-import');
    const run = await storedImport(tx, schoolId, importId);
    if (run.status === 'checking') {
      const times = { at: this.clock.now(), today: this.clock.today() };
      const parts = await checkParts({ tx, schoolId, run, ...times, progress: (rows) => progress.at(rows) });
      for (const { place, found } of parts) {
        const { counts, problems, changes, questions } = found;
        await tx.query(
          `UPDATE import_part SET counts = $4, problems = $5, changes = $6, questions = $7
           WHERE school_id = $1 AND import_id = $2 AND place = $3`,
          [schoolId, importId, place, ...[counts, problems, changes, questions].map((list) => JSON.stringify(list))],
        );
      }
      await tx.query(
        `UPDATE import_run SET status = 'checked', done = total, cancel_requested = false, version = version + 1
         WHERE school_id = $1 AND id = $2`,
        [schoolId, importId],
      );
      await announce(tx, { schoolId, topic: 'imports', id: importId });
    }
    if (delivery) await keepPromise(tx, delivery);
  }
}
