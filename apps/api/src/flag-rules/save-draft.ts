import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { requireVersion } from '../core/http/if-match';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import type { SaveDraftDto } from './rule-settings.dto';
import { lockRules, nextNumbers, storedDraft } from './rule-settings-rows';
import { statedSettings } from './stated-settings';

/** Keeps a draft of other rule settings: a new one where there is none, or the one there is. It changes no flag. */
@Injectable()
export class SaveDraft {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, given: SaveDraftDto, ifMatch: string | undefined): Promise<void> {
    const { schoolId } = caller;
    const settings = statedSettings(given.settings);
    await this.database.inSchool(schoolId, async (tx) => {
      await lockRules(tx, schoolId);
      const draft = await storedDraft(tx, schoolId);
      requireVersion(ifMatch, draft?.revision ?? 0);
      if (draft && isDeepStrictEqual(draft.settings, settings)) return;
      const next = await nextNumbers(tx, schoolId);
      const number = draft?.number ?? next.number;
      const at = this.clock.now();
      await tx.query(
        `INSERT INTO rule_settings (school_id, version, state, settings, made_by, made_at, changed_at, revision)
         VALUES ($1, $2, 'draft', $3, $4, $5, $5, $6)
         ON CONFLICT (school_id, version) DO UPDATE
           SET settings = excluded.settings, made_by = excluded.made_by, changed_at = $5, revision = $6`,
        [schoolId, number, settings, caller.staffId, at, next.revision],
      );
      await recordAudit(tx, {
        schoolId,
        at,
        accountId: caller.accountId,
        action: 'rules.draft-saved',
        why: 'rules.write',
        subjectKind: 'rule-settings',
        subjectIds: [String(number)],
        detail: { before: draft?.settings ?? null, after: settings },
      });
      await announce(tx, { schoolId, topic: 'rules' });
    });
  }
}
