import type { Transaction } from '../core/database/database';
import { badInput, notFound } from '../core/http/problem.exception';

export interface StoredSubject {
  id: number;
  name: string;
  strandOf: number | null;
  scaleId: number | null;
  retired: boolean;
}

/** @throws 404 */
export async function storedSubject(tx: Transaction, schoolId: number, id: number): Promise<StoredSubject> {
  const [subject] = await tx.query<StoredSubject[]>(
    `SELECT id, name, strand_of AS "strandOf", scale_id AS "scaleId", retired_at IS NOT NULL AS retired
     FROM subject WHERE school_id = $1 AND id = $2`,
    [schoolId, id],
  );
  if (!subject) throw notFound('subject');
  return subject;
}

/** Subjects and strands share one list of names, so that a column of a file means one of them. */
export async function requireFreeSubjectName(
  tx: Transaction,
  schoolId: number,
  name: string,
  except: number | null,
): Promise<void> {
  const [taken] = await tx.query<{ name: string; retired: boolean }[]>(
    `SELECT name, retired_at IS NOT NULL AS retired FROM subject
     WHERE school_id = $1 AND lower(name) = lower($2) AND id IS DISTINCT FROM $3::int`,
    [schoolId, name, except],
  );
  if (!taken) return;
  const where = taken.retired
    ? 'It is retired: bring it back instead.'
    : 'Subjects and strands need names of their own.';
  throw badInput('name', `There is already a subject or strand called ${taken.name}. ${where}`);
}

/** @throws 422 at the field of the first scale that is not there or no longer in use */
export async function requireScales(
  tx: Transaction,
  schoolId: number,
  wanted: readonly { field: string; scaleId: number | null }[],
): Promise<void> {
  const ids = wanted.flatMap(({ scaleId }) => scaleId ?? []);
  const known = await tx.query<{ id: number }[]>(
    'SELECT id FROM scale WHERE school_id = $1 AND id = ANY($2) AND retired_at IS NULL FOR KEY SHARE',
    [schoolId, ids],
  );
  const there = new Set(known.map(({ id }) => id));
  const missing = wanted.find(({ scaleId }) => scaleId !== null && !there.has(scaleId));
  if (missing) throw badInput(missing.field, 'Choose a scale that is in use.');
}

/** @returns the number it got, after the others */
export async function insertSubject(
  tx: Transaction,
  schoolId: number,
  { name, strandOf, scaleId }: Pick<StoredSubject, 'name' | 'strandOf' | 'scaleId'>,
): Promise<number> {
  const [row] = await tx.query<{ id: number }[]>(
    `INSERT INTO subject (school_id, id, name, strand_of, scale_id, position)
     SELECT $1, coalesce(max(id), 0) + 1, $2, $3::int, $4::int, coalesce(max(position), 0) + 1
     FROM subject WHERE school_id = $1 RETURNING id`,
    [schoolId, name, strandOf, scaleId],
  );
  if (!row) throw new Error('The subject was not written.');
  return row.id;
}
