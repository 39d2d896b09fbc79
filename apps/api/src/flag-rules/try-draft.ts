import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { requireVersion } from '../core/http/if-match';
import { notFound } from '../core/http/problem.exception';
import { promiseJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import { lockRules, storedDraft } from './rule-settings-rows';
import type { TryDraftDto } from './rule-settings.dto';

/** Promises that the draft is tried out on the school's past windows. One try-out at a time: an earlier one ends. */
@Injectable()
export class TryDraft {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, { id }: TryDraftDto, ifMatch: string | undefined): Promise<void> {
    const { schoolId } = caller;
    await this.database.inSchool(schoolId, async (tx) => {
      await lockRules(tx, schoolId);
      const draft = await storedDraft(tx, schoolId);
      if (!draft) throw notFound('draft');
      requireVersion(ifMatch, draft.revision);
      const at = this.clock.now();
      const asked = await tx.query<unknown[]>(
        `INSERT INTO rule_trial (school_id, id, status, settings, version, revision, done, total, asked_by, asked_at)
         VALUES ($1, $2, 'waiting', $3, $4, $5, 0, 0, $6, $7) ON CONFLICT (school_id, id) DO NOTHING RETURNING 1`,
        [schoolId, id, draft.settings, draft.number, draft.revision, caller.staffId, at],
      );
      if (asked.length === 0) return;
      await tx.query(
        `UPDATE rule_trial SET status = 'cancelled', finished_at = $3
         WHERE school_id = $1 AND id <> $2 AND status IN ('waiting', 'running', 'failed')`,
        [schoolId, id, at],
      );
      await recordAudit(tx, {
        schoolId,
        at,
        accountId: caller.accountId,
        action: 'rules.trial-asked',
        why: 'rules.write',
        subjectKind: 'rule-trial',
        subjectIds: [id],
        detail: { number: draft.number, revision: draft.revision },
      });
      await promiseJob(tx, { name: 'try-rules', schoolId, payload: { trialId: id } }, at);
      await announce(tx, { schoolId, topic: 'rules', id });
    });
  }
}
