import { firstDayOfAcademicYear, lastDayOfAcademicYear } from '@headway/domain';
import type { CastSchool } from '@headway/demo-school';
import type { Transaction } from '../core/database/database';
import { bulkInsert } from './bulk-insert';
import type { Numbering } from './numbering';

/** Academic years with half terms and closed days, and the windows in which marks are collected. */
export async function writeCalendar(
  tx: Transaction,
  schoolId: number,
  school: CastSchool,
  of: Numbering,
): Promise<void> {
  await bulkInsert(
    tx,
    'academic_year',
    schoolId,
    {
      start_year: ['smallint', (year) => year.startYear],
      starts_on: ['date', (year) => firstDayOfAcademicYear(year.startYear)],
      ends_on: ['date', (year) => lastDayOfAcademicYear(year.startYear)],
    },
    school.academicYears,
  );
  await bulkInsert(
    tx,
    'half_term',
    schoolId,
    {
      start_year: ['smallint', (row) => row.startYear],
      code: ['text', (row) => row.code],
      starts_on: ['date', (row) => row.startsOn],
      ends_on: ['date', (row) => row.endsOn],
    },
    school.academicYears.flatMap(({ startYear, halfTerms }) => halfTerms.map((term) => ({ startYear, ...term }))),
  );
  await bulkInsert(
    tx,
    'closed_day',
    schoolId,
    { start_year: ['smallint', (row) => row.startYear], closed_on: ['date', (row) => row.day] },
    school.academicYears.flatMap(({ startYear, startsOn, endsOn }) =>
      school.closures.filter((day) => startsOn <= day && day <= endsOn).map((day) => ({ startYear, day })),
    ),
  );
  await bulkInsert(
    tx,
    'assessment_window',
    schoolId,
    {
      id: ['int', (window) => window.id],
      start_year: ['smallint', (window) => window.startYear],
      half_term: ['text', (window) => window.halfTerm],
      kind: ['text', (window) => window.kind],
      opens_on: ['date', (window) => window.opensOn],
      due_on: ['date', (window) => window.dueOn],
      locks_on: ['date', (window) => window.locksOn],
    },
    school.windows,
  );
  await bulkInsert(
    tx,
    'window_subject',
    schoolId,
    {
      window_id: ['int', (row) => row.windowId],
      subject_id: ['int', (row) => of.subject(row.subject)],
      year_groups: ['smallint[]', (row) => row.yearGroups],
    },
    school.windows.flatMap(({ id, subjects }) => subjects.map((asked) => ({ windowId: id, ...asked }))),
  );
}
