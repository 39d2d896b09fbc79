import { Injectable } from '@nestjs/common';
import type { Caller } from '../../core/access/caller';
import { PupilGate } from '../../core/access/pupil-gate';
import { Database, type Transaction } from '../../core/database/database';
import { retried } from '../../core/database/retried';
import { Clock } from '../../core/time/clock';
import { type MarkReach, readMarkReach, writesSchoolWide } from '../mark-reach';
import { type PupilScales, readPupilScales } from '../pupil-scales';
import { readWindowLocks, type WindowLocks } from '../window-lock';
import { type Decision, decideMark } from './decide-mark';
import type { MarkDto, MarkOutcomeDto, SavedResultsDto } from './marks.dto';
import { settleMarks } from './settle-marks';
import { cellKey, lockPupils, readStoredMarks, standing } from './stored-marks';

/** Saves marks somebody typed. Each good one is saved, and each other one is answered with why and what stands there. */
@Injectable()
export class SaveResults {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
  ) {}

  run(caller: Caller, marks: readonly MarkDto[]): Promise<SavedResultsDto> {
    return retried(() => this.database.inSchool(caller.schoolId, (tx) => this.saved(tx, caller, marks)));
  }

  private async saved(tx: Transaction, caller: Caller, marks: readonly MarkDto[]): Promise<SavedResultsDto> {
    const { schoolId } = caller;
    const today = this.clock.today();
    const pupilIds = [...new Set(marks.map(({ pupilId }) => pupilId))];
    const windowIds = [...new Set(marks.map(({ windowId }) => windowId))];
    const why = await this.gate.requirePupils(tx, { caller, permission: 'results.write', pupilIds });
    await lockPupils(tx, schoolId, pupilIds);
    const reaches = new Map<number, MarkReach>();
    for (const startYear of new Set(windowIds.map(startYearOf))) {
      reaches.set(startYear, await readMarkReach(tx, { caller, pupilIds, startYear, today }));
    }
    const locks = await readWindowLocks(tx, { schoolId, windowIds, today, schoolWide: writesSchoolWide(caller) });
    const scales = await this.scalesOf(tx, schoolId, pupilIds, windowIds, locks);
    const stored = await readStoredMarks(tx, schoolId, marks, { toChange: true });

    const seen = new Set<string>();
    const decisions = marks.map((mark): Decision => {
      const key = cellKey(mark);
      if (seen.has(key)) return { state: 'invalid', message: 'This cell is in the request twice.' };
      seen.add(key);
      const reach = reaches.get(startYearOf(mark.windowId));
      if (!reach) throw new Error('Nobody has looked who may write this mark.');
      return decideMark(mark, {
        ...{ locks, reach, stored: stored.get(key) },
        scales: scales.get(mark.windowId) ?? null,
      });
    });
    const writes = decisions.flatMap((one) => (one.state === 'saved' && one.act === 'write' ? [one] : []));
    await settleMarks(
      tx,
      caller,
      { action: 'results.saved', at: this.clock.now(), today, why },
      {
        write: writes.map(({ row }) => row),
        remove: marks.filter((_, i) => isRemoval(decisions[i])),
        first: writes.filter(({ first }) => first).length,
      },
    );
    const now = await readStoredMarks(tx, schoolId, marks, { toChange: false });
    return {
      outcomes: marks.map((mark, i): MarkOutcomeDto => {
        const { pupilId, subjectId, windowId } = mark;
        const decision = decisions[i];
        if (!decision) throw new Error('A mark was not decided.');
        return {
          ...{ pupilId, subjectId, windowId, state: decision.state },
          message: 'message' in decision ? decision.message : null,
          now: standing(now.get(cellKey(mark)), (id) => scales.get(windowId)?.scale(id) ?? null),
        };
      }),
    };
  }

  private async scalesOf(
    tx: Transaction,
    schoolId: number,
    pupilIds: readonly string[],
    windowIds: readonly number[],
    locks: WindowLocks,
  ): Promise<Map<number, PupilScales>> {
    const scales = new Map<number, PupilScales>();
    for (const windowId of windowIds.filter((id) => locks.has(id))) {
      const question = { schoolId, pupilIds, startYear: startYearOf(windowId), day: locks.day(windowId) };
      scales.set(windowId, await readPupilScales(tx, question));
    }
    return scales;
  }
}

const isRemoval = (decision: Decision | undefined): boolean => decision?.state === 'saved' && decision.act === 'remove';

/** A window's number begins with its academic year. */
const startYearOf = (windowId: number): number => Math.floor(windowId / 10);
