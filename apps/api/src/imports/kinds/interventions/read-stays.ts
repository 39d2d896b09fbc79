import type { IsoDate } from '@headway/domain';
import { BadCell } from '../rows/bad-cell';
import type { PupilOnRoll } from '../rows/roll';
import { longestWords, type RowCells } from '../rows/row-cells';
import type { KnownStaff, StaffDirectory } from '../rows/staff-directory';
import { type ExitReason, parseOutcome } from './outcome-words';

/** A stay in a group as a row has it. Undefined: nothing is said. */
export interface ReadStay {
  row: number;
  pupil: PupilOnRoll;
  programme: string;
  group: string;
  subjectId: number | undefined;
  leader: KnownStaff | undefined;
  startsOn: IsoDate;
  /** An empty cell says nothing: an import never brings a pupil back into a group. */
  endsOn: IsoDate | undefined;
  reason: string | undefined;
  outcome: ExitReason | undefined;
}

export function readStay(
  cells: RowCells,
  pupil: PupilOnRoll,
  { subjects, directory }: { subjects: ReadonlyMap<string, number>; directory: StaffDirectory },
): ReadStay {
  const programme = cells.neededWords('programme');
  const startsOn = cells.day('starts-on');
  const endsOn = cells.day('ends-on');
  if (startsOn === undefined) throw new BadCell('starts-on', '', 'there is no first day');
  if (endsOn !== undefined && endsOn < startsOn) {
    throw new BadCell('ends-on', cells.text('ends-on'), 'it would have ended before it began');
  }
  for (const day of [startsOn, endsOn]) {
    const gone = pupil.leavingDate !== null && day !== undefined && day > pupil.leavingDate;
    if (gone || (day !== undefined && pupil.entryDate !== null && day < pupil.entryDate)) {
      const field = day === startsOn ? 'starts-on' : 'ends-on';
      throw new BadCell(field, cells.text(field), 'the pupil is not on the roll on that day');
    }
  }
  const subject = cells.words('subject');
  const subjectId = subject === undefined ? undefined : subjects.get(subject.toLowerCase());
  if (subject !== undefined && subjectId === undefined) {
    throw new BadCell('subject', subject, 'the school has no subject of this name');
  }
  return {
    row: cells.row,
    pupil,
    programme,
    group: cells.words('group') ?? programme,
    subjectId,
    leader: cells.optional('leader', (text) => directory.named(text)),
    startsOn,
    endsOn,
    reason: cells.words('reason', longestWords),
    outcome: cells.optional('outcome', parseOutcome),
  };
}
