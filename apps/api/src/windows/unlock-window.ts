import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { badInput, notFound } from '../core/http/problem.exception';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import type { UnlockWindowDto } from './windows.dto';

/** Opens a locked window again, for a class or for all, until a day and for a reason that is kept. */
@Injectable()
export class UnlockWindow {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, windowId: number, { id, classId, until, reason }: UnlockWindowDto): Promise<void> {
    const { schoolId } = caller;
    if (until < this.clock.today()) throw badInput('until', 'This day is over: nothing would be unlocked.');
    return this.database.inSchool(schoolId, async (tx) => {
      const [window] = await tx.query<{ startYear: number }[]>(
        'SELECT start_year AS "startYear" FROM assessment_window WHERE school_id = $1 AND id = $2',
        [schoolId, windowId],
      );
      if (!window) throw notFound('window');
      if (classId) {
        const classes = await tx.query<object[]>(
          'SELECT 1 FROM class WHERE school_id = $1 AND id = $2 AND start_year = $3',
          [schoolId, classId, window.startYear],
        );
        if (classes.length === 0) throw badInput('classId', 'There is no such class in the year of this window.');
      }
      const added = await tx.query<object[]>(
        `INSERT INTO window_unlock (school_id, id, window_id, class_id, until, reason, unlocked_by, unlocked_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING 1`,
        [schoolId, id, windowId, classId, until, reason.trim(), caller.staffId, this.clock.now()],
      );
      if (added.length === 0) return;
      await recordAudit(tx, {
        schoolId,
        at: this.clock.now(),
        accountId: caller.accountId,
        action: 'window.unlocked',
        why: 'school.write',
        subjectKind: 'window',
        subjectIds: [String(windowId)],
        detail: { id, classId, until, reason: reason.trim() },
      });
      await announce(tx, { schoolId, topic: 'windows', id: String(windowId) });
    });
  }
}
