import { reminderSteps, schoolDaysBetween } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import type { Delivery, JobHandler } from '../core/jobs/job';
import { HandlesJob } from '../core/jobs/job-handlers';
import { keepPromise, lockSchoolJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import { giveNotices } from '../notices/give-notice';
import { schoolYears } from '../schools/years.queries';
import { dueNotices } from './due-notices';
import { reminderKey } from './reminder-key';

interface OpenWindow {
  id: number;
  startYear: number;
  opensOn: string;
  dueOn: string;
  locksOn: string;
}

/**
 * Every hour: reminds whoever has marks to enter, three school days before they are due and on the school day after.
 * Each person once for a window and step; who was not reached on the first day is on the next.
 */
@Injectable()
@HandlesJob('remind-teachers')
export class RemindByItselfJob implements JobHandler<'remind-teachers'> {
  readonly name = 'remind-teachers';
  // Once a day would pass over a day whenever it comes a little later than the day before.
  readonly everyMs = 3_600_000;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async handle(delivery: Delivery<'remind-teachers'>): Promise<void> {
    const { schoolId } = delivery;
    const today = this.clock.today();
    await this.database.inSchool(schoolId, async (tx) => {
      await lockSchoolJob(tx, schoolId, 'remind-teachers');
      const windows = await tx.query<OpenWindow[]>(
        `SELECT id, start_year AS "startYear", opens_on::text AS "opensOn", due_on::text AS "dueOn",
                locks_on::text AS "locksOn"
         FROM assessment_window WHERE school_id = $1 AND reminds AND $2 BETWEEN opens_on AND locks_on ORDER BY id`,
        [schoolId, today],
      );
      const years = windows.length > 0 ? await schoolYears(tx, schoolId) : [];
      for (const window of windows) {
        const calendar = years.find(({ startYear }) => startYear === window.startYear);
        if (!calendar || schoolDaysBetween(today, today, calendar) === 0) continue;
        const due = reminderSteps(window, calendar).find(({ from, until }) => from <= today && today <= until);
        if (due) await this.remind(tx, schoolId, window.id, due.step);
      }
      await keepPromise(tx, delivery);
    });
  }

  private async remind(tx: Transaction, schoolId: number, windowId: number, step: 'before' | 'after'): Promise<void> {
    const [at, today] = [this.clock.now(), this.clock.today()];
    const onceKey = reminderKey(windowId, step);
    const { notices, ...classes } = await dueNotices(tx, { schoolId, windowId, today, onceKey });
    const people = await giveNotices(tx, schoolId, at, notices);
    if (people === 0) return;
    await recordAudit(tx, {
      schoolId,
      at,
      accountId: null,
      action: 'window.reminded',
      why: 'by itself',
      subjectKind: 'window',
      subjectIds: [String(windowId)],
      detail: { step, people, ...classes },
    });
    await announce(tx, { schoolId, topic: 'windows', id: String(windowId) });
  }
}
