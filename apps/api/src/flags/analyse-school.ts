import { setImmediate as nextTurn } from 'node:timers/promises';
import { analyseCohort, daysBetween } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import type { Delivery } from '../core/jobs/job';
import { keepPromise, lockSchoolJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import { newId } from '../core/time/new-id';
import { decideFlags } from './decide-flags';
import { foundNeeds, foundProgress, type FoundNeed } from './found-needs';
import { KnownProgress } from './known-progress';
import { readCohorts } from './read-cohorts';
import { RunReporter } from './run-reporter';
import { dropProgress, readLiveFlags, writeFlags, writeProgress } from './write-findings';

/** A subject a year group has had no window in for this long is over for it (phonics after Year 2). */
const overAfterDays = 365;

/** What a run did. */
export interface AnalysisOutcome {
  runId: string;
  cohorts: number;
  /** Progress rows that were new or different. */
  progressWritten: number;
  flagsOpened: number;
  flagsUpdated: number;
  flagsResolved: number;
}

/** Analyses all results of a school and brings progress and flags up to date. Run twice, the second changes nothing. */
@Injectable()
export class AnalyseSchool {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @param delivery the job that asked for it; null when an operator did. */
  async run(schoolId: number, delivery: Delivery<'analyse-school'> | null): Promise<AnalysisOutcome> {
    const runId = newId();
    await this.begin(schoolId, runId);
    const reporter = new RunReporter(this.database, schoolId, runId);
    try {
      return await this.database.inSchool(schoolId, async (tx) => {
        // Two runs at once could each overwrite what the other has just found.
        await lockSchoolJob(tx, schoolId, 'analyse-school');
        const outcome = await this.analyse(tx, schoolId, runId, reporter);
        await reporter.stop();
        await this.finish(tx, schoolId, outcome, delivery);
        return outcome;
      });
    } catch (error) {
      await reporter.stop();
      // Where the database is away, the run's row is closed by the next run instead.
      await this.fail(schoolId, runId).catch(() => undefined);
      throw error;
    }
  }

  private async analyse(
    tx: Transaction,
    schoolId: number,
    runId: string,
    reporter: RunReporter,
  ): Promise<AnalysisOutcome> {
    const today = this.clock.today();
    const cohorts = await readCohorts(tx, schoolId, today);
    const known = await KnownProgress.read(tx, schoolId);
    const strands = await tx.query<{ id: number }[]>(
      'SELECT id FROM subject WHERE school_id = $1 AND strand_of IS NOT NULL',
      [schoolId],
    );
    const isStrand = new Set(strands.map(({ id }) => id));
    const needs: FoundNeed[] = [];
    let progressWritten = 0;
    for (const [done, cohort] of cohorts.entries()) {
      reporter.tell(done, cohorts.length);
      const analysis = analyseCohort(cohort.facts);
      const news = known.different(cohort.subjectId, foundProgress(cohort, analysis));
      progressWritten += await writeProgress(tx, schoolId, cohort.subjectId, news);
      if (!isStrand.has(cohort.subjectId) && isStillTaught(cohort.facts.windows, today)) {
        needs.push(...foundNeeds(cohort, analysis));
      }
      // Others wait on this process too: a heart beat, a request, the queue's lock.
      await nextTurn();
    }
    await dropProgress(tx, schoolId, known.stale());
    const decisions = decideFlags(await readLiveFlags(tx, schoolId), needs);
    await writeFlags(tx, decisions, { schoolId, at: this.clock.now(), today });
    return {
      runId,
      cohorts: cohorts.length,
      progressWritten,
      flagsOpened: decisions.open.length,
      flagsUpdated: decisions.change.length + decisions.reopen.length,
      flagsResolved: decisions.resolve.length,
    };
  }

  private async begin(schoolId: number, runId: string): Promise<void> {
    await this.database.inSchool(schoolId, async (tx) => {
      await tx.query(
        `INSERT INTO analysis_run (school_id, id, status, done, total, flags_opened, flags_updated, flags_resolved,
                                   started_at)
         VALUES ($1, $2, 'running', 0, 0, 0, 0, 0, $3)`,
        [schoolId, runId, this.clock.now()],
      );
      await announce(tx, { schoolId, topic: 'analysis', id: runId });
    });
  }

  private async finish(
    tx: Transaction,
    schoolId: number,
    outcome: AnalysisOutcome,
    delivery: Delivery<'analyse-school'> | null,
  ): Promise<void> {
    const at = this.clock.now();
    const { runId, ...counts } = outcome;
    await tx.query(
      `UPDATE analysis_run SET status = 'done', done = $3, total = $3, flags_opened = $4, flags_updated = $5,
         flags_resolved = $6, finished_at = $7
       WHERE school_id = $1 AND id = $2`,
      [schoolId, runId, counts.cohorts, counts.flagsOpened, counts.flagsUpdated, counts.flagsResolved, at],
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
      why: delivery ? 'promised job' : 'operator',
      subjectKind: 'analysis-run',
      subjectIds: [runId],
      detail: counts,
    });
    if (delivery) await keepPromise(tx, delivery);
    await announce(tx, { schoolId, topic: 'analysis', id: runId });
    if (counts.flagsOpened + counts.flagsUpdated + counts.flagsResolved > 0) {
      await announce(tx, { schoolId, topic: 'flags' });
    }
  }

  private async fail(schoolId: number, runId: string): Promise<void> {
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

function isStillTaught(windows: readonly { dueOn: string | null }[], today: string): boolean {
  return windows.some(({ dueOn }) => dueOn !== null && daysBetween(dueOn, today) <= overAfterDays);
}
