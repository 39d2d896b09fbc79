import type { PartWork } from '../../part-work';
import type { KnownClass } from './known-classes';
import type { MembershipWrites } from './settle-pupils';
import type { settleStaff } from './settle-staff';

export interface ClassWrites {
  added: readonly KnownClass[];
  changed: readonly KnownClass[];
  pupils: readonly MembershipWrites<{ pupilId: string }>[];
  staff: ReturnType<typeof settleStaff>;
}

type Work = Pick<PartWork, 'tx' | 'schoolId'>;

export async function writeClasses(work: Work, { added, changed, pupils, staff }: ClassWrites): Promise<void> {
  const { tx, schoolId } = work;
  await tx.query(
    `INSERT INTO class (school_id, id, start_year, name, kind, subject_id)
     SELECT $1, given.* FROM unnest($2::uuid[], $3::int[], $4::text[], $5::text[], $6::int[])
       AS given(id, start_year, name, kind, subject_id)`,
    [
      schoolId,
      added.map(({ id }) => id),
      added.map(({ startYear }) => startYear),
      added.map(({ name }) => name),
      added.map(({ kind }) => kind),
      added.map(({ subjectId }) => subjectId),
    ],
  );
  await tx.query(
    `UPDATE class c SET subject_id = given.subject_id
     FROM unnest($2::uuid[], $3::int[]) AS given(id, subject_id) WHERE c.school_id = $1 AND c.id = given.id`,
    [schoolId, changed.map(({ id }) => id), changed.map(({ subjectId }) => subjectId)],
  );
  for (const writes of pupils) await writePupils(work, writes);
  await writeStaff(work, staff);
}

async function writePupils(
  { tx, schoolId }: Work,
  { added, ended, removed }: MembershipWrites<{ pupilId: string }>,
): Promise<void> {
  await tx.query(
    `DELETE FROM class_pupil cp USING unnest($2::uuid[], $3::uuid[], $4::date[]) AS given(class_id, pupil_id, starts_on)
     WHERE cp.school_id = $1 AND (cp.class_id, cp.pupil_id, cp.starts_on) = (given.class_id, given.pupil_id, given.starts_on)`,
    [schoolId, ...keysOf(removed)],
  );
  await tx.query(
    `UPDATE class_pupil cp SET ends_on = given.ends_on
     FROM unnest($2::uuid[], $3::uuid[], $4::date[], $5::date[]) AS given(class_id, pupil_id, starts_on, ends_on)
     WHERE cp.school_id = $1 AND (cp.class_id, cp.pupil_id, cp.starts_on) = (given.class_id, given.pupil_id, given.starts_on)`,
    [schoolId, ...keysOf(ended), ended.map(({ endsOn }) => endsOn)],
  );
  await tx.query(
    `INSERT INTO class_pupil (school_id, class_id, pupil_id, starts_on, ends_on)
     SELECT $1, given.* FROM unnest($2::uuid[], $3::uuid[], $4::date[], $5::date[])
       AS given(class_id, pupil_id, starts_on, ends_on)`,
    [schoolId, ...keysOf(added), added.map(({ endsOn }) => endsOn)],
  );
}

const keysOf = (records: readonly { key: string; pupilId: string; startsOn: string }[]): unknown[] => [
  records.map(({ key }) => key),
  records.map(({ pupilId }) => pupilId),
  records.map(({ startsOn }) => startsOn),
];

async function writeStaff(
  { tx, schoolId }: Work,
  { added, ended, removed, newRoles }: ClassWrites['staff'],
): Promise<void> {
  const given = (records: ClassWrites['staff']['added']): unknown[] => [
    schoolId,
    records.map(({ key }) => key),
    records.map(({ staffId }) => staffId),
    records.map(({ startsOn }) => startsOn),
    records.map(({ endsOn }) => endsOn),
    records.map(({ role }) => role),
  ];
  const givenSql = `unnest($2::uuid[], $3::uuid[], $4::date[], $5::date[], $6::text[])
    AS given(class_id, staff_id, starts_on, ends_on, role)`;
  const sameSql = `cs.school_id = $1
    AND (cs.class_id, cs.staff_id, cs.starts_on) = (given.class_id, given.staff_id, given.starts_on)`;
  await tx.query(`DELETE FROM class_staff cs USING ${givenSql} WHERE ${sameSql}`, given(removed));
  await tx.query(`UPDATE class_staff cs SET ends_on = given.ends_on FROM ${givenSql} WHERE ${sameSql}`, given(ended));
  await tx.query(`UPDATE class_staff cs SET role = given.role FROM ${givenSql} WHERE ${sameSql}`, given(newRoles));
  await tx.query(
    `INSERT INTO class_staff (school_id, class_id, staff_id, starts_on, ends_on, role)
     SELECT $1, given.* FROM ${givenSql}`,
    given(added),
  );
}
