import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { Database } from '../core/database/database';
import { requireVersion } from '../core/http/if-match';
import { conflict, notFound } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import type { SwitchOnDraftDto } from './rule-settings.dto';
import { lockRules, numberInUse, storedDraft, wasTriedOut } from './rule-settings-rows';
import { replaceInUse, tellOfSwitch } from './switched-on';

/** A draft that was tried out becomes what holds. */
@Injectable()
export class SwitchOnDraft {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, { note }: SwitchOnDraftDto, ifMatch: string | undefined): Promise<void> {
    const { schoolId } = caller;
    await this.database.inSchool(schoolId, async (tx) => {
      await lockRules(tx, schoolId);
      const draft = await storedDraft(tx, schoolId);
      if (!draft) throw notFound('draft');
      requireVersion(ifMatch, draft.revision);
      if (!(await wasTriedOut(tx, schoolId, draft))) {
        throw conflict(
          'This draft was not tried out yet',
          'Nothing was changed. Try it out against the rules that are in use now, look at what it does, then switch it on.',
        );
      }
      const at = this.clock.now();
      const replaced = await numberInUse(tx, schoolId);
      await replaceInUse(tx, schoolId, at);
      await tx.query(
        `UPDATE rule_settings SET state = 'in-use', in_use_from = $3, changed_at = $3, made_by = $4, note = $5
         WHERE school_id = $1 AND version = $2`,
        [schoolId, draft.number, at, caller.staffId, note || null],
      );
      const { number, settings } = draft;
      await tellOfSwitch(tx, { caller, at, action: 'rules.switched-on', number, replaced, detail: { settings } });
    });
  }
}
