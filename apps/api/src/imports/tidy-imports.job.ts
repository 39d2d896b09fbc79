import { Injectable } from '@nestjs/common';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import type { Delivery, JobHandler } from '../core/jobs/job';
import { HandlesJob } from '../core/jobs/job-handlers';
import { keepPromise } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import { removeTables } from './remove-tables';

const dayMs = 86_400_000;
/** A file waits so long for somebody to bring it in. */
const waitsDays = 30;
/** So long what an import replaced is kept, for undoing it. */
const undoableDays = 90;

/** Every night: removes files that nobody has brought in, and what is kept for undoing imports of long ago. */
@Injectable()
@HandlesJob('tidy-imports')
export class TidyImportsJob implements JobHandler<'tidy-imports'> {
  readonly name = 'tidy-imports';
  readonly everyMs = dayMs;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async handle(delivery: Delivery<'tidy-imports'>): Promise<void> {
    const { schoolId } = delivery;
    const at = this.clock.now();
    const before = (days: number): Date => new Date(at.getTime() - days * dayMs);
    await this.database.inSchool(schoolId, async (tx) => {
      const expired = await tx.query<{ id: string }[]>(
        `WITH expired AS (
           UPDATE import_run SET status = 'cancelled', failure = $3, finished_at = $4, version = version + 1
           WHERE school_id = $1 AND created_at < $2 AND status IN ('uploaded', 'mapped', 'checked', 'failed')
           RETURNING id)
         SELECT id FROM expired`,
        [
          schoolId,
          before(waitsDays),
          `Nobody brought this file in for ${waitsDays} days: it has been removed. Choose it again to bring it in.`,
          at,
        ],
      );
      for (const { id } of expired) {
        await removeTables(tx, schoolId, id);
        const expiry = { action: 'import.expired', why: 'nightly', subjectKind: 'import', subjectIds: [id] };
        await recordAudit(tx, { schoolId, at, accountId: null, ...expiry });
        await announce(tx, { schoolId, topic: 'imports', id });
      }
      const old = `SELECT id FROM import_run WHERE school_id = $1 AND finished_at < $2 AND effects_kept`;
      await tx.query(`DELETE FROM import_effect WHERE school_id = $1 AND import_id IN (${old})`, [
        schoolId,
        before(undoableDays),
      ]);
      await tx.query(
        'UPDATE import_run SET effects_kept = false WHERE school_id = $1 AND finished_at < $2 AND effects_kept',
        [schoolId, before(undoableDays)],
      );
      await keepPromise(tx, delivery);
    });
  }
}
