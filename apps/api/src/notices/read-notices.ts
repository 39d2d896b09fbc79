import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';

/** Marks what waits at one's own bell as read. */
@Injectable()
export class ReadNotices {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run({ schoolId, staffId, accountId }: Caller): Promise<void> {
    return this.database.inSchool(schoolId, async (tx) => {
      const at = this.clock.now();
      const read = await tx.query<{ id: string }[]>(
        `WITH seen AS (UPDATE notice SET read_at = $3 WHERE school_id = $1 AND staff_id = $2 AND read_at IS NULL
           RETURNING id) SELECT id FROM seen`,
        [schoolId, staffId, at],
      );
      if (read.length === 0) return;
      await recordAudit(tx, {
        schoolId,
        at,
        accountId,
        action: 'notices.seen',
        why: 'school.read',
        subjectKind: 'notice',
        subjectIds: read.map(({ id }) => id),
      });
      await announce(tx, { schoolId, topic: 'notices' });
    });
  }
}
