import { statutoryAssessmentOf } from '@headway/domain';
import type { Transaction } from '../../../core/database/database';
import { insertScale } from '../../../scales/stored-scale';
import { insertSubject } from '../../../subjects/subject-rules';
import { ImportRefused } from '../../import-stops';
import type { ImportMapping, NewScale, SubjectMapping } from '../../mapping/import-mapping';
import type { SchoolScale, SchoolSubject } from '../../mapping/propose-subjects';
import type { KnownSubject } from './read-results';

export async function schoolSubjects(tx: Transaction, schoolId: number): Promise<SchoolSubject[]> {
  return tx.query<SchoolSubject[]>(
    `SELECT id, name, scale_id AS "scaleId",
            ARRAY(SELECT DISTINCT y.scale_id FROM subject_scale y
                  WHERE y.school_id = s.school_id AND y.subject_id = s.id ORDER BY 1) AS "yearScaleIds"
     FROM subject s WHERE school_id = $1 ORDER BY id`,
    [schoolId],
  );
}

export async function schoolScales(tx: Transaction, schoolId: number): Promise<SchoolScale[]> {
  return tx.query<SchoolScale[]>(
    `SELECT id, name, kind, basis, direction, least, greatest, decimals, steps, mean, sd, reliability, threshold,
            library_key AS "libraryKey", retired_at IS NOT NULL AS retired
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
  const copies = new Map<string, number>();
  for (const entry of mapping.subjects) {
    const known = planned.get(entry.name.trim().toLowerCase());
    if (!known) continue;
    if (known.scaleId < 0 && entry.newScale) known.scaleId = await addScale(tx, schoolId, entry.newScale, copies);
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

/** Subjects of one new scale of the library share one copy of it; any other new scale is the subject's own. */
async function addScale(
  tx: Transaction,
  schoolId: number,
  { libraryKey, ...scale }: NewScale,
  copies: Map<string, number>,
): Promise<number> {
  const copy = libraryKey === undefined ? undefined : copies.get(libraryKey);
  if (copy !== undefined) return copy;
  const named = { ...scale, name: scale.name.trim() };
  const id = await insertScale(tx, schoolId, named, { libraryKey: libraryKey ?? null });
  if (libraryKey !== undefined) copies.set(libraryKey, id);
  return id;
}

/** An early learning goal is added as a strand of its area, which may have to be added too. */
async function addSubject(tx: Transaction, schoolId: number, { name, scaleId }: KnownSubject): Promise<number> {
  const area = statutoryAssessmentOf(name)?.area ?? null;
  const strandOf = area === null ? null : await areaCalled(tx, schoolId, area, scaleId);
  return insertSubject(tx, schoolId, { name, strandOf, scaleId });
}

async function areaCalled(tx: Transaction, schoolId: number, name: string, scaleId: number): Promise<number> {
  const [known] = await tx.query<{ id: number }[]>(
    'SELECT coalesce(strand_of, id) AS id FROM subject WHERE school_id = $1 AND lower(name) = lower($2)',
    [schoolId, name],
  );
  return known?.id ?? insertSubject(tx, schoolId, { name, strandOf: null, scaleId });
}

/** Marks to come are never given on a scale that is no longer in use; those of the file are, when a person says so. */
async function setScale(tx: Transaction, schoolId: number, { id, scaleId }: KnownSubject): Promise<void> {
  await tx.query(
    `UPDATE subject s SET scale_id = c.id FROM scale c
     WHERE s.school_id = $1 AND s.id = $2 AND c.school_id = $1 AND c.id = $3 AND c.retired_at IS NULL
       AND s.scale_id IS DISTINCT FROM c.id`,
    [schoolId, id, scaleId],
  );
}
