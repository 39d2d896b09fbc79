import { notParsed, type Parsed, parsed } from '../calendar/parsed';

/** What a mark in the attendance register says of one session (half a day). */
export interface AttendanceCode {
  code: string;
  meaning: string;
  /** The pupil could have attended: the session counts in the percentage. */
  possible: boolean;
  /** The pupil attended, in school or at an approved educational activity. */
  attended: boolean;
}

const list = (
  codes: Readonly<Record<string, string>>,
  counts: Pick<AttendanceCode, 'possible' | 'attended'>,
): AttendanceCode[] => Object.entries(codes).map(([code, meaning]) => ({ code, meaning, ...counts }));

/**
 * The national codes since 19 August 2024 and how each counts.
 * Source: School Attendance (Pupil Registration) (England) Regulations 2024; DfE, Working together to improve school
 * attendance, tables of codes. Codes retired in 2024 (H, J, Y) are none: what they counted as has changed.
 */
export const ATTENDANCE_CODES: readonly AttendanceCode[] = [
  ...list(
    { '/': 'Present in the morning', '\\': 'Present in the afternoon', L: 'Late, before the register closed' },
    { possible: true, attended: true },
  ),
  ...list(
    {
      B: 'At another educational activity',
      K: 'At education arranged by the local authority',
      P: 'At a sporting activity',
      V: 'On an educational visit',
      W: 'At work experience',
    },
    { possible: true, attended: true },
  ),
  ...list(
    {
      C: 'Leave in exceptional circumstances',
      C1: 'Leave for a regulated performance or employment abroad',
      C2: 'Part-time timetable',
      E: 'Suspended or excluded',
      I: 'Ill',
      J1: 'At an interview',
      M: 'At a medical or dental appointment',
      R: 'Religious observance',
      S: 'Leave for studying for an examination',
      T: 'Parent travelling for occupation',
    },
    { possible: true, attended: false },
  ),
  ...list(
    {
      G: 'Holiday without leave',
      N: 'Reason not yet known',
      O: 'Absent without leave',
      U: 'Arrived after the register closed',
    },
    { possible: true, attended: false },
  ),
  ...list(
    {
      D: 'Registered at another school too',
      Q: 'No access arrangements made',
      Y1: 'Transport not available',
      Y2: 'Travel widely disrupted',
      Y3: 'Part of the school closed',
      Y4: 'Whole school closed unexpectedly',
      Y5: 'In criminal justice detention',
      Y6: 'Public health guidance or law',
      Y7: 'Another unavoidable cause',
      X: 'Not required to attend',
      Z: 'Not yet on the register',
      '#': 'Planned closure',
    },
    { possible: false, attended: false },
  ),
];

const byCode = new Map(ATTENDANCE_CODES.map((entry) => [entry.code, entry]));
/** A register not taken: nothing is known of the session. */
const NOT_TAKEN = new Set(['', '-', '.']);

/** Sessions a pupil could attend, and did. */
export interface SessionCount {
  possible: number;
  attended: number;
}

/**
 * Reads the mark of one session; upper and lower case are the same.
 * @returns the code, null where no mark was made, or in plain words why it is none
 */
export function parseAttendanceCode(text: string): Parsed<AttendanceCode | null> {
  const plain = text.trim().toUpperCase();
  if (NOT_TAKEN.has(plain)) return parsed(null);
  const known = byCode.get(plain);
  if (known) return parsed(known);
  const retired = ['H', 'J', 'Y'].includes(plain) ? ' since August 2024' : '';
  return notParsed(`“${plain}” is no attendance code${retired}`);
}

/**
 * Reads marks written one after the other, two a school day: "/\\/\\LI" or "/ \\ Y1 Y1". A digit belongs to the letter
 * before it. Spaces and commas between marks are passed over, so a session without a mark is written as - or a full stop.
 * @returns the codes in order (null: no mark), or in plain words what is none and in which place, counted from 1
 */
export function parseMarks(text: string): Parsed<(AttendanceCode | null)[]> {
  const marks = text.toUpperCase().match(/[CJY]\d|[^\s,]/g) ?? [];
  const codes: (AttendanceCode | null)[] = [];
  for (const [index, mark] of marks.entries()) {
    const code = parseAttendanceCode(mark);
    if (!code.ok) return notParsed(`${code.because} (mark ${index + 1})`);
    codes.push(code.value);
  }
  return parsed(codes);
}

/** Counts sessions; those without a mark count as nothing. */
export function countSessions(codes: readonly (AttendanceCode | null)[]): SessionCount {
  return {
    possible: codes.filter((code) => code?.possible).length,
    attended: codes.filter((code) => code?.attended).length,
  };
}
