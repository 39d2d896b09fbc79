import { Injectable } from '@nestjs/common';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { retried } from '../core/database/retried';
import type { Delivery } from '../core/jobs/job';
import { keepPromise, lockSchoolJob, promiseJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import { endOf } from './import-end';
import { ImportProgress } from './import-progress';
import { totalOf } from './import-counts';
import { unanswered } from './import-question';
import { ImportRefused } from './import-stops';
import { rememberMapping } from './saved/saved-mappings';
import { storedImport, storedParts } from './stored-import';
import { tellOfImport } from './tell-of-import';
import { applyParts, type FoundInPart, type ImportSetting } from './work-on-parts';

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
      // A teacher who saves marks at the same moment may be in its way: then it begins anew.
      await retried(() =>
        this.database.inSchool(schoolId, (tx) => this.apply(tx, schoolId, importId, delivery, progress)),
      );
    } catch (error) {
      const end = endOf(error, { stopped: 'checked', refused: 'checked' });
      const at = this.clock.now();
      await this.database.inSchool(schoolId, (tx) => end.write(tx, schoolId, importId, at, delivery));
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
      const times = { at: this.clock.now(), today: this.clock.today() };
      const setting: ImportSetting = { tx, schoolId, run, ...times, progress: (rows) => progress.at(rows) };
      await tx.query(`SELECT set_config('app.import', $1, true)`, [run.id]);
      const parts = await applyParts(setting);
      await tx.query(`SELECT set_config('app.import', '', true)`);
      for (const { place, found } of parts) {
        if (unanswered(found.questions, run.answers).length === 0) continue;
        throw new ImportRefused('The school has changed since the file was checked. Check it again.', null, place);
      }
      await this.finish(setting, parts);
    }
    if (delivery) await keepPromise(tx, delivery);
  }

  /** What follows from the import is promised, and what it did written down, in the same transaction. */
  private async finish({ tx, schoolId, run, at }: ImportSetting, parts: readonly FoundInPart[]): Promise<void> {
    const counts = totalOf(parts.map(({ found }) => found.counts));
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
      why: run.appliedBy ? 'imports.run' : run.feedId ? 'feed' : 'operator',
      subjectKind: 'import',
      subjectIds: [run.id],
      detail: counts,
    });
    for (const { place, found } of parts) {
      await tx.query(
        `UPDATE import_part SET counts = $4, problems = $5, questions = NULL
         WHERE school_id = $1 AND import_id = $2 AND place = $3`,
        [schoolId, run.id, place, JSON.stringify(found.counts), JSON.stringify(found.problems)],
      );
    }
    for (const part of await storedParts(tx, schoolId, run.id)) {
      if (part.leftOut || part.columnsGiven || !part.mapping) continue;
      await rememberMapping(tx, { schoolId, staffId: run.appliedBy, at }, { ...part, mapping: part.mapping });
    }
    await tx.query('UPDATE import_part SET content = NULL WHERE school_id = $1 AND import_id = $2', [schoolId, run.id]);
    await tx.query(
      `UPDATE import_run SET status = 'applied', effects_kept = NOT EXISTS (SELECT 1 FROM import_part p
              WHERE p.school_id = $1 AND p.import_id = $2 AND p.kind = 'school' AND NOT p.left_out), done = total, cancel_requested = false, finished_at = $3,
              version = version + 1
       WHERE school_id = $1 AND id = $2`,
      [schoolId, run.id, at],
    );
    await tellOfImport(tx, { schoolId, importId: run.id, at, kind: 'import-done' });
    await announce(tx, { schoolId, topic: 'imports', id: run.id });
  }
}
