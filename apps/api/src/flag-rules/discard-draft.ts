import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { requireVersion } from '../core/http/if-match';
import { notFound } from '../core/http/problem.exception';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import { lockRules, storedDraft } from './rule-settings-rows';

/** Puts a draft aside. What it said stays in the record. */
@Injectable()
export class DiscardDraft {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, ifMatch: string | undefined): Promise<void> {
    const { schoolId } = caller;
    await this.database.inSchool(schoolId, async (tx) => {
      await lockRules(tx, schoolId);
      const draft = await storedDraft(tx, schoolId);
      if (!draft) throw notFound('draft');
      requireVersion(ifMatch, draft.revision);
      const at = this.clock.now();
      await tx.query(
        `UPDATE rule_settings SET state = 'discarded', changed_at = $3 WHERE school_id = $1 AND version = $2`,
        [schoolId, draft.number, at],
      );
      await recordAudit(tx, {
        schoolId,
        at,
        accountId: caller.accountId,
        action: 'rules.draft-discarded',
        why: 'rules.write',
        subjectKind: 'rule-settings',
        subjectIds: [String(draft.number)],
      });
      await announce(tx, { schoolId, topic: 'rules' });
    });
  }
}
