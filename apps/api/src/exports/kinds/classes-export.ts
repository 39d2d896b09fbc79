import { academicYearLabel, type IsoDate } from '@headway/domain';
import type { Cell, ExportKind } from '../export-kind';
import { dayCell, headings, orderSql, pupilCells, pupilHeadings, type PupilOfRow, pupilSql } from '../pupil-columns';

interface ClassRow {
  className: string;
  kind: string;
  subject: string | null;
  startYear: number;
  startsOn: IsoDate;
  endsOn: IsoDate | null;
}

const classSql = `c.name AS "className", c.kind, s.name AS subject, c.start_year AS "startYear"`;
const fromSql = `JOIN class c ON c.school_id = m.school_id AND c.id = m.class_id
  LEFT JOIN subject s ON s.school_id = c.school_id AND s.id = c.subject_id`;
const roleWords: Readonly<Record<string, string>> = { teacher: 'teaches', cover: 'covers', assistant: 'assists' };

const classCells = ({ className, kind, subject, startYear }: ClassRow): Cell[] => [
  className,
  kind,
  subject,
  academicYearLabel(startYear),
];

/** Classes and sets with who has been in them, and which adults with them. */
export const classesExport: ExportKind = {
  key: 'classes',
  title: 'Classes and sets',
  sentence: 'Every class and set of every year with who is, or was, in it and who teaches or helps, with dates.',
  needs: 'pupils.read',
  wholeSchoolOnly: false,
  async columns() {
    const own = headings(
      'class',
      'class-kind',
      'subject',
      'academic-year',
      'staff',
      'staff-role',
      'starts-on',
      'ends-on',
    );
    return [...pupilHeadings, ...own];
  },
  async rowsOf(tx, { schoolId }, pupilIds) {
    const rows = await tx.query<(ClassRow & PupilOfRow)[]>(
      `SELECT ${pupilSql}, ${classSql}, m.starts_on::text AS "startsOn", m.ends_on::text AS "endsOn"
       FROM class_pupil m ${fromSql} JOIN pupil p ON p.school_id = m.school_id AND p.id = m.pupil_id
       WHERE m.school_id = $1 AND m.pupil_id = ANY($2) ORDER BY ${orderSql}, m.starts_on, c.name`,
      [schoolId, pupilIds],
    );
    return rows.map((row) => [
      ...pupilCells(row),
      ...classCells(row),
      null,
      null,
      dayCell(row.startsOn),
      dayCell(row.endsOn),
    ]);
  },
  async rest(tx, { schoolId, wholeSchool }) {
    if (!wholeSchool) return [];
    const rows = await tx.query<(ClassRow & { staff: string; role: string })[]>(
      `SELECT ${classSql}, m.role, m.starts_on::text AS "startsOn", m.ends_on::text AS "endsOn",
              coalesce(t.email, a.email, t.staff_code, t.forename || ' ' || t.surname) AS staff
       FROM class_staff m ${fromSql} JOIN staff t ON t.school_id = m.school_id AND t.id = m.staff_id
       LEFT JOIN account a ON a.id = t.account_id
       WHERE m.school_id = $1 ORDER BY c.start_year, c.name, m.starts_on, staff`,
      [schoolId],
    );
    return rows.map((row) => [
      null,
      null,
      null,
      ...classCells(row),
      row.staff,
      roleWords[row.role] ?? row.role,
      dayCell(row.startsOn),
      dayCell(row.endsOn),
    ]);
  },
};
