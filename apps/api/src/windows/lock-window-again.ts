import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';

/** Locks a window again before the day that was set has come. */
@Injectable()
export class LockWindowAgain {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, windowId: number, unlockId: string): Promise<void> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const [unlock] = await tx.query<{ endedAt: Date | null }[]>(
        `SELECT ended_at AS "endedAt" FROM window_unlock WHERE school_id = $1 AND id = $2 AND window_id = $3 FOR UPDATE`,
        [schoolId, unlockId, windowId],
      );
      if (!unlock) throw notFound('unlocking');
      if (unlock.endedAt) return;
      await tx.query('UPDATE window_unlock SET ended_at = $3 WHERE school_id = $1 AND id = $2', [
        schoolId,
        unlockId,
        this.clock.now(),
      ]);
      await recordAudit(tx, {
        schoolId,
        at: this.clock.now(),
        accountId: caller.accountId,
        action: 'window.locked-again',
        why: 'school.write',
        subjectKind: 'window',
        subjectIds: [String(windowId)],
        detail: { id: unlockId },
      });
      await announce(tx, { schoolId, topic: 'windows', id: String(windowId) });
    });
  }
}
