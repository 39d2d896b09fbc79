import { schoolDaysBetween } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import type { Delivery, JobHandler } from '../core/jobs/job';
import { HandlesJob } from '../core/jobs/job-handlers';
import { keepPromise, lockSchoolJob } from '../core/jobs/outbox';
import { Clock } from '../core/time/clock';
import { schoolCalendar } from '../flags/school-calendar';
import { giveNotices } from '../notices/give-notice';

interface DueReviews {
  staffId: string;
  /** The day the last of them fell due. */
  dueOn: string;
  reviews: number;
}

/**
 * Every hour of a school day: tells who does something in class that its review is due. Each person once for a day on
 * which one falls due; one that falls due in a holiday is told of on the first school day after it.
 */
@Injectable()
@HandlesJob('remind-reviews')
export class RemindReviewsJob implements JobHandler<'remind-reviews'> {
  readonly name = 'remind-reviews';
  // Once a day would pass over a day whenever it comes a little later than the day before.
  readonly everyMs = 3_600_000;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async handle(delivery: Delivery<'remind-reviews'>): Promise<void> {
    const { schoolId } = delivery;
    const today = this.clock.today();
    await this.database.inSchool(schoolId, async (tx) => {
      await lockSchoolJob(tx, schoolId, 'remind-reviews');
      const calendar = await schoolCalendar(tx, schoolId, today);
      if (schoolDaysBetween(today, today, calendar) > 0) await this.remind(tx, schoolId, today);
      await keepPromise(tx, delivery);
    });
  }

  private async remind(tx: Transaction, schoolId: number, today: string): Promise<void> {
    const due = await tx.query<DueReviews[]>(
      `SELECT staff_id AS "staffId", max(review_on)::text AS "dueOn", count(*)::int AS reviews FROM class_answer
       WHERE school_id = $1 AND review_on <= $2 AND ends_on IS NULL AND undone_at IS NULL
       GROUP BY staff_id ORDER BY staff_id`,
      [schoolId, today],
    );
    const at = this.clock.now();
    const people = await giveNotices(
      tx,
      schoolId,
      at,
      due.map(({ staffId, dueOn, reviews }) => ({
        staffId,
        kind: 'review-due',
        onceKey: `review-due ${dueOn}`,
        about: { reviews },
      })),
    );
    if (people === 0) return;
    await recordAudit(tx, {
      schoolId,
      at,
      accountId: null,
      action: 'reviews.reminded',
      why: 'by itself',
      detail: { people },
    });
  }
}
