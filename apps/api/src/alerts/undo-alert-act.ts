import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../core/database/database';
import { conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { type AlertRequest, lockAlert, recordAlertAct } from './alert-act';
import type { AlertDto } from './alerts.dto';
import { AlertsQueries } from './alerts.queries';
import { type AlertAct, undoableFor } from './undoable';

/** Takes back the last act on an alert: by whose it was, within a day. An answer taken back is kept and marked. */
@Injectable()
export class UndoAlertAct {
  constructor(
    private readonly database: Database,
    private readonly queries: AlertsQueries,
    private readonly clock: Clock,
  ) {}

  run(request: AlertRequest): Promise<AlertDto> {
    const { caller, alertId } = request;
    const { schoolId, staffId } = caller;
    const at = this.clock.now();
    return this.database.inSchool(schoolId, async (tx) => {
      const alert = await lockAlert(tx, request, this.clock.today());
      const act = undoableFor(staffId, at, alert, alert.action);
      if (act === null) {
        throw conflict(
          'There is nothing of yours to undo here',
          'You can take back the last thing that was done to an alert, within a day, if you did it. Nothing was changed.',
        );
      }
      await this.undo(tx, { schoolId, alertId, actionId: alert.action?.id ?? null, act, at });
      await recordAlertAct(tx, caller, at, { kind: 'undone', alertId, detail: { undid: act } });
      return this.queries.one(tx, caller, alertId);
    });
  }

  private async undo(
    tx: Transaction,
    {
      schoolId,
      alertId,
      actionId,
      act,
      at,
    }: { schoolId: number; alertId: string; actionId: string | null; act: AlertAct; at: Date },
  ): Promise<void> {
    if (act === 'answer') {
      await tx.query('UPDATE alert_action SET undone_at = $3, version = version + 1 WHERE school_id = $1 AND id = $2', [
        schoolId,
        actionId,
        at,
      ]);
    }
    if (act === 'review') {
      await tx.query(
        `UPDATE alert_action SET done_on = NULL, review_note = NULL, reviewed_by = NULL, reviewed_at = NULL,
           version = version + 1 WHERE school_id = $1 AND id = $2`,
        [schoolId, actionId],
      );
    }
    // A level that came back in the meantime stays resolved.
    await tx.query(
      `UPDATE cohort_alert SET dismiss_reason = NULL, dismissed_by = NULL, dismissed_at = NULL,
         state = CASE WHEN state = 'resolved' THEN state WHEN $3 THEN 'answered' ELSE 'open' END
       WHERE school_id = $1 AND id = $2`,
      [schoolId, alertId, act === 'review'],
    );
  }
}
