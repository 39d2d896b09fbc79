import type { IsoDate } from '@headway/domain';
import type { Role } from '../../../core/access/permissions';
import type { PartWork } from '../../part-work';

/** A staff record as it will be. */
export interface StaffRecord {
  id: string;
  staffCode: string | null;
  email: string | null;
  title: string;
  forename: string;
  surname: string;
  jobTitle: string;
  suggestedRole: Role | null;
  leftOn: IsoDate | null;
}

const givenSql = `unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::date[])
  AS given(id, staff_code, email, title, forename, surname, job_title, suggested_role, left_on)`;

const columnsOf = (records: readonly StaffRecord[]): unknown[] => [
  records.map(({ id }) => id),
  records.map(({ staffCode }) => staffCode),
  records.map(({ email }) => email),
  records.map(({ title }) => title),
  records.map(({ forename }) => forename),
  records.map(({ surname }) => surname),
  records.map(({ jobTitle }) => jobTitle),
  records.map(({ suggestedRole }) => suggestedRole),
  records.map(({ leftOn }) => leftOn),
];

/** Writes staff records; whoever leaves is with no class after the last day. */
export async function writeStaff(
  { tx, schoolId }: Pick<PartWork, 'tx' | 'schoolId'>,
  added: readonly StaffRecord[],
  changed: readonly StaffRecord[],
): Promise<void> {
  await tx.query(
    `UPDATE staff s SET (staff_code, email, title, forename, surname, job_title, suggested_role, left_on)
       = (given.staff_code, given.email, given.title, given.forename, given.surname, given.job_title,
          given.suggested_role, given.left_on)
     FROM ${givenSql} WHERE s.school_id = $1 AND s.id = given.id`,
    [schoolId, ...columnsOf(changed)],
  );
  await tx.query(
    `INSERT INTO staff (school_id, id, staff_code, email, title, forename, surname, job_title, suggested_role, left_on)
     SELECT $1, given.* FROM ${givenSql}`,
    [schoolId, ...columnsOf(added)],
  );
  const leaving = changed.filter(({ leftOn }) => leftOn !== null);
  await tx.query(
    `UPDATE class_staff cs SET ends_on = given.left_on
     FROM unnest($2::uuid[], $3::date[]) AS given(staff_id, left_on)
     WHERE cs.school_id = $1 AND cs.staff_id = given.staff_id AND cs.starts_on <= given.left_on
       AND (cs.ends_on IS NULL OR cs.ends_on > given.left_on)`,
    [schoolId, leaving.map(({ id }) => id), leaving.map(({ leftOn }) => leftOn)],
  );
}
