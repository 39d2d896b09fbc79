import { Injectable } from '@nestjs/common';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { keepPromise } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import type { AnalysisRunEntity } from './analysis-run.entity';

/** What a run did. */
export interface AnalysisOutcome {
  runId: string;
  cohorts: number;
  /** Progress rows that were new or different. */
  progressWritten: number;
  flagsOpened: number;
  flagsUpdated: number;
  flagsResolved: number;
  /** Cohort alerts opened, changed or resolved. */
  alertsChanged: number;
}

export const nothingDone = (runId: string): AnalysisOutcome => ({
  runId,
  cohorts: 0,
  progressWritten: 0,
  flagsOpened: 0,
  flagsUpdated: 0,
  flagsResolved: 0,
  alertsChanged: 0,
});

/** How much a run found other than it was stored. */
export const differencesOf = (outcome: AnalysisOutcome): number =>
  outcome.flagsOpened + outcome.flagsUpdated + outcome.flagsResolved + outcome.progressWritten + outcome.alertsChanged;

export interface AnalysisRun {
  schoolId: number;
  runId: string;
  kind: AnalysisRunEntity['kind'];
  /** Why it ran, for the audit. */
  why: string;
}

/** The rows that tell how runs of the analysis go: written beside the run's own transaction until it ends. */
@Injectable()
export class AnalysisRuns {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async begin({ schoolId, runId, kind }: AnalysisRun): Promise<void> {
    await this.database.inSchool(schoolId, async (tx) => {
      await tx.query(
        `INSERT INTO analysis_run (school_id, id, kind, status, done, total, flags_opened, flags_updated, flags_resolved,
                                   started_at)
         VALUES ($1, $2, $3, 'running', 0, 0, 0, 0, 0, $4)`,
        [schoolId, runId, kind, this.clock.now()],
      );
      await announce(tx, { schoolId, topic: 'analysis', id: runId });
    });
  }

  /** In the run's own transaction: what it did is told exactly when it holds. */
  async finish(tx: Transaction, { schoolId, runId, kind, why }: AnalysisRun, outcome: AnalysisOutcome): Promise<void> {
    const at = this.clock.now();
    const { runId: _, ...counts } = outcome;
    const flagsChanged = counts.flagsOpened + counts.flagsUpdated + counts.flagsResolved;
    await tx.query(
      `UPDATE analysis_run SET status = 'done', done = $3, total = $3, flags_opened = $4, flags_updated = $5,
         flags_resolved = $6, differences = $7, finished_at = $8
       WHERE school_id = $1 AND id = $2`,
      [
        schoolId,
        runId,
        counts.cohorts,
        counts.flagsOpened,
        counts.flagsUpdated,
        counts.flagsResolved,
        kind === 'nightly' ? differencesOf(outcome) : null,
        at,
      ],
    );
    // A run that was killed cannot say so itself; this one holds the lock, so no earlier one is at work.
    await tx.query(
      `UPDATE analysis_run SET status = 'failed', failure = 'It was stopped before its end.', finished_at = $3
       WHERE school_id = $1 AND status = 'running' AND id < $2`,
      [schoolId, runId, at],
    );
    await recordAudit(tx, {
      schoolId,
      at,
      accountId: null,
      action: 'analysis.finished',
      why,
      subjectKind: 'analysis-run',
      subjectIds: [runId],
      detail: counts,
    });
    await announce(tx, { schoolId, topic: 'analysis', id: runId });
    if (flagsChanged > 0) await announce(tx, { schoolId, topic: 'flags' });
  }

  /** Nothing of it holds; what it was promised for is not done again by itself, the next change or night does it. */
  async cancel({ schoolId, runId }: AnalysisRun, outboxIds: readonly string[]): Promise<void> {
    await this.database.inSchool(schoolId, async (tx) => {
      await tx.query(
        `UPDATE analysis_run SET status = 'cancelled', failure = 'Somebody cancelled it; nothing was changed.',
           finished_at = $3 WHERE school_id = $1 AND id = $2`,
        [schoolId, runId, this.clock.now()],
      );
      await keepPromise(tx, { outboxIds: [...outboxIds] });
      await announce(tx, { schoolId, topic: 'analysis', id: runId });
    });
  }

  async fail({ schoolId, runId }: AnalysisRun): Promise<void> {
    await this.database.inSchool(schoolId, async (tx) => {
      await tx.query(
        `UPDATE analysis_run SET status = 'failed', failure = $3, finished_at = $4 WHERE school_id = $1 AND id = $2`,
        [
          schoolId,
          runId,
          'It stopped with an error; nothing was changed. It is tried again by itself.',
          this.clock.now(),
        ],
      );
      await announce(tx, { schoolId, topic: 'analysis', id: runId });
    });
  }
}
