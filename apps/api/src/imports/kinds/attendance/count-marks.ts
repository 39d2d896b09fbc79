import { type AttendanceCode, countSessions, type WindowNumber } from '@headway/domain';
import { fieldLabel } from '../../mapping/import-mapping';
import { groupedBy } from '../rows/grouped';
import type { TableFindings } from '../rows/table-findings';
import type { CountedSessions, MarksOfDay } from './read-attendance';
import type { SchoolDays } from './school-days';

/** Sessions of a half term counted from marks. */
export interface SessionsFromMarks extends CountedSessions {
  /** Sessions the file has a mark for, possible or not. */
  marked: number;
}

/** Counts the marks of each pupil and half term; a day with two different sets of marks counts as invalid. */
export function countMarks(
  marks: readonly MarksOfDay[],
  schoolDays: SchoolDays,
  findings: TableFindings,
): SessionsFromMarks[] {
  const sums = new Map<string, { first: MarksOfDay; windowId: WindowNumber; codes: (AttendanceCode | null)[] }>();
  for (const same of groupedBy(marks, ({ pupil, day }) => `${pupil.id} ${day}`).values()) {
    const [first, ...others] = same;
    const windowId = first ? schoolDays.windowOn(first.day) : null;
    if (!first || windowId === null || differ(same, findings)) continue;
    findings.counts.repeated += others.length;
    const key = `${first.pupil.id} ${windowId}`;
    const sum = sums.get(key);
    if (sum) sum.codes.push(...first.codes);
    else sums.set(key, { first, windowId, codes: [...first.codes] });
  }
  return [...sums.values()].map(({ first: { row, pupil }, windowId, codes }) => ({
    row,
    pupil,
    windowId,
    ...countSessions(codes),
    marked: codes.filter((code) => code !== null).length,
  }));
}

function differ(same: readonly MarksOfDay[], findings: TableFindings): boolean {
  const said = ({ codes }: MarksOfDay): string => codes.map((code) => code?.code ?? '').join(' ');
  if (new Set(same.map(said)).size < 2) return false;
  const rows = same.map(({ row }) => row).join(' and ');
  for (const marks of same) {
    const why = `Rows ${rows} say different things of this pupil on ${marks.day}`;
    findings.invalid(marks.row, fieldLabel('marks'), said(marks), why, marks.pupil);
  }
  return true;
}
