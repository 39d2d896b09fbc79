import { Injectable } from '@nestjs/common';
import { type Caller, grantsOf } from '../core/access/caller';
import { Denied } from '../core/access/denied';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { badInput } from '../core/http/problem.exception';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import { collectedClasses } from './collected-classes';
import type { FinishCollectionDto } from './windows.dto';

/** Somebody who marks a class says that everything is in that will come, or takes it back. */
@Injectable()
export class FinishCollection {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, windowId: number, { classId, subjectId, finished }: FinishCollectionDto): Promise<void> {
    const { schoolId } = caller;
    const everywhere = grantsOf(caller, 'results.write').some(({ reach }) => reach === 'school');
    return this.database.inSchool(schoolId, async (tx) => {
      const today = this.clock.today();
      const own = await collectedClasses(tx, {
        schoolId,
        today,
        windowId,
        staffId: everywhere ? null : caller.staffId,
      });
      if (!own.some((row) => row.classId === classId && row.subjectId === subjectId)) {
        const all = everywhere ? own : await collectedClasses(tx, { schoolId, today, windowId, staffId: null });
        if (all.some((row) => row.classId === classId && row.subjectId === subjectId)) {
          throw new Denied(404, {
            schoolId,
            accountId: caller.accountId,
            why: 'class outside the reach of results.write',
            subjectKind: 'class',
            subjectIds: [classId],
          });
        }
        throw badInput('subjectId', 'This subject is not collected from this class in this window.');
      }
      const key = [schoolId, windowId, classId, subjectId];
      const changed = finished
        ? await tx.query<object[]>(
            `INSERT INTO collection_finished (school_id, window_id, class_id, subject_id, finished_by, finished_at)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING 1`,
            [...key, caller.staffId, this.clock.now()],
          )
        : await tx.query<object[]>(
            `WITH gone AS (DELETE FROM collection_finished WHERE school_id = $1 AND window_id = $2 AND class_id = $3
               AND subject_id = $4 RETURNING 1) SELECT * FROM gone`,
            key,
          );
      if (changed.length === 0) return;
      await recordAudit(tx, {
        schoolId,
        at: this.clock.now(),
        accountId: caller.accountId,
        action: finished ? 'collection.finished' : 'collection.reopened',
        why: 'results.write',
        subjectKind: 'class',
        subjectIds: [classId],
        detail: { windowId, subjectId },
      });
      await announce(tx, { schoolId, topic: 'windows', id: String(windowId) });
    });
  }
}
