import { academicYearOf, type IsoDate } from '@headway/domain';
import type { Transaction } from '../../../core/database/database';
import { newId } from '../../../core/time/new-id';
import { type PupilChange } from './compare-pupils';
import { factKinds } from './pupil-facts';

const fieldsSql = `unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[], $9::text[],
    $10::int[], $11::date[], $12::date[], $13::text[])
  AS given(id, upn, legal_surname, legal_forename, preferred_surname, preferred_forename, date_of_birth, sex,
    cohort_year, entry_date, leaving_date, former_upn)`;

const columnsOf = (changes: readonly PupilChange[]): unknown[] => [
  changes.map(({ id }) => id),
  changes.map(({ pupil }) => pupil.upn),
  changes.map(({ pupil }) => pupil.legalSurname),
  changes.map(({ pupil }) => pupil.legalForename),
  changes.map(({ pupil }) => pupil.preferredSurname),
  changes.map(({ pupil }) => pupil.preferredForename),
  changes.map(({ pupil }) => pupil.dateOfBirth),
  changes.map(({ pupil }) => pupil.sex),
  changes.map(({ pupil }) => pupil.cohortYear),
  changes.map(({ pupil }) => pupil.entryDate),
  changes.map(({ pupil }) => pupil.leavingDate),
  changes.map(({ pupil }) => pupil.formerUpn),
];

/** Writes pupils of a list: their fields, the facts stated for the day, and their registration classes. */
export async function writePupils(
  tx: Transaction,
  schoolId: number,
  changes: readonly PupilChange[],
  statedOn: IsoDate,
): Promise<void> {
  const added = changes.filter(({ isNew }) => isNew);
  if (added.length) {
    await tx.query(
      `INSERT INTO pupil (school_id, id, upn, legal_surname, legal_forename, preferred_surname, preferred_forename,
                          date_of_birth, sex, cohort_year, entry_date, leaving_date, former_upn)
       SELECT $1, given.* FROM ${fieldsSql}`,
      [schoolId, ...columnsOf(added)],
    );
  }
  const updated = changes.filter(({ isNew, fieldsDiffer }) => !isNew && fieldsDiffer);
  if (updated.length) {
    await tx.query(
      `UPDATE pupil p SET (upn, former_upn, legal_surname, legal_forename, preferred_surname, preferred_forename,
                           date_of_birth, sex, cohort_year, entry_date, leaving_date)
         = (given.upn, given.former_upn, given.legal_surname, given.legal_forename, given.preferred_surname, given.preferred_forename,
            given.date_of_birth, given.sex, given.cohort_year, given.entry_date, given.leaving_date)
       FROM ${fieldsSql} WHERE p.school_id = $1 AND p.id = given.id`,
      [schoolId, ...columnsOf(updated)],
    );
    await tx.query(
      `UPDATE class_pupil cp SET ends_on = greatest(p.leaving_date, cp.starts_on) FROM pupil p
       WHERE p.school_id = $1 AND p.id = ANY($2) AND p.leaving_date IS NOT NULL
         AND cp.school_id = $1 AND cp.pupil_id = p.id AND (cp.ends_on IS NULL OR cp.ends_on > p.leaving_date)
         AND cp.starts_on <= p.leaving_date`,
      [schoolId, updated.map(({ id }) => id)],
    );
  }
  await writeFacts(tx, schoolId, changes, statedOn);
  await writeClasses(tx, schoolId, changes, statedOn);
}

/** So many new pupils may be most of the table. */
const many = 200;

/**
 * Tells the planner of many new pupils. Until the transaction ends nobody else can count its rows: a new school's table
 * passes for empty, and the pupil of each of thousands of results would be looked for among all, not found by the key.
 */
export async function lookAtManyNew(tx: Transaction, changes: readonly PupilChange[]): Promise<void> {
  if (changes.filter(({ isNew }) => isNew).length >= many) await tx.query('SELECT analyse_pupils()');
}

/** The day a statement speaks of: of a leaver, the last day at the latest. */
const dayFor = ({ pupil }: PupilChange, statedOn: IsoDate): IsoDate =>
  pupil.leavingDate !== null && pupil.leavingDate < statedOn ? pupil.leavingDate : statedOn;

/** The first day in a class: who comes back comes into it on the day of entry, not when the file says so. */
function firstDayFor(change: PupilChange, statedOn: IsoDate): IsoDate {
  const { entryDate } = change.pupil;
  const back = change.rejoins && entryDate !== null && academicYearOf(entryDate) === academicYearOf(statedOn);
  return back && entryDate < statedOn ? entryDate : dayFor(change, statedOn);
}

