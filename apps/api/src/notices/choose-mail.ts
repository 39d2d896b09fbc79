import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { CONFIG, type Config } from '../core/config/config';
import { Database } from '../core/database/database';
import { conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';

/** Has one's own notices sent by e-mail too, or no longer. */
@Injectable()
export class ChooseMail {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  run({ schoolId, staffId, accountId }: Caller, byMail: boolean): Promise<void> {
    if (byMail && !this.config.mail) {
      throw conflict('Headway sends no e-mail here', 'Whoever runs it has not set a mail server. Nothing was changed.');
    }
    return this.database.inSchool(schoolId, async (tx) => {
      const changed = await tx.query<object[]>(
        `WITH changed AS (UPDATE staff SET notices_by_mail = $3
                          WHERE school_id = $1 AND id = $2 AND notices_by_mail <> $3 RETURNING id)
         SELECT id FROM changed`,
        [schoolId, staffId, byMail],
      );
      if (changed.length === 0) return;
      await recordAudit(tx, {
        schoolId,
        at: this.clock.now(),
        accountId,
        action: 'notices.mail-chosen',
        why: 'school.read',
        subjectKind: 'staff',
        subjectIds: [staffId],
        detail: { byMail },
      });
    });
  }
}
