import { type Scale, scaleProblems } from '@headway/domain';
import type { ScaleGivenDto } from '../assessments/scale-given.dto';
import type { Transaction } from '../core/database/database';
import { badInput, notFound, ProblemException } from '../core/http/problem.exception';

export type NamedScale = Scale & { name: string };

/** A school's scale as it is stored. */
export interface StoredScale extends NamedScale {
  id: number;
  version: number;
  replacedBy: number | null;
  retired: boolean;
  /** Marks, targets, forecasts and expectations that are on it. */
  marks: number;
}

/** Numbers are given out one after the other: two at once would take the same. */
export async function lockSubjectsAndScales(tx: Transaction, schoolId: number): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('subjects'), $1)`, [schoolId]);
}

/** How often each scale `s` of a school is in use, as SQL. */
export const marksOnScaleSql = ['result', 'result_history', 'target', 'target_history', 'forecast', 'expectation']
  .map((table) => `(SELECT count(*) FROM ${table} u WHERE u.school_id = s.school_id AND u.scale_id = s.id)`)
  .join(' + ');

/** @throws 404 */
export async function storedScale(tx: Transaction, schoolId: number, id: number): Promise<StoredScale> {
  const [scale] = await tx.query<StoredScale[]>(
    `SELECT s.id, s.name, s.kind, s.basis, s.direction, s.least, s.greatest, s.decimals, s.steps, s.mean, s.sd,
            s.reliability, s.threshold, s.version, s.retired_at IS NOT NULL AS retired,
            (SELECT n.id FROM scale n WHERE n.school_id = s.school_id AND n.version_of = s.id) AS "replacedBy",
            (${marksOnScaleSql})::int AS marks
     FROM scale s WHERE s.school_id = $1 AND s.id = $2`,
    [schoolId, id],
  );
  if (!scale) throw notFound('scale');
  return scale;
}

/** The scale somebody made, tidied. @throws 422 that names each field where it cannot be used */
export function checkedScale(given: ScaleGivenDto, fieldOf = (field: string): string => field): NamedScale {
  const name = given.name.trim();
  if (!name) throw badInput(fieldOf('name'), 'Give the scale a name.');
  const steps = given.steps.map(({ value, label }) => ({ value, label: label.trim() }));
  const { kind, basis, direction, least, greatest, decimals, mean, sd, reliability, threshold } = given;
  const scale: NamedScale = {
    ...{ name, kind, basis, direction, least, greatest, decimals, steps },
    ...{ mean, sd, reliability, threshold },
  };
  const problems = scaleProblems(scale).map(({ field, message }) => ({ field: fieldOf(field), message }));
  const [first] = problems;
  if (first)
    throw new ProblemException(422, { title: first.message, detail: 'Nothing was changed.', errors: problems });
  return scale;
}

/** Names of scales in use are told apart; a replaced version keeps its name. */
export async function requireFreeScaleName(
  tx: Transaction,
  schoolId: number,
  name: string,
  except: number | null,
): Promise<void> {
  const [taken] = await tx.query<object[]>(
    `SELECT 1 FROM scale WHERE school_id = $1 AND lower(name) = lower($2) AND retired_at IS NULL AND id IS DISTINCT FROM $3::int`,
    [schoolId, name, except],
  );
  if (taken) throw badInput('name', `There is already a scale called ${name}.`);
}

interface Origin {
  libraryKey?: string | null;
  version?: number;
  versionOf?: number;
}

/** @returns the number it got */
export async function insertScale(
  tx: Transaction,
  schoolId: number,
  scale: NamedScale,
  { libraryKey = null, version = 1, versionOf }: Origin = {},
): Promise<number> {
  const [row] = await tx.query<{ id: number }[]>(
    `INSERT INTO scale (school_id, id, name, kind, basis, direction, least, greatest, decimals, steps, mean, sd,
                        reliability, threshold, library_key, version, version_of)
     SELECT $1, coalesce(max(id), 0) + 1, $2, $3, $4, $5, $6::float8, $7::float8, $8::smallint, $9::jsonb, $10::float8,
            $11::float8, $12::float8, $13::float8, $14, $15::int, $16::int
     FROM scale WHERE school_id = $1 RETURNING id`,
    [schoolId, ...scaleColumns(scale), libraryKey, version, versionOf ?? null],
  );
  if (!row) throw new Error('The scale was not written.');
  return row.id;
}

/** Name to threshold, in the order of the columns. */
export const scaleColumns = (scale: NamedScale): unknown[] => [
  ...[scale.name, scale.kind, scale.basis, scale.direction, scale.least, scale.greatest, scale.decimals],
  ...[
    JSON.stringify(scale.steps.map(({ value, label }) => ({ value, label }))),
    scale.mean,
    scale.sd,
    scale.reliability,
    scale.threshold,
  ],
];
