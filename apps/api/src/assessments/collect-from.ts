import type { Transaction } from '../core/database/database';

/** A subject collected in a window from a year group. */
export interface Collected {
  windowId: number;
  subjectId: number;
  yearGroup: number;
}

/** Notes that subjects were collected, adding to the year groups a window already asks for. */
export async function collectFrom(tx: Transaction, schoolId: number, collected: readonly Collected[]): Promise<void> {
  if (collected.length === 0) return;
  const grown = await tx.query<{ windowId: number }[]>(
    `WITH grown AS (
       INSERT INTO window_subject AS known (school_id, window_id, subject_id, year_groups)
       SELECT $1, window_id, subject_id, array_agg(year_group ORDER BY year_group)
       FROM unnest($2::int[], $3::int[], $4::smallint[]) AS given(window_id, subject_id, year_group)
       GROUP BY window_id, subject_id
       ON CONFLICT (school_id, window_id, subject_id) DO UPDATE
       SET year_groups = (SELECT array_agg(DISTINCT y ORDER BY y) FROM unnest(known.year_groups || excluded.year_groups) AS y)
       WHERE NOT known.year_groups @> excluded.year_groups
       RETURNING window_id)
     SELECT DISTINCT window_id AS "windowId" FROM grown`,
    [
      schoolId,
      collected.map(({ windowId }) => windowId),
      collected.map(({ subjectId }) => subjectId),
      collected.map(({ yearGroup }) => yearGroup),
    ],
  );
  // Whoever has the window's settings open must not take back unseen what has come to it.
  await tx.query('UPDATE assessment_window SET version = version + 1 WHERE school_id = $1 AND id = ANY($2)', [
    schoolId,
    grown.map(({ windowId }) => windowId),
  ]);
}