/** From its day on a fact has its new value; what it was before stays as it was. */
async function writeFacts(
  tx: Transaction,
  schoolId: number,
  changes: readonly PupilChange[],
  statedOn: IsoDate,
): Promise<void> {
  for (const kind of factKinds) {
    const stated = changes.flatMap((change) =>
      change.facts
        .filter(([of]) => of === kind)
        .map(([, value]) => ({ id: change.id, value, day: dayFor(change, statedOn) })),
    );
    if (stated.length === 0) continue;
    const given = [schoolId, kind, stated.map(({ id }) => id), stated.map(({ day }) => day)];
    await tx.query(
      `DELETE FROM characteristic f USING unnest($3::uuid[], $4::date[]) AS given(pupil_id, day)
       WHERE f.school_id = $1 AND f.kind = $2 AND f.pupil_id = given.pupil_id AND f.starts_on = given.day`,
      given,
    );
    await tx.query(
      `UPDATE characteristic f SET ends_on = given.day - 1 FROM unnest($3::uuid[], $4::date[]) AS given(pupil_id, day)
       WHERE f.school_id = $1 AND f.kind = $2 AND f.pupil_id = given.pupil_id
         AND f.starts_on < given.day AND (f.ends_on IS NULL OR f.ends_on >= given.day)`,
      given,
    );
    // A file about an earlier day says nothing of what has been known to start after it.
    await tx.query(
      `INSERT INTO characteristic (school_id, pupil_id, kind, value, starts_on, ends_on)
       SELECT $1, given.pupil_id, $2, given.value, given.day,
              (SELECT min(later.starts_on) - 1 FROM characteristic later
               WHERE later.school_id = $1 AND later.pupil_id = given.pupil_id AND later.kind = $2
                 AND later.starts_on > given.day)
       FROM unnest($3::uuid[], $4::date[], $5::text[]) AS given(pupil_id, day, value) WHERE given.value IS NOT NULL`,
      [...given, stated.map(({ value }) => value)],
    );
  }
}

/** Moves pupils into their registration class of the year; a first class of the year counts from its start. */
async function writeClasses(
  tx: Transaction,
  schoolId: number,
  changes: readonly PupilChange[],
  statedOn: IsoDate,
): Promise<void> {
  const moving = changes.filter(({ registrationGroup }) => registrationGroup !== null);
  if (moving.length === 0) return;
  const startYear = academicYearOf(statedOn);
  const names = [...new Set(moving.map(({ registrationGroup }) => registrationGroup))];
  await tx.query(
    `INSERT INTO class (school_id, id, start_year, name, kind)
     SELECT $1, given.id, $2, given.name, 'registration' FROM unnest($3::uuid[], $4::text[]) AS given(id, name)
     ON CONFLICT DO NOTHING`,
    [schoolId, startYear, names.map(() => newId()), names],
  );
  const ids = moving.map(({ id }) => id);
  const days = moving.map((change) => firstDayFor(change, statedOn));
  const inYearSql = `c.school_id = $1 AND c.start_year = $2 AND c.kind = 'registration' AND cp.school_id = $1 AND cp.class_id = c.id`;
  const movedSql = `class c, unnest($3::uuid[], $4::date[]) AS given(pupil_id, day)
     WHERE ${inYearSql} AND cp.pupil_id = given.pupil_id`;
  const given = [schoolId, startYear, ids, days];
  await tx.query(`DELETE FROM class_pupil cp USING ${movedSql} AND cp.starts_on >= given.day`, given);
  await tx.query(
    `UPDATE class_pupil cp SET ends_on = given.day - 1 FROM ${movedSql}
       AND (cp.ends_on IS NULL OR cp.ends_on >= given.day)`,
    given,
  );
  await tx.query(
    `INSERT INTO class_pupil (school_id, class_id, pupil_id, starts_on, ends_on)
     SELECT $1, c.id, p.id,
            CASE WHEN EXISTS (SELECT 1 FROM class_pupil cp JOIN class c ON ${inYearSql} WHERE cp.pupil_id = p.id)
                 THEN given.day
                 ELSE least(given.day, greatest(y.starts_on, p.entry_date)) END,
            p.leaving_date
     FROM unnest($3::uuid[], $4::date[], $5::text[]) AS given(pupil_id, day, class_name)
     JOIN pupil p ON p.school_id = $1 AND p.id = given.pupil_id
     JOIN academic_year y ON y.school_id = $1 AND y.start_year = $2
     JOIN class c ON c.school_id = $1 AND c.start_year = $2 AND c.name = given.class_name`,
    [...given, moving.map(({ registrationGroup }) => registrationGroup)],
  );
}

/** Of a full roll: those on roll that day who are not in it. */
export const notInRollSql = `FROM pupil p WHERE p.school_id = $1 AND (p.leaving_date IS NULL OR p.leaving_date > $2)
  AND (p.entry_date IS NULL OR p.entry_date <= $2) AND p.id <> ALL($3)`;

/** Gives a leaving date to everybody a full roll does not name. */
export async function writeLeavers(
  tx: Transaction,
  schoolId: number,
  statedOn: IsoDate,
  inFile: string[],
): Promise<void> {
  const left = await tx.query<{ id: string }[]>(`SELECT p.id ${notInRollSql}`, [schoolId, statedOn, inFile]);
  const ids = left.map(({ id }) => id);
  await tx.query('UPDATE pupil SET leaving_date = $2 WHERE school_id = $1 AND id = ANY($3)', [schoolId, statedOn, ids]);
  await tx.query(
    `UPDATE class_pupil SET ends_on = greatest($2::date, starts_on)
     WHERE school_id = $1 AND pupil_id = ANY($3) AND (ends_on IS NULL OR ends_on > $2)`,
    [schoolId, statedOn, ids],
  );
}
