import type { IsoDate } from '@headway/domain';
import type { ExportKind } from '../export-kind';
import { dayCell, headings } from '../pupil-columns';

interface StaffRow {
  staffCode: string | null;
  title: string;
  surname: string;
  forename: string;
  email: string | null;
  jobTitle: string;
  leftOn: IsoDate | null;
}

/** Staff records. What anybody may do in Headway is not in it. */
export const staffExport: ExportKind = {
  key: 'staff',
  title: 'Staff',
  sentence: 'Everybody who works or has worked at the school, with address, job and last day.',
  needs: 'school.read',
  wholeSchoolOnly: true,
  async columns() {
    return headings('staff-id', 'title', 'surname', 'forename', 'email', 'role', 'left-on');
  },
  async rest(tx, { schoolId }) {
    const rows = await tx.query<StaffRow[]>(
      `SELECT s.staff_code AS "staffCode", s.title, s.surname, s.forename, coalesce(s.email, a.email) AS email,
              s.job_title AS "jobTitle", s.left_on::text AS "leftOn"
       FROM staff s LEFT JOIN account a ON a.id = s.account_id
       WHERE s.school_id = $1 ORDER BY s.surname, s.forename, s.id`,
      [schoolId],
    );
    return rows.map(({ staffCode, title, surname, forename, email, jobTitle, leftOn }) => [
      staffCode,
      title,
      surname,
      forename,
      email,
      jobTitle,
      dayCell(leftOn),
    ]);
  },
};
