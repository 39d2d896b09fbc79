import { Injectable } from '@nestjs/common';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import type { Delivery } from '../core/jobs/job';
import { keepPromise, lockSchoolJob, promiseJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import { endOf } from './import-end';
import { ImportProgress } from './import-progress';
import { goOn, type ImportFindings, type ImportWork } from './import-work';
import { applyPupils } from './pupils/pupils-work';
import { applyResults } from './results/results-work';
import { storedFile, type StoredImport, storedImport } from './stored-import';

/** Brings a checked file in: all of it in one transaction, or nothing. */
@Injectable()
export class ApplyImport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @param delivery the promises this run keeps; none when it was not the queue that asked. */
  async run(schoolId: number, importId: string, delivery: Pick<Delivery, 'outboxIds'> | null): Promise<void> {
    const progress = new ImportProgress(this.database, schoolId, importId);
    try {
      await this.database.inSchool(schoolId, (tx) => this.apply(tx, schoolId, importId, delivery, progress));
    } catch (error) {
      const end = endOf(error, { stopped: 'checked', refused: 'checked' });
      await this.database.inSchool(schoolId, (tx) => end.write(tx, schoolId, importId, delivery));
    } finally {
      await progress.end();
    }
  }

  private async apply(
    tx: Transaction,
    schoolId: number,
    importId: string,
    delivery: Pick<Delivery, 'outboxIds'> | null,
    progress: ImportProgress,
  ): Promise<void> {
    await lockSchoolJob(tx, schoolId, 'apply-import');
    const run = await storedImport(tx, schoolId, importId);
    if (run.status === 'applying') {
      const bytes = await storedFile(tx, schoolId, importId);
      const times = { at: this.clock.now(), today: this.clock.today() };
      const work: ImportWork = { tx, schoolId, run, bytes, ...times, progress: (rows) => progress.at(rows) };
      await goOn(work, 0);
      const found = run.mapping.kind === 'pupils' ? await applyPupils(work) : await applyResults(work);
      await this.finish(work, run, found);
    }
    if (delivery) await keepPromise(tx, delivery);
  }

  /** What follows from the import is promised, and what it did written down, in the same transaction. */
  private async finish({ tx, schoolId, at }: ImportWork, run: StoredImport, found: ImportFindings): Promise<void> {
    const { counts, problems } = found;
    if (counts.created + counts.changed + counts.wouldLeave > 0) {
      await promiseJob(tx, { name: 'analyse-school', schoolId, payload: {} }, at);
      await promiseJob(tx, { name: 'estimate-impact', schoolId, payload: {} }, at);
    }
    const [applicant] = await tx.query<{ accountId: string | null }[]>(
      'SELECT account_id AS "accountId" FROM staff WHERE school_id = $1 AND id = $2',
      [schoolId, run.appliedBy],
    );
    await recordAudit(tx, {
      schoolId,
      at,
      accountId: applicant?.accountId ?? null,
      action: 'import.applied',
      why: run.appliedBy ? 'imports.run' : 'operator',
      subjectKind: 'import',
      subjectIds: [run.id],
      detail: counts,
    });
    await tx.query(
      `UPDATE import_run SET status = 'applied', content = NULL, counts = $3, problems = $4, done = total,
              cancel_requested = false, finished_at = $5, version = version + 1
       WHERE school_id = $1 AND id = $2`,
      [schoolId, run.id, JSON.stringify(counts), JSON.stringify(problems), at],
    );
    await announce(tx, { schoolId, topic: 'imports', id: run.id });
  }
}
