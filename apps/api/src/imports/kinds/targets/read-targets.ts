import type { IsoDate, WindowNumber } from '@headway/domain';
import type { SubjectKey } from '../../../assessments/subject-key';
import type { PartWork } from '../../part-work';
import { BadCell } from '../rows/bad-cell';
import type { PupilOnRoll } from '../rows/roll';
import { longestWords, type RowCells } from '../rows/row-cells';
import { windowOfRow } from '../rows/window-of-row';

export type Subject = SubjectKey & { name: string };

/** A target as a row has it, before the pupil's scale is known. */
export interface ReadTarget {
  row: number;
  pupil: PupilOnRoll;
  subject: Subject;
  windowId: WindowNumber;
  text: string;
  agreedWith: string | undefined;
  agreedOn: IsoDate | undefined;
  note: string | undefined;
}

/** A target can be set for the end of the next key stage. */
const yearsAhead = 5;

/** The school's subjects by their names in lower case. */
export async function subjectsOf({ tx, schoolId }: PartWork): Promise<Map<string, Subject>> {
  const subjects = await tx.query<Subject[]>(
    'SELECT id, name, strand_of AS "strandOf" FROM subject WHERE school_id = $1',
    [schoolId],
  );
  return new Map(subjects.map((subject) => [subject.name.trim().toLowerCase(), subject]));
}

export function readTarget(
  cells: RowCells,
  pupil: PupilOnRoll,
  subjects: ReadonlyMap<string, Subject>,
  { mapping: { statedOn, window = null }, today }: PartWork,
): ReadTarget {
  const name = cells.neededWords('subject');
  const subject = subjects.get(name.toLowerCase());
  if (!subject) throw new BadCell('subject', name, 'the school has no subject of this name');
  const agreedOn = cells.day('agreed-on');
  if (agreedOn !== undefined && agreedOn > today) {
    throw new BadCell('agreed-on', cells.text('agreed-on'), 'this day is still to come');
  }
  return {
    row: cells.row,
    pupil,
    subject,
    windowId: windowOfRow(cells, { statedOn, window, today }, yearsAhead),
    text: cells.neededWords('target'),
    agreedWith: cells.words('agreed-with', longestWords),
    agreedOn,
    note: cells.words('note', longestWords),
  };
}
