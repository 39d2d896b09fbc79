import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../core/database/database';
import type { Delivery, JobHandler } from '../core/jobs/job';
import { HandlesJob } from '../core/jobs/job-handlers';
import { keepPromise } from '../core/jobs/outbox';
import { Clock } from '../core/time/clock';
import { giveNotices } from '../notices/give-notice';
import { AnalyseSchool } from './analyse-school';
import { differencesOf } from './analysis-runs';

/** At night the check is due from this hour, Coordinated Universal Time: two or three in the morning in England. */
const dueFromHour = 2;
const everyMs = 1_800_000;

/**
 * Every night: analyses the whole school as of the day of its last run. What then differs was missed by the runs of
 * changed cohorts during the day: that is an alarm. After it the school is analysed for today, when things fall due.
 */
@Injectable()
@HandlesJob('check-analysis')
export class CheckAnalysisJob implements JobHandler<'check-analysis'> {
  readonly name = 'check-analysis';
  readonly everyMs = everyMs;
  private readonly log = new Logger(CheckAnalysisJob.name);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly analyseSchool: AnalyseSchool,
  ) {}

  async handle(delivery: Delivery<'check-analysis'>): Promise<void> {
    const { schoolId } = delivery;
    const lastDay = await this.lastDayBefore(schoolId);
    if (lastDay !== null) {
      await this.analyseSchool.run(schoolId, { kind: 'changes', why: 'before the nightly check', asOf: lastDay });
      const check = await this.analyseSchool.run(schoolId, { kind: 'nightly', why: 'nightly check', asOf: lastDay });
      const differences = differencesOf(check);
      if (differences > 0) await this.alarm(schoolId, differences);
      await this.analyseSchool.run(schoolId, { kind: 'whole', why: 'a new day' });
    }
    await this.database.inSchool(schoolId, (tx) => keepPromise(tx, delivery));
  }

  /** The day of the last run, where a night has begun since; null: it is not due, or nothing was ever analysed. */
  private lastDayBefore(schoolId: number): Promise<string | null> {
    const now = this.clock.now();
    if (now.getUTCHours() < dueFromHour) return Promise.resolve(null);
    return this.database.inSchool(schoolId, async (tx) => {
      const [last] = await tx.query<{ at: Date | null; checked: Date | null }[]>(
        `SELECT max(finished_at) FILTER (WHERE status = 'done') AS at,
                max(started_at) FILTER (WHERE kind = 'nightly' AND status = 'done') AS checked
         FROM analysis_run WHERE school_id = $1`,
        [schoolId],
      );
      const night = new Date(now);
      night.setUTCHours(dueFromHour, 0, 0, 0);
      if (!last?.at || last.at >= night || (last.checked && last.checked >= night)) return null;
      return last.at.toISOString().slice(0, 10);
    });
  }

  private async alarm(schoolId: number, differences: number): Promise<void> {
    this.log.error(`Nightly check of school ${schoolId}: ${differences} differences to the runs of the day.`);
    const at = this.clock.now();
    await this.database.inSchool(schoolId, async (tx) => {
      const people = await tx.query<{ staff_id: string }[]>(
        `SELECT DISTINCT staff_id FROM staff_role WHERE school_id = $1 AND role = 'data-manager'`,
        [schoolId],
      );
      const onceKey = `check-analysis ${this.clock.today()}`;
      await giveNotices(
        tx,
        schoolId,
        at,
        people.map(({ staff_id: staffId }) => ({ staffId, kind: 'analysis-differs', onceKey, about: { differences } })),
      );
    });
  }
}
