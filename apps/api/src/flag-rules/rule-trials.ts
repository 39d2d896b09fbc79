import type { PhaseSettings } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/database';
import type { Delivery } from '../core/jobs/job';
import { keepPromise } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import type { TrialFindings } from './trial-findings';

/** The rows that tell how try-outs go. A try-out holds no transaction while it works: each step writes its own. */
@Injectable()
export class RuleTrials {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns the settings to try; null: somebody stopped it, or it was done before. */
  begin(schoolId: number, trialId: string): Promise<PhaseSettings | null> {
    return this.database.inSchool(schoolId, async (tx) => {
      const [rows] = await tx.query<[{ settings: PhaseSettings }[], number]>(
        `UPDATE rule_trial SET status = 'running', failure = NULL, done = 0
         WHERE school_id = $1 AND id = $2 AND status IN ('waiting', 'running', 'failed') RETURNING settings`,
        [schoolId, trialId],
      );
      await announce(tx, { schoolId, topic: 'rules', id: trialId });
      return rows[0]?.settings ?? null;
    });
  }

  /** Writes how far it is. @returns false where somebody stopped it. */
  tell(schoolId: number, trialId: string, { done, total }: { done: number; total: number }): Promise<boolean> {
    return this.database.inSchool(schoolId, async (tx) => {
      const [, told] = await tx.query<[unknown[], number]>(
        `UPDATE rule_trial SET done = $3, total = $4 WHERE school_id = $1 AND id = $2 AND status = 'running'`,
        [schoolId, trialId, done, total],
      );
      await announce(tx, { schoolId, topic: 'rules', id: trialId });
      return told > 0;
    });
  }

  /** Keeps the promise; what was found only where it was not stopped meanwhile. */
  async finish(
    { schoolId, payload: { trialId }, outboxIds }: Delivery<'try-rules'>,
    findings: TrialFindings | null,
  ): Promise<void> {
    await this.database.inSchool(schoolId, async (tx) => {
      if (findings) {
        await tx.query(
          `UPDATE rule_trial SET status = 'done', done = total, findings = $3, finished_at = $4
           WHERE school_id = $1 AND id = $2 AND status = 'running'`,
          [schoolId, trialId, findings, this.clock.now()],
        );
      }
      await keepPromise(tx, { outboxIds });
      await announce(tx, { schoolId, topic: 'rules', id: trialId });
    });
  }

  async fail(schoolId: number, trialId: string): Promise<void> {
    await this.database.inSchool(schoolId, async (tx) => {
      await tx.query(
        `UPDATE rule_trial SET status = 'failed', failure = $3 WHERE school_id = $1 AND id = $2 AND status = 'running'`,
        [schoolId, trialId, 'It stopped with an error; nothing was changed. It is tried again by itself.'],
      );
      await announce(tx, { schoolId, topic: 'rules', id: trialId });
    });
  }
}
