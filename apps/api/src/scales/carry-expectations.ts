import { mapValue, type ScaleMapping } from '@headway/domain';
import type { Transaction } from '../core/database/database';

interface Expected {
  subject: number;
  year: number;
  halfTerm: string;
  expected: number;
}

/** What is expected on a scale, in a fixed order. */
export async function readExpectationsOn(tx: Transaction, schoolId: number, scaleId: number): Promise<Expected[]> {
  return tx.query<Expected[]>(
    `SELECT subject_id AS subject, year_group AS year, half_term AS "halfTerm", expected FROM expectation
     WHERE school_id = $1 AND scale_id = $2 ORDER BY subject_id, year_group, half_term`,
    [schoolId, scaleId],
  );
}

/** What was expected on the old version, as the mapping reads it on the new one; what it does not read is left out. */
export const mappedExpectations = (expected: readonly Expected[], mapping: ScaleMapping): Expected[] =>
  expected.flatMap((row) => {
    const value = mapValue(row.expected, mapping);
    return value === null ? [] : [{ ...row, expected: value }];
  });

/** Writes it on the new version. @returns how many there are */
export async function carryExpectations(
  tx: Transaction,
  schoolId: number,
  { from, to, mapping }: { from: number; to: number; mapping: ScaleMapping },
): Promise<number> {
  const carried = mappedExpectations(await readExpectationsOn(tx, schoolId, from), mapping);
  await tx.query(
    `INSERT INTO expectation (school_id, subject_id, scale_id, year_group, half_term, expected)
     SELECT $1, subject, $2, year, half_term, expected
     FROM unnest($3::int[], $4::smallint[], $5::text[], $6::float8[]) AS given(subject, year, half_term, expected)`,
    [
      ...[schoolId, to, carried.map(({ subject }) => subject), carried.map(({ year }) => year)],
      ...[carried.map(({ halfTerm }) => halfTerm), carried.map(({ expected }) => expected)],
    ],
  );
  return carried.length;
}
