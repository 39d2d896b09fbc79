import { Injectable } from '@nestjs/common';
import { PupilGate } from '../core/access/pupil-gate';
import { Database } from '../core/database/database';
import { conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { lockFlag, standingOf, writeAct, type FlagAct } from './flag-act';
import type { FlagStateDto } from './flags.dto';

/** Somebody says: I have seen this. */
@Injectable()
export class AcknowledgeFlag {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly clock: Clock,
  ) {}

  async run(act: FlagAct): Promise<FlagStateDto> {
    return this.database.inSchool(act.caller.schoolId, async (tx) => {
      const flag = await lockFlag(tx, this.gate, act);
      if (flag.state !== 'open') {
        throw conflict('This flag is not open', 'Somebody has already seen it, dismissed it, or its reasons are gone.');
      }
      const at = this.clock.now();
      const to = {
        state: 'acknowledged' as const,
        acknowledgedBy: act.caller.staffId,
        acknowledgedAt: at.toISOString(),
        dismissReason: null,
      };
      return writeAct({ tx, act, flag, at, kind: 'acknowledged', to, detail: { before: standingOf(flag) } });
    });
  }
}
