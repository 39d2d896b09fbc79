import { Injectable } from '@nestjs/common';
import { PupilGate } from '../core/access/pupil-gate';
import { Database } from '../core/database/database';
import { conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { lockFlag, standingOf, writeAct, type FlagAct } from './flag-act';
import type { FlagStateDto } from './flags.dto';

/** Somebody says why nothing needs doing. It stays dismissed until there is a new reason or it gets worse. */
@Injectable()
export class DismissFlag {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly clock: Clock,
  ) {}

  async run(act: FlagAct & { reason: string }): Promise<FlagStateDto> {
    const reason = act.reason.trim();
    return this.database.inSchool(act.caller.schoolId, async (tx) => {
      const flag = await lockFlag(tx, this.gate, act);
      if (flag.state !== 'open' && flag.state !== 'acknowledged') {
        throw conflict('This flag is not open', 'It was dismissed before, or its reasons are gone.');
      }
      const at = this.clock.now();
      const to = { ...standingOf(flag), state: 'dismissed' as const, dismissReason: reason };
      return writeAct({ tx, act, flag, at, kind: 'dismissed', to, detail: { reason, before: standingOf(flag) } });
    });
  }
}
