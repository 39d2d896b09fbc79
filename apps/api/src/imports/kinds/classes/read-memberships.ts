import {
  academicYearLabel,
  firstDayOfAcademicYear,
  type IsoDate,
  lastDayOfAcademicYear,
  notParsed,
  type Parsed,
  parsed,
} from '@headway/domain';
import { BadCell } from '../rows/bad-cell';
import type { PupilOnRoll, Roll } from '../rows/roll';
import type { RowCells } from '../rows/row-cells';
import type { KnownStaff, StaffDirectory } from '../rows/staff-directory';
import type { TableFindings } from '../rows/table-findings';
import { yearOfRow } from '../rows/window-of-row';

export type ClassKind = 'registration' | 'set';
export type StaffRole = 'teacher' | 'cover' | 'assistant';

/** What a row says of a class and who is in it. Undefined: nothing. */
export interface ReadMembership {
  row: number;
  className: string;
  kind: ClassKind | undefined;
  subject: string | undefined;
  startYear: number;
  pupil: PupilOnRoll | null;
  staff: KnownStaff | null;
  staffRole: StaffRole | undefined;
  startsOn: IsoDate | undefined;
  endsOn: IsoDate | null | undefined;
}

/** Classes of the next year are made in this one. */
const yearsAhead = 2;

const kinds: Readonly<Record<string, ClassKind>> = {
  registration: 'registration',
  'registration class': 'registration',
  'registration group': 'registration',
  reg: 'registration',
  form: 'registration',
  tutor: 'registration',
  'tutor group': 'registration',
  class: 'registration',
  homeroom: 'registration',
  set: 'set',
  'teaching set': 'set',
  'teaching group': 'set',
  scheduled: 'set',
};
const roles: Readonly<Record<string, StaffRole>> = {
  teaches: 'teacher',
  teacher: 'teacher',
  covers: 'cover',
  cover: 'cover',
  supply: 'cover',
  assists: 'assistant',
  assistant: 'assistant',
  ta: 'assistant',
  'teaching assistant': 'assistant',
};

const oneOf =
  <T>(known: Readonly<Record<string, T>>, allowed: string) =>
  (text: string): Parsed<T> => {
    const key = text.trim().toLowerCase();
    const value = Object.hasOwn(known, key) ? known[key] : undefined;
    return value === undefined ? notParsed(`this is none of ${allowed}`) : parsed(value);
  };

/** Reads a row; null when its pupil is nobody of this school. */
export function readMembership(
  cells: RowCells,
  context: { roll: Roll; directory: StaffDirectory; statedOn: IsoDate; today: IsoDate; findings: TableFindings },
): ReadMembership | null {
  const className = cells.neededWords('class');
  const startYear = yearOfRow(cells, context, yearsAhead);
  const pupil = cells.has('upn') ? context.roll.pupilOf(cells, context.findings) : null;
  const staff = cells.optional('staff', (text) => context.directory.named(text)) ?? null;
  if (cells.has('upn') && !pupil) return null;
  const read: ReadMembership = {
    row: cells.row,
    className,
    kind: cells.optional('class-kind', oneOf(kinds, 'registration and set')),
    subject: cells.words('subject'),
    startYear,
    pupil,
    staff,
    staffRole: cells.optional('staff-role', oneOf(roles, 'teaches, covers and assists')),
    startsOn: cells.day('starts-on'),
    endsOn: cells.end('ends-on'),
  };
  const [first, last] = [firstDayOfAcademicYear(startYear), lastDayOfAcademicYear(startYear)];
  for (const [field, day] of [['starts-on', read.startsOn] as const, ['ends-on', read.endsOn] as const]) {
    if (day && (day < first || day > last)) {
      throw new BadCell(field, cells.text(field), `this day is not in ${academicYearLabel(startYear)}`);
    }
  }
  if (read.endsOn && read.startsOn && read.endsOn < read.startsOn) {
    throw new BadCell('ends-on', cells.text('ends-on'), 'it would have ended before it began');
  }
  return read;
}
