import { academicYearLabel, parseHalfTerm } from '@headway/domain';
import type { CtfElement } from './ctf-element';

/** Sessions of a pupil in a half term, as text for the table of attendance. */
export interface CtfSessions {
  line: number;
  academicYear: string;
  halfTerm: string;
  possible: string;
  attended: string;
  absences: string;
}

/** Marks of a pupil in a row, one for each session, from a day on. */
export interface CtfMarks {
  line: number;
  marks: string;
  firstDay: string;
}

/** Suppliers call the same thing differently. */
const names = {
  year: ['year', 'academicyear', 'attendanceyear'],
  halfTerm: ['halfterm', 'term'],
  possible: ['sessionspossible', 'possiblesessions', 'possible'],
  attended: ['sessionsattended', 'attendedsessions', 'attended'],
  authorised: ['sessionsauthorised', 'authorisedsessions', 'authorised'],
  unauthorised: ['sessionsunauthorised', 'unauthorisedsessions', 'unauthorised'],
  marks: ['attendancemarks', 'marks'],
  firstDay: ['marksstartdate', 'attendancestartdate', 'startdate'],
};

const said = (data: CtfElement, which: keyof typeof names): string =>
  data
    .within(...names[which])
    .find(({ text }) => text.trim() !== '')
    ?.text.trim() ?? '';

/**
 * Attendance of a pupil that can be kept: counts of half terms, and marks.
 * @param passed is told of the rest, in words.
 */
export function attendanceOf(
  pupil: CtfElement,
  passed: (what: string) => void,
): { sessions: CtfSessions[]; marks: CtfMarks[] } {
  const sessions: CtfSessions[] = [];
  const marks: CtfMarks[] = [];
  for (const data of pupil.all('Attendance', 'YearData')) {
    const [written, firstDay] = [said(data, 'marks'), said(data, 'firstDay')];
    if (written !== '' && firstDay !== '') {
      marks.push({ line: data.line, marks: written, firstDay });
      continue;
    }
    const terms = data.within('halfterm', 'term').filter(({ children }) => children.length > 0);
    for (const part of terms.length > 0 ? terms : [data]) {
      const counted = countsIn(part, said(data, 'year'));
      if (counted) sessions.push(counted);
      else passed('attendance of whole years, which is kept by half term here');
    }
  }
  return { sessions, marks };
}

function countsIn(data: CtfElement, year: string): CtfSessions | null {
  const term = said(data, 'halfTerm') || data.say('Name') || data.say('Code');
  const possible = said(data, 'possible');
  if (!parseHalfTerm(term).ok || possible === '') return null;
  const absent = [said(data, 'authorised'), said(data, 'unauthorised')].filter((count) => count !== '');
  return {
    line: data.line,
    // The year in which the school year starts, as in the header of the file.
    academicYear: /^\d{4}$/.test(year) ? academicYearLabel(Number(year)) : year,
    halfTerm: term,
    possible,
    attended: said(data, 'attended'),
    absences: sumOf(absent),
  };
}

/** Nothing of nothing; what is no number stays as it is, for a person to see. */
function sumOf(counts: readonly string[]): string {
  if (!counts.every((count) => /^\d{1,4}$/.test(count))) return counts.join(' + ');
  return counts.length === 0 ? '' : String(counts.reduce((sum, count) => sum + Number(count), 0));
}
