import { Injectable } from '@nestjs/common';
import { PupilGate } from '../core/access/pupil-gate';
import { Database } from '../core/database/database';
import { conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { type ConcernRequest, lockConcern } from './lock-concern';
import { recordConcern } from './record-concern';

/** A concern can be taken back for a day. */
const undoForMs = 24 * 60 * 60_000;

/** Takes back a concern: by who raised it, within a day, while it is open. The words are kept and marked. */
@Injectable()
export class TakeBackConcern {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly clock: Clock,
  ) {}

  run(request: ConcernRequest): Promise<void> {
    const { caller, concernId } = request;
    return this.database.inSchool(caller.schoolId, async (tx) => {
      const concern = await lockConcern(tx, this.gate, request);
      const at = this.clock.now();
      const late = at.getTime() - concern.raisedAt.getTime() > undoForMs;
      if (concern.raisedBy !== caller.staffId || concern.closedAt !== null || late) {
        throw conflict(
          'This can no longer be taken back',
          'A concern is taken back by who raised it, within a day. Close it instead and say why.',
        );
      }
      await tx.query(
        'UPDATE staff_concern SET undone_at = $3, version = version + 1 WHERE school_id = $1 AND id = $2',
        [caller.schoolId, concernId, at],
      );
      await recordConcern(tx, caller, at, { kind: 'undone', concernId, ...concern });
    });
  }
}
