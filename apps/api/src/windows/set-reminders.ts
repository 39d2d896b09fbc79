import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import type { SetRemindersDto } from './windows.dto';

/** Has a window remind by itself, or no longer. */
@Injectable()
export class SetReminders {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, windowId: number, { byItself }: SetRemindersDto): Promise<void> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const [window] = await tx.query<{ reminds: boolean }[]>(
        'SELECT reminds FROM assessment_window WHERE school_id = $1 AND id = $2 FOR NO KEY UPDATE',
        [schoolId, windowId],
      );
      if (!window) throw notFound('window');
      if (window.reminds === byItself) return;
      await tx.query('UPDATE assessment_window SET reminds = $3 WHERE school_id = $1 AND id = $2', [
        schoolId,
        windowId,
        byItself,
      ]);
      await recordAudit(tx, {
        schoolId,
        at: this.clock.now(),
        accountId: caller.accountId,
        action: 'window.reminders-set',
        why: 'school.write',
        subjectKind: 'window',
        subjectIds: [String(windowId)],
        detail: { byItself },
      });
      await announce(tx, { schoolId, topic: 'windows', id: String(windowId) });
    });
  }
}
