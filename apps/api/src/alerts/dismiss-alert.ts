import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/database';
import { conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { type AlertRequest, lockAlert, recordAlertAct } from './alert-act';
import type { AlertDto } from './alerts.dto';
import { AlertsQueries } from './alerts.queries';

/** A leader says why nothing needs to be done about an alert. */
@Injectable()
export class DismissAlert {
  constructor(
    private readonly database: Database,
    private readonly queries: AlertsQueries,
    private readonly clock: Clock,
  ) {}

  run(request: AlertRequest & { reason: string }): Promise<AlertDto> {
    const { caller, alertId, reason } = request;
    const { schoolId, staffId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const alert = await lockAlert(tx, request, this.clock.today());
      if (alert.state !== 'open') {
        throw conflict(
          'This alert is not open',
          'It was answered or dismissed, or the level is back. Nothing was changed.',
        );
      }
      const at = this.clock.now();
      await tx.query(
        `UPDATE cohort_alert SET state = 'dismissed', dismiss_reason = $3, dismissed_by = $4, dismissed_at = $5
         WHERE school_id = $1 AND id = $2`,
        [schoolId, alertId, reason.trim(), staffId, at],
      );
      await recordAlertAct(tx, caller, at, { kind: 'dismissed', alertId });
      return this.queries.one(tx, caller, alertId);
    });
  }
}
