import type { CastSchool } from '@headway/demo-school';
import type { Transaction } from '../core/database/database';
import { bulkInsert } from './bulk-insert';
import type { Numbering } from './numbering';
import type { Accounts } from './write-accounts';

/** Staff with their roles and accounts, and what an hour of them costs. */
export async function writeStaff(
  tx: Transaction,
  schoolId: number,
  school: CastSchool,
  of: Numbering,
  accounts: Accounts,
): Promise<void> {
  await bulkInsert(
    tx,
    'staff',
    schoolId,
    {
      id: ['uuid', (person) => person.id],
      account_id: ['uuid', (person) => accounts.get(person.email) ?? null],
      title: ['text', (person) => person.title],
      forename: ['text', (person) => person.forename],
      surname: ['text', (person) => person.surname],
      job_title: ['text', (person) => person.jobTitle],
      rate_role: ['text', (person) => person.rateRole],
    },
    school.staff,
  );
  await bulkInsert(
    tx,
    'staff_role',
    schoolId,
    {
      staff_id: ['uuid', (held) => held.staffId],
      role: ['text', (held) => held.role],
      subject_ids: ['int[]', (held) => held.subjects.map(of.subject)],
      year_groups: ['smallint[]', (held) => held.yearGroups],
    },
    school.staff.flatMap(({ id, roles }) => roles.map((held) => ({ staffId: id, ...held }))),
  );
  await bulkInsert(
    tx,
    'staff_rate',
    schoolId,
    {
      role: ['text', (rate) => rate.rateRole],
      starts_on: ['date', (rate) => rate.startsOn],
      pence_per_hour: ['int', (rate) => rate.pencePerHour],
      additional: ['boolean', (rate) => rate.additional],
    },
    school.rates,
  );
}

/** Pupils with what is known of them, term by term. */
export async function writePupils(tx: Transaction, schoolId: number, school: CastSchool): Promise<void> {
  await bulkInsert(
    tx,
    'pupil',
    schoolId,
    {
      id: ['uuid', (pupil) => pupil.id],
      upn: ['text', (pupil) => pupil.upn],
      legal_surname: ['text', (pupil) => pupil.legalSurname],
      legal_forename: ['text', (pupil) => pupil.legalForename],
      preferred_forename: ['text', (pupil) => pupil.preferredForename],
      date_of_birth: ['date', (pupil) => pupil.dateOfBirth],
      sex: ['text', (pupil) => pupil.sex],
      cohort_year: ['smallint', (pupil) => pupil.cohortYear],
      entry_date: ['date', (pupil) => pupil.entryDate],
      leaving_date: ['date', (pupil) => pupil.leavingDate],
    },
    school.pupils,
  );
  await bulkInsert(
    tx,
    'characteristic',
    schoolId,
    {
      pupil_id: ['uuid', (fact) => fact.pupilId],
      kind: ['text', (fact) => fact.kind],
      value: ['text', (fact) => fact.value],
      starts_on: ['date', (fact) => fact.startsOn],
      ends_on: ['date', (fact) => fact.endsOn],
    },
    school.pupils.flatMap(({ id, characteristics }) => characteristics.map((fact) => ({ pupilId: id, ...fact }))),
  );
  await bulkInsert(
    tx,
    'attendance',
    schoolId,
    {
      pupil_id: ['uuid', (row) => row.pupilId],
      window_id: ['int', (row) => row.windowId],
      possible: ['smallint', (row) => row.possible],
      attended: ['smallint', (row) => row.attended],
    },
    school.attendance,
  );
}

/** Classes and sets with who was in them and who taught them. */
export async function writeClasses(
  tx: Transaction,
  schoolId: number,
  school: CastSchool,
  of: Numbering,
): Promise<void> {
  const helps = ({ roles }: CastSchool['staff'][number]): boolean =>
    roles.every(({ role }) => role === 'teaching-assistant');
  const assistants = new Set(school.staff.filter(helps).map(({ id }) => id));
  await bulkInsert(
    tx,
    'class',
    schoolId,
    {
      id: ['uuid', (one) => one.id],
      start_year: ['smallint', (one) => one.startYear],
      name: ['text', (one) => one.name],
      kind: ['text', (one) => one.kind],
      subject_id: ['int', (one) => of.subjectOrNone(one.subject)],
    },
    school.classes,
  );
  await bulkInsert(
    tx,
    'class_pupil',
    schoolId,
    {
      class_id: ['uuid', (member) => member.classId],
      pupil_id: ['uuid', (member) => member.pupilId],
      starts_on: ['date', (member) => member.startsOn],
      ends_on: ['date', (member) => member.endsOn],
    },
    school.classes.flatMap(({ id, pupils }) => pupils.map((member) => ({ classId: id, ...member }))),
  );
  await bulkInsert(
    tx,
    'class_staff',
    schoolId,
    {
      class_id: ['uuid', (member) => member.classId],
      staff_id: ['uuid', (member) => member.staffId],
      role: ['text', (member) => (assistants.has(member.staffId) ? 'assistant' : 'teacher')],
      starts_on: ['date', (member) => member.startsOn],
      ends_on: ['date', (member) => member.endsOn],
    },
    school.classes.flatMap(({ id, staff }) => staff.map((member) => ({ classId: id, ...member }))),
  );
}
