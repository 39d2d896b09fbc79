import type { Transaction } from '../../../core/database/database';
import { ImportRefused } from '../../import-stops';
import type { ImportMapping, NewScale, SubjectMapping } from '../../mapping/import-mapping';
import type { SchoolScale, SchoolSubject } from '../../mapping/propose-subjects';
import type { KnownSubject } from './read-results';

export async function schoolSubjects(tx: Transaction, schoolId: number): Promise<SchoolSubject[]> {
  return tx.query<SchoolSubject[]>(
    'SELECT id, name, scale_id AS "scaleId" FROM subject WHERE school_id = $1 ORDER BY id',
    [schoolId],
  );
}

export async function schoolScales(tx: Transaction, schoolId: number): Promise<SchoolScale[]> {
  return tx.query<SchoolScale[]>(
    `SELECT id, name, kind, basis, direction, least, greatest, decimals, steps, mean, sd, reliability, threshold
     FROM scale WHERE school_id = $1 ORDER BY id`,
    [schoolId],
  );
}

/**
 * The subjects of a mapping as results are read by them; those that would be added have ids below 0, which no result has.
 * @throws ImportRefused when the school has changed since the columns were matched.
 */
export async function plannedSubjects(
  tx: Transaction,
  schoolId: number,
  mapping: ImportMapping,
): Promise<Map<string, KnownSubject | null>> {
  const subjects = await schoolSubjects(tx, schoolId);
  const scales = await schoolScales(tx, schoolId);
  return new Map(
    mapping.subjects.map((entry, i) => {
      const key = entry.name.trim().toLowerCase();
      if (entry.leftOut) return [key, null];
      const scale = entry.scaleId === null ? entry.newScale : scales.find(({ id }) => id === entry.scaleId);
      if (!scale)
        throw new ImportRefused(`The scale chosen for ${entry.name} is there no more. Match the columns again.`);
      const subject = knownSubject(entry, subjects);
      return [
        key,
        {
          id: subject?.id ?? -i - 1,
          name: subject?.name ?? entry.name.trim(),
          scaleId: entry.scaleId ?? -i - 1,
          scale,
        },
      ];
    }),
  );
}

/** The same, with what the school lacks added, and each subject's scale for new results set to the confirmed one. */
export async function addedSubjects(
  tx: Transaction,
  schoolId: number,
  mapping: ImportMapping,
): Promise<Map<string, KnownSubject | null>> {
  // Two at once would take the same numbers.
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('subjects'), $1)`, [schoolId]);
  const planned = await plannedSubjects(tx, schoolId, mapping);
  for (const entry of mapping.subjects) {
    const known = planned.get(entry.name.trim().toLowerCase());
    if (!known) continue;
    if (known.scaleId < 0 && entry.newScale) known.scaleId = await addScale(tx, schoolId, entry.newScale);
    if (known.id < 0) known.id = await addSubject(tx, schoolId, known);
    else await setScale(tx, schoolId, known);
  }
  return planned;
}

function knownSubject(entry: SubjectMapping, subjects: readonly SchoolSubject[]): SchoolSubject | undefined {
  const byId = subjects.find(({ id }) => id === entry.subjectId);
  if (entry.subjectId !== null && !byId) {
    throw new ImportRefused(`The subject chosen for ${entry.name} is there no more. Match the columns again.`);
  }
  const byName = subjects.find(({ name }) => name.trim().toLowerCase() === entry.name.trim().toLowerCase());
  if (entry.subjectId === null && byName) {
    throw new ImportRefused(`${entry.name} has been added in the meantime. Match the columns again.`);
  }
  return byId;
}

async function addScale(tx: Transaction, schoolId: number, scale: NewScale): Promise<number> {
  const [row] = await tx.query<{ id: number }[]>(
    `INSERT INTO scale (school_id, id, name, kind, basis, direction, least, greatest, decimals, steps, mean, sd,
                        reliability, threshold)
     SELECT $1, coalesce(max(id), 0) + 1, $2, $3, $4, $5, $6::float8, $7::float8, $8::smallint, $9::jsonb, $10::float8,
            $11::float8, $12::float8, $13::float8
     FROM scale WHERE school_id = $1 RETURNING id`,
    [
      schoolId,
      scale.name.trim(),
      scale.kind,
      scale.basis,
      scale.direction,
      scale.least,
      scale.greatest,
      scale.decimals,
      JSON.stringify(scale.steps),
      scale.mean,
      scale.sd,
      scale.reliability,
      scale.threshold,
    ],
  );
  if (!row) throw new Error('The scale was not written.');
  return row.id;
}

async function addSubject(tx: Transaction, schoolId: number, { name, scaleId }: KnownSubject): Promise<number> {
  const [row] = await tx.query<{ id: number }[]>(
    `INSERT INTO subject (school_id, id, name, strand_of, scale_id, position)
     SELECT $1, coalesce(max(id), 0) + 1, $2, NULL, $3::int, coalesce(max(position), 0) + 1
     FROM subject WHERE school_id = $1 RETURNING id`,
    [schoolId, name, scaleId],
  );
  if (!row) throw new Error('The subject was not written.');
  return row.id;
}

async function setScale(tx: Transaction, schoolId: number, { id, scaleId }: KnownSubject): Promise<void> {
  await tx.query('UPDATE subject SET scale_id = $3 WHERE school_id = $1 AND id = $2 AND scale_id IS DISTINCT FROM $3', [
    schoolId,
    id,
    scaleId,
  ]);
}
