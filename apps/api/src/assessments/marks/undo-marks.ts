import { Injectable } from '@nestjs/common';
import type { Caller } from '../../core/access/caller';
import { PupilGate } from '../../core/access/pupil-gate';
import { Database, type Transaction } from '../../core/database/database';
import { retried } from '../../core/database/retried';
import { Clock } from '../../core/time/clock';
import { readMarkReach, writesSchoolWide } from '../mark-reach';
import { readPupilScales } from '../pupil-scales';
import type { ResultRow } from '../result-row';
import { readWindowLocks } from '../window-lock';
import { readReplacedMarks } from './mark-history.queries';
import { statesOf, type Undoing, undoingOf } from './mark-states';
import type { MarkOutcomeDto, MarksTakenBackDto, MarkTakenBackDto, UndoMarksDto } from './marks.dto';
import { settleMarks } from './settle-marks';
import { cellKey, lockPupils, type MarkCell, markText, readStoredMarks, standing } from './stored-marks';

interface Undone {
  cell: MarkCell;
  undoing: Exclude<Undoing, { kind: 'nothing' }>;
  locked: string | null;
}

/** Takes back what the caller changed in a class in the last minutes, except where somebody has changed it since. */
@Injectable()
export class UndoMarks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
  ) {}

  run(caller: Caller, classId: string, asked: UndoMarksDto): Promise<MarksTakenBackDto> {
    return retried(() => this.database.inSchool(caller.schoolId, (tx) => this.undo(tx, caller, classId, asked)));
  }

  private async undo(
    tx: Transaction,
    caller: Caller,
    classId: string,
    { windowId, subjectIds, minutes, dryRun = false }: UndoMarksDto,
  ): Promise<MarksTakenBackDto> {
    const { schoolId } = caller;
    const [today, at] = [this.clock.today(), this.clock.now()];
    const members = await tx.query<{ id: string }[]>(
      'SELECT DISTINCT pupil_id AS id FROM class_pupil WHERE school_id = $1 AND class_id = $2',
      [schoolId, classId],
    );
    const asked = { caller, permission: 'results.write' as const, pupilIds: members.map(({ id }) => id) };
    const allowed = await this.gate.allowedPupils(tx, asked);
    const pupilIds = [...allowed.keys()];
    if (!dryRun) await lockPupils(tx, schoolId, pupilIds);
    const startYear = Math.floor(windowId / 10);
    const reach = await readMarkReach(tx, { caller, pupilIds, startYear, today });
    const windowIds = [windowId];
    const locks = await readWindowLocks(tx, { schoolId, windowIds, today, schoolWide: writesSchoolWide(caller) });
    const scales = await readPupilScales(tx, { schoolId, pupilIds, startYear, day: locks.day(windowId) });
    const cells = pupilIds.flatMap((pupilId) =>
      [...new Set(subjectIds)].map((subjectId) => ({ pupilId, subjectId, windowId })),
    );
    const stored = await readStoredMarks(tx, schoolId, cells, { toChange: !dryRun });
    const replaced = await readReplacedMarks(tx, schoolId, cells);

    const since = new Date(at.getTime() - minutes * 60_000);
    const undone = cells.flatMap((cell): Undone[] => {
      const states = statesOf(replaced.get(cellKey(cell)) ?? [], stored.get(cellKey(cell)));
      const undoing = undoingOf(states, caller.staffId, since);
      const subject = scales.subject(cell.subjectId);
      if (undoing.kind === 'nothing' || !subject) return [];
      const mine = reach.mayWrite(cell.pupilId, subject) ? null : 'Somebody else marks this pupil in this subject.';
      return [{ cell, undoing, locked: locks.why(windowId, cell.pupilId, subject) ?? mine }];
    });
    const write = undone.flatMap((one) => rowOf(one) ?? []);
    const why = [...new Set(allowed.values())].join('; ');
    const act = { action: 'results.undone' as const, at, today, why };
    const changes = {
      write,
      remove: undone.flatMap((one) => (restored(one) === null ? [one.cell] : [])),
      first: write.filter((row) => !stored.has(cellKey(row))).length,
    };
    if (!dryRun) await settleMarks(tx, caller, act, changes);
    const now = await readStoredMarks(tx, schoolId, cells, { toChange: false });
    return {
      outcomes: undone.map((one): MarkTakenBackDto => {
        const stands = standing(now.get(cellKey(one.cell)), (id) => scales.scale(id));
        const mark = restored(one);
        const back = mark && markText(mark, scales.scale(mark.scaleId));
        return { ...one.cell, ...answerOf(one), now: stands, back: back === undefined ? (stands?.text ?? null) : back };
      }),
    };
  }
}

/** What goes back; undefined where the cell is left as it is. */
const restored = ({ undoing, locked }: Undone) =>
  locked === null && undoing.kind === 'restore' ? undoing.mark : undefined;

function rowOf(one: Undone): ResultRow | null {
  const mark = restored(one);
  if (!mark) return null;
  const { scaleId, value, code, standardError, testedOn, note, fromSchool } = mark;
  return { ...one.cell, scaleId, value, code, standardError, testedOn, note, fromSchool };
}

function answerOf({ undoing, locked }: Undone): Pick<MarkOutcomeDto, 'state' | 'message'> {
  if (locked !== null) return { state: 'locked', message: locked };
  if (undoing.kind === 'restore') return { state: 'saved', message: null };
  return { state: 'conflict', message: 'Somebody has changed this mark since; it is left as it is.' };
}
