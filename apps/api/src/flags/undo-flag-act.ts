import { Injectable } from '@nestjs/common';
import { PupilGate } from '../core/access/pupil-gate';
import { Database, type Transaction } from '../core/database/database';
import { conflict } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { lockFlag, writeAct, type FlagAct, type FlagStanding } from './flag-act';
import type { FlagStateDto } from './flags.dto';

/** An act can be taken back for a day. */
const undoForMs = 24 * 60 * 60_000;

/** Takes back the last act on a flag, by the person who did it and as long as nothing has happened since. */
@Injectable()
export class UndoFlagAct {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly clock: Clock,
  ) {}

  async run(act: FlagAct): Promise<FlagStateDto> {
    return this.database.inSchool(act.caller.schoolId, async (tx) => {
      const flag = await lockFlag(tx, this.gate, act);
      const at = this.clock.now();
      const last = await this.lastEvent(tx, act);
      const before = last?.staff_id === act.caller.staffId ? last.detail.before : undefined;
      if (!last || !before || at.getTime() - last.at.getTime() > undoForMs) {
        throw conflict(
          'There is nothing of yours to undo here',
          'You can take back the last thing that happened to a flag, within a day, if you did it. Nothing was changed.',
        );
      }
      return writeAct({ tx, act, flag, at, kind: 'undone', to: before, detail: { undid: last.kind } });
    });
  }

  private async lastEvent(tx: Transaction, { caller, flagId }: FlagAct) {
    const [last] = await tx.query<
      { kind: string; at: Date; staff_id: string | null; detail: { before?: FlagStanding } }[]
    >(
      `SELECT kind, at, staff_id, detail FROM flag_event WHERE school_id = $1 AND flag_id = $2
       ORDER BY id DESC LIMIT 1`,
      [caller.schoolId, flagId],
    );
    return last;
  }
}
