import { Injectable } from '@nestjs/common';
import { may } from '../core/access/caller';
import { Database, type Transaction } from '../core/database/database';
import { badInput, conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { newId } from '../core/time/new-id';
import { type AlertRequest, lockAlert, recordAlertAct } from './alert-act';
import type { AlertDto, AnswerAlertDto } from './alerts.dto';
import { AlertsQueries } from './alerts.queries';

/** A leader answers an alert with an action of the school: what, whose, what it costs, when it is looked at again. */
@Injectable()
export class AnswerAlert {
  constructor(
    private readonly database: Database,
    private readonly queries: AlertsQueries,
    private readonly clock: Clock,
  ) {}

  run(request: AlertRequest & { answer: AnswerAlertDto }): Promise<AlertDto> {
    const { caller, alertId, answer } = request;
    const { schoolId, staffId } = caller;
    const today = this.clock.today();
    return this.database.inSchool(schoolId, async (tx) => {
      const alert = await lockAlert(tx, request, today);
      if (alert.state !== 'open') {
        throw conflict(
          'This alert is not open',
          'It was answered or dismissed, or the level is back. Nothing was kept.',
        );
      }
      if (answer.reviewOn <= answer.startsOn) {
        throw badInput('reviewOn', 'Look at it again on a day after it starts.');
      }
      const costPence = answer.costPence ?? null;
      if (costPence !== null && !may(caller, 'costs.read')) {
        throw badInput('costPence', 'Costs are entered by those who see costs. Leave it empty.');
      }
      await this.requireOwner(tx, schoolId, answer.ownerId, today);
      const [id, at] = [newId(), this.clock.now()];
      await tx.query(
        `INSERT INTO alert_action (school_id, id, alert_id, what, owner_id, cost_pence, starts_on, review_on, made_by,
                                   made_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)`,
        [
          schoolId,
          id,
          alertId,
          answer.what.trim(),
          answer.ownerId,
          costPence,
          answer.startsOn,
          answer.reviewOn,
          staffId,
          at,
        ],
      );
      await tx.query(`UPDATE cohort_alert SET state = 'answered' WHERE school_id = $1 AND id = $2`, [
        schoolId,
        alertId,
      ]);
      await recordAlertAct(tx, caller, at, { kind: 'answered', alertId, detail: { actionId: id } });
      return this.queries.one(tx, caller, alertId);
    });
  }

  private async requireOwner(tx: Transaction, schoolId: number, ownerId: string, today: string): Promise<void> {
    const known = await tx.query<object[]>(
      'SELECT 1 FROM staff WHERE school_id = $1 AND id = $2 AND (left_on IS NULL OR left_on > $3)',
      [schoolId, ownerId, today],
    );
    if (known.length === 0) throw badInput('ownerId', 'Choose somebody who works at this school.');
  }
}
