import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../core/database/database';
import type { Delivery } from '../core/jobs/job';
import { keepPromise, lockSchoolJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import { endOf } from './import-end';
import { ImportProgress } from './import-progress';
import { goOn, type ImportWork } from './import-work';
import { checkPupils } from './pupils/pupils-work';
import { checkResults } from './results/results-work';
import { storedFile, storedImport } from './stored-import';

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
      await this.database.inSchool(schoolId, (tx) => end.write(tx, schoolId, importId, delivery));
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
      const bytes = await storedFile(tx, schoolId, importId);
      const times = { at: this.clock.now(), today: this.clock.today() };
      const work: ImportWork = { tx, schoolId, run, bytes, ...times, progress: (rows) => progress.at(rows) };
      await goOn(work, 0);
      const { counts, problems, changes } =
        run.mapping.kind === 'pupils' ? await checkPupils(work) : await checkResults(work);
      await tx.query(
        `UPDATE import_run SET status = 'checked', counts = $3, problems = $4, changes = $5, done = total,
                cancel_requested = false, version = version + 1
         WHERE school_id = $1 AND id = $2`,
        [schoolId, importId, JSON.stringify(counts), JSON.stringify(problems), JSON.stringify(changes)],
      );
      await announce(tx, { schoolId, topic: 'imports', id: importId });
    }
    if (delivery) await keepPromise(tx, delivery);
  }
}
