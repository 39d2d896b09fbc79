import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../core/database/database';
import type { Delivery, JobHandler } from '../core/jobs/job';
import { HandlesJob } from '../core/jobs/job-handlers';
import { keepPromise } from '../core/jobs/outbox';
import { noticeMail } from './mail-words';
import { MailServer } from './mail-server';
import type { NoticeDto } from './notices.dto';

type DueNotice = Pick<NoticeDto, 'id' | 'kind' | 'about' | 'madeAt'> & {
  email: string | null;
  /** Not read at the bell meanwhile, by somebody who still wants e-mail. */
  wanted: boolean;
};

/**
 * Sends one person's unread notices as one e-mail. While the mail server is away it is tried again; one that was taken
 * just before this process died is sent again, with the same id.
 */
@Injectable()
@HandlesJob('mail-notices')
export class MailNoticesJob implements JobHandler<'mail-notices'> {
  readonly name = 'mail-notices';

  constructor(
    private readonly database: Database,
    private readonly server: MailServer,
  ) {}

  async handle(delivery: Delivery<'mail-notices'>): Promise<void> {
    const {
      schoolId,
      payload: { staffId },
    } = delivery;
    await this.database.inSchool(schoolId, async (tx) => {
      // A second delivery waits here, and finds nothing due.
      await tx.query('SELECT pg_advisory_xact_lock(hashtext($1), $2)', [staffId, schoolId]);
      const due = await this.due(tx, schoolId, staffId);
      const wanted = due.filter((notice) => notice.wanted);
      const [first] = wanted;
      const { pagesUrl } = this.server;
      if (first?.email && pagesUrl) {
        await this.server.send({ to: first.email, messageId: first.id, ...noticeMail(wanted, pagesUrl) });
      }
      // Only what was read: one that came since has a promise of its own.
      await tx.query('UPDATE notice SET mail_due = false WHERE school_id = $1 AND id = ANY($2)', [
        schoolId,
        due.map(({ id }) => id),
      ]);
      await keepPromise(tx, delivery);
    });
  }

  private due(tx: Transaction, schoolId: number, staffId: string): Promise<DueNotice[]> {
    return tx.query<DueNotice[]>(
      `SELECT n.id, n.kind, n.about, n.made_at AS "madeAt", a.email,
              n.read_at IS NULL AND s.notices_by_mail AND s.left_on IS NULL AS wanted
       FROM notice n JOIN staff s ON s.school_id = n.school_id AND s.id = n.staff_id
       LEFT JOIN account a ON a.id = s.account_id
       WHERE n.school_id = $1 AND n.staff_id = $2 AND n.mail_due ORDER BY n.made_at, n.id`,
      [schoolId, staffId],
    );
  }
}
