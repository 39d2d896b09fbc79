import { Injectable } from '@nestjs/common';
import { PupilGate } from '../core/access/pupil-gate';
import { Database } from '../core/database/database';
import { conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import type { ConcernDto } from './answers.dto';
import { AnswersQueries } from './answers.queries';
import { type ConcernRequest, lockConcern } from './lock-concern';
import { recordConcern } from './record-concern';

/** Says why a concern no longer is one; the words stay in the pupil's history. */
@Injectable()
export class CloseConcern {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly queries: AnswersQueries,
    private readonly clock: Clock,
  ) {}

  run(request: ConcernRequest & { closedWhy: string }): Promise<ConcernDto> {
    const { caller, concernId, closedWhy } = request;
    return this.database.inSchool(caller.schoolId, async (tx) => {
      const concern = await lockConcern(tx, this.gate, request);
      if (concern.closedAt !== null)
        throw conflict('This concern is closed', 'Somebody was faster. Nothing was changed.');
      const at = this.clock.now();
      await tx.query(
        `UPDATE staff_concern SET closed_at = $3, closed_by = $4, closed_why = $5, version = version + 1
         WHERE school_id = $1 AND id = $2`,
        [caller.schoolId, concernId, at, caller.staffId, closedWhy.trim()],
      );
      await recordConcern(tx, caller, at, { kind: 'closed', concernId, ...concern });
      return this.queries.concern(tx, caller, concernId);
    });
  }
}
