import {
  type AttendanceCode,
  type IsoDate,
  notParsed,
  numberIn,
  type Parsed,
  parseAttendanceCode,
  parsed,
  parseMarks,
  type WindowNumber,
} from '@headway/domain';
import { BadCell } from '../rows/bad-cell';
import type { PupilOnRoll } from '../rows/roll';
import type { RowCells } from '../rows/row-cells';
import { windowOfRow } from '../rows/window-of-row';
import type { SchoolDays } from './school-days';

/** Sessions of a pupil as a row counts them. */
export interface CountedSessions {
  row: number;
  pupil: PupilOnRoll;
  windowId: WindowNumber;
  possible: number;
  attended: number;
}

/** The marks of a pupil on a day, morning and afternoon; null: no mark. */
export interface MarksOfDay {
  row: number;
  pupil: PupilOnRoll;
  day: IsoDate;
  codes: (AttendanceCode | null)[];
}

/** What a row says: counts of a half term, or marks of days. */
export interface ReadAttendance {
  counted: CountedSessions[];
  marks: MarksOfDay[];
}

/** Two sessions a day on the longest half term there could be. */
const mostSessions = 200;

export function readAttendance(
  cells: RowCells,
  pupil: PupilOnRoll,
  context: { statedOn: IsoDate; window: WindowNumber | null; today: IsoDate; schoolDays: SchoolDays },
): ReadAttendance {
  if (cells.has('marks')) return { counted: [], marks: marksFrom(cells, pupil, context) };
  if (cells.has('date')) return { counted: [], marks: [marksOn(cells, pupil, context)] };
  return { counted: [countedIn(cells, pupil, context)], marks: [] };
}

function countedIn(
  cells: RowCells,
  pupil: PupilOnRoll,
  context: { statedOn: IsoDate; window: WindowNumber | null; today: IsoDate },
): CountedSessions {
  const windowId = windowOfRow(cells, context);
  const possible = cells.needed('possible', parseSessions);
  const absences = cells.optional('absences', parseSessions);
  const attended =
    cells.optional('attended', parseSessions) ??
    (absences === undefined ? cells.needed('attended', parseSessions) : possible - absences);
  if (attended < 0)
    throw new BadCell('absences', cells.text('absences'), 'more sessions were missed than were possible');
  if (attended > possible) {
    throw new BadCell('attended', cells.text('attended'), 'more sessions were attended than were possible');
  }
  if (absences !== undefined && attended + absences > possible) {
    throw new BadCell('absences', cells.text('absences'), 'attended and missed are more than the possible sessions');
  }
  return { row: cells.row, pupil, windowId, possible, attended };
}

function marksOn(
  cells: RowCells,
  pupil: PupilOnRoll,
  { today, schoolDays }: { today: IsoDate; schoolDays: SchoolDays },
): MarksOfDay {
  const day = cells.day('date') ?? '';
  if (day > today) throw new BadCell('date', cells.text('date'), 'this day is still to come');
  const codes = [cells.optional('am', parseAttendanceCode) ?? null, cells.optional('pm', parseAttendanceCode) ?? null];
  if (!schoolDays.isOpen(day) && codes.some((code) => code?.possible)) {
    throw new BadCell('date', cells.text('date'), 'this is no school day: it is outside the half terms, or closed');
  }
  return { row: cells.row, pupil, day, codes };
}

/** Two marks a school day; a planned closure among them shows that every weekday was written down. */
function marksFrom(
  cells: RowCells,
  pupil: PupilOnRoll,
  { today, schoolDays }: { today: IsoDate; schoolDays: SchoolDays },
): MarksOfDay[] {
  const first = cells.day('first-day');
  if (first === undefined) throw new BadCell('first-day', '', 'nothing says on which day the marks begin');
  const codes = cells.needed('marks', parseMarks);
  const everyWeekday = codes.some((code) => code?.code === '#');
  const days = schoolDays.from(first, Math.ceil(codes.length / 2), everyWeekday);
  const last = days.at(-1);
  if (last === undefined || days.length * 2 < codes.length || last > today) {
    const why = 'there are more marks than school days from the first day until today';
    throw new BadCell('marks', cells.text('marks'), why);
  }
  return days.map((day, i) => {
    const ofDay = codes.slice(i * 2, i * 2 + 2);
    if (!schoolDays.isOpen(day) && ofDay.some((code) => code?.possible)) {
      throw new BadCell('marks', ofDay.map((code) => code?.code ?? '-').join(''), `${day} is no school day`);
    }
    return { row: cells.row, pupil, day, codes: ofDay };
  });
}

function parseSessions(text: string): Parsed<number> {
  const value = numberIn(text);
  if (value === null || !Number.isInteger(value) || value < 0 || value > mostSessions) {
    return notParsed(`sessions are a whole number from 0 to ${mostSessions}`);
  }
  return parsed(value);
}
