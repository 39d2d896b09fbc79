import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';

/** Asks the analysis that runs to end; it changes nothing then. */
@Injectable()
export class CancelAnalysis {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run({ schoolId, accountId }: Caller): Promise<void> {
    const at = this.clock.now();
    return this.database.inSchool(schoolId, async (tx) => {
      const asked = await tx.query<{ id: string }[]>(
        `WITH asked AS (UPDATE analysis_run SET cancel_asked_at = $2
                        WHERE school_id = $1 AND status = 'running' AND cancel_asked_at IS NULL RETURNING id)
         SELECT id FROM asked`,
        [schoolId, at],
      );
      if (asked.length === 0) throw conflict('No analysis is running', 'It has ended already. Nothing was changed.');
      await recordAudit(tx, {
        schoolId,
        at,
        accountId,
        action: 'analysis.cancelled',
        why: 'analysis.run',
        subjectKind: 'analysis-run',
        subjectIds: asked.map(({ id }) => id),
      });
    });
  }
}
