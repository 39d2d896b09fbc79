import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { Database } from '../core/database/database';
import { requireVersion } from '../core/http/if-match';
import { notFound } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import type { SwitchBackDto } from './rule-settings.dto';
import { lockRules, nextNumbers, numberInUse, settingsOf } from './rule-settings-rows';
import { replaceInUse, tellOfSwitch } from './switched-on';

/** What an earlier version said, or the rules as shipped, holds again, as a version of its own. A draft stays. */
@Injectable()
export class SwitchBack {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(caller: Caller, { number: wanted, note }: SwitchBackDto, ifMatch: string | undefined): Promise<void> {
    const { schoolId } = caller;
    await this.database.inSchool(schoolId, async (tx) => {
      await lockRules(tx, schoolId);
      const replaced = await numberInUse(tx, schoolId);
      requireVersion(ifMatch, replaced);
      const settings = await settingsOf(tx, schoolId, wanted);
      if (!settings) throw notFound('version');
      if (wanted === replaced) return;
      const at = this.clock.now();
      const { number, revision } = await nextNumbers(tx, schoolId);
      await replaceInUse(tx, schoolId, at);
      await tx.query(
        `INSERT INTO rule_settings (school_id, version, state, settings, note, made_by, made_at, changed_at, in_use_from,
                                    revision)
         VALUES ($1, $2, 'in-use', $3, $4, $5, $6, $6, $6, $7)`,
        [schoolId, number, settings, note || null, caller.staffId, at, revision],
      );
      const detail = { settings, of: wanted };
      await tellOfSwitch(tx, { caller, at, action: 'rules.switched-back', number, replaced, detail });
    });
  }
}
