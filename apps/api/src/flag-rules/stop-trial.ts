import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { conflict, notFound } from '../core/http/problem.exception';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';

/** Somebody presses Stop: the work ends after the cohort it is at. */
@Injectable()
export class StopTrial {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, trialId: string): Promise<void> {
    const { schoolId } = caller;
    await this.database.inSchool(schoolId, async (tx) => {
      const [trial] = await tx.query<{ status: string }[]>(
        'SELECT status FROM rule_trial WHERE school_id = $1 AND id = $2 FOR UPDATE',
        [schoolId, trialId],
      );
      if (!trial) throw notFound('try-out');
      if (trial.status === 'cancelled') return;
      if (trial.status === 'done') {
        throw conflict('There is nothing to stop', 'It had ended already. Look at what it found.');
      }
      const at = this.clock.now();
      await tx.query(`UPDATE rule_trial SET status = 'cancelled', finished_at = $3 WHERE school_id = $1 AND id = $2`, [
        schoolId,
        trialId,
        at,
      ]);
      await recordAudit(tx, {
        schoolId,
        at,
        accountId: caller.accountId,
        action: 'rules.trial-stopped',
        why: 'rules.write',
        subjectKind: 'rule-trial',
        subjectIds: [trialId],
      });
      await announce(tx, { schoolId, topic: 'rules', id: trialId });
    });
  }
}
