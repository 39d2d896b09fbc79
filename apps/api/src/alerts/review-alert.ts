import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/database';
import { badInput, conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { type AlertRequest, lockAlert, recordAlertAct } from './alert-act';
import type { AlertDto, ReviewAlertDto } from './alerts.dto';
import { AlertsQueries } from './alerts.queries';

/** Says how an action about an alert stands: done, or to be looked at again. Done with the level still down, the alert is open again. */
@Injectable()
export class ReviewAlert {
  constructor(
    private readonly database: Database,
    private readonly queries: AlertsQueries,
    private readonly clock: Clock,
  ) {}

  run(request: AlertRequest & { review: ReviewAlertDto }): Promise<AlertDto> {
    const { caller, alertId, review } = request;
    const { schoolId, staffId } = caller;
    const today = this.clock.today();
    return this.database.inSchool(schoolId, async (tx) => {
      const { action } = await lockAlert(tx, request, today);
      if (!action || action.doneOn !== null) {
        throw conflict('There is no action to review', 'It was done or taken back. Nothing was changed.');
      }
      const goesOn = review.outcome === 'go-on';
      if (goesOn && (review.reviewOn ?? '') <= today) {
        throw badInput('reviewOn', 'Say when you will look again: a day after today.');
      }
      const at = this.clock.now();
      await tx.query(
        `UPDATE alert_action SET review_note = $3, reviewed_by = $4, reviewed_at = $5, version = version + 1,
           done_on = $6, review_on = CASE WHEN $7::date IS NULL THEN review_on ELSE greatest($7::date, starts_on + 1) END
         WHERE school_id = $1 AND id = $2`,
        [
          schoolId,
          action.id,
          review.note?.trim() || null,
          staffId,
          at,
          goesOn ? null : today,
          goesOn ? review.reviewOn : null,
        ],
      );
      if (!goesOn) {
        await tx.query(
          `UPDATE cohort_alert SET state = 'open' WHERE school_id = $1 AND id = $2 AND state = 'answered'`,
          [schoolId, alertId],
        );
      }
      const detail = { actionId: action.id, outcome: review.outcome };
      await recordAlertAct(tx, caller, at, { kind: 'reviewed', alertId, detail });
      return this.queries.one(tx, caller, alertId);
    });
  }
}
