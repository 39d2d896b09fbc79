import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { giveNotices } from '../notices/give-notice';
import { dueNotices } from './due-notices';
import type { RemindedDto } from './windows.dto';

/** Puts a notice at the bell of everybody who teaches a class whose marks are not all in; once a day at most. */
@Injectable()
export class RemindTeachers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, windowId: number): Promise<RemindedDto> {
    const { schoolId } = caller;
    const [at, today] = [this.clock.now(), this.clock.today()];
    return this.database.inSchool(schoolId, async (tx) => {
      const windows = await tx.query<object[]>('SELECT 1 FROM assessment_window WHERE school_id = $1 AND id = $2', [
        schoolId,
        windowId,
      ]);
      if (windows.length === 0) throw notFound('window');
      const onceKey = `marks-due ${windowId} ${today}`;
      const { notices, ...classes } = await dueNotices(tx, { schoolId, windowId, today, onceKey });
      const answer = { people: await giveNotices(tx, schoolId, at, notices), ...classes };
      await recordAudit(tx, {
        schoolId,
        at,
        accountId: caller.accountId,
        action: 'window.reminded',
        why: 'school.write',
        subjectKind: 'window',
        subjectIds: [String(windowId)],
        detail: answer,
      });
      return answer;
    });
  }
}
