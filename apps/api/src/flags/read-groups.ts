import type { GroupFact } from '@headway/domain';
import type { Transaction } from '../core/database/database';

/** Sub-groups whose level is watched, by how a pupil belongs to one. */
const subGroupsSql = `
  SELECT p.cohort_year, 'sub-group' AS kind, p.sex_group AS key, p.id FROM (
    SELECT cohort_year, id, school_id, CASE sex WHEN 'F' THEN 'girls' WHEN 'M' THEN 'boys' END AS sex_group
    FROM pupil WHERE school_id = $1 AND (leaving_date IS NULL OR leaving_date > $2)) p
  WHERE p.sex_group IS NOT NULL
  UNION ALL
  SELECT DISTINCT p.cohort_year, 'sub-group', c.kind, p.id
  FROM characteristic c JOIN pupil p ON p.school_id = c.school_id AND p.id = c.pupil_id
  WHERE c.school_id = $1 AND c.kind IN ('pupil-premium', 'eal', 'sen') AND c.value <> 'N'
    AND c.starts_on <= $2 AND (c.ends_on IS NULL OR c.ends_on >= $2)
    AND (p.leaving_date IS NULL OR p.leaving_date > $2)`;

/** Classes and teaching sets, and sub-groups, of every cohort on a day: cohort year → groups. */
export async function readGroups(tx: Transaction, schoolId: number, today: string): Promise<Map<number, GroupFact[]>> {
  const rows = await tx.query<{ cohort_year: number; kind: GroupFact['kind']; key: string; pupils: string[] }[]>(
    `SELECT cohort_year, kind, key, array_agg(id ORDER BY id) AS pupils FROM (
       SELECT p.cohort_year, 'class' AS kind, cp.class_id::text AS key, p.id
       FROM class_pupil cp JOIN pupil p ON p.school_id = cp.school_id AND p.id = cp.pupil_id
       WHERE cp.school_id = $1 AND cp.starts_on <= $2 AND (cp.ends_on IS NULL OR cp.ends_on >= $2)
         AND (p.leaving_date IS NULL OR p.leaving_date > $2)
       UNION ALL ${subGroupsSql}) member
     GROUP BY cohort_year, kind, key ORDER BY cohort_year, kind, key`,
    [schoolId, today],
  );
  const groups = new Map<number, GroupFact[]>();
  for (const { cohort_year, kind, key, pupils } of rows) {
    const known = groups.get(cohort_year);
    const group: GroupFact = { key, kind, pupils };
    if (known) known.push(group);
    else groups.set(cohort_year, [group]);
  }
  return groups;
}
