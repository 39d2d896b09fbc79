import type { Transaction } from '../core/database/database';
import { promiseJob } from '../core/jobs/outbox';

/** Whose facts changed: the cohorts of these pupils in these subjects (null: what belongs to no subject). */
export interface ChangedFacts {
  pupilIds: readonly string[];
  subjectIds: readonly (number | null)[];
}

/** Notes in the transaction of a change which cohorts must be analysed again, and promises that they are. */
export async function noteChanges(
  tx: Transaction,
  schoolId: number,
  { pupilIds, subjectIds }: ChangedFacts,
  at: Date,
): Promise<void> {
  if (pupilIds.length === 0 || subjectIds.length === 0) return;
  await tx.query(
    `INSERT INTO changed_cohort (school_id, id, cohort_year, subject_id)
     SELECT $1, nextval('changed_cohort_id'), p.cohort_year, s.id
     FROM (SELECT DISTINCT cohort_year FROM pupil WHERE school_id = $1 AND id = ANY($2)) p
     CROSS JOIN (SELECT DISTINCT id FROM unnest($3::int[]) AS given(id)) s`,
    [schoolId, [...new Set(pupilIds)], subjectIds],
  );
  await promiseJob(tx, { name: 'analyse-changes', schoolId, payload: {} }, at);
}

/** The same for pupils of a group: its subject's cohorts, where it is measured by one. */
export async function noteSupportChanges(
  tx: Transaction,
  schoolId: number,
  { groupId, pupilIds }: { groupId: string; pupilIds: readonly string[] },
  at: Date,
): Promise<void> {
  const groups = await tx.query<{ subject_id: number }[]>(
    'SELECT subject_id FROM intervention_group WHERE school_id = $1 AND id = $2 AND subject_id IS NOT NULL',
    [schoolId, groupId],
  );
  const subjectIds = groups.map(({ subject_id }) => subject_id);
  await noteChanges(tx, schoolId, { pupilIds, subjectIds }, at);
}
