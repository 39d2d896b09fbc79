import type { HeldResult, ScaleRow } from './impact-rows';
import type { Transaction } from '../core/database/database';

/** What the database knows of one group, its pupils' year groups and their marks: nothing worked out yet. */
export interface GroupRecords {
  groupId: string;
  subjectId: number;
  startsOn: string;
  /** The day of exit or review by which every pupil had left or was reviewed. */
  reviewedOn: string;
  participants: Map<string, { placedOn: string; leftOn: string | null }>;
  /** Windows in which the subject was measured, and the day each was due. */
  windows: { window: number; on: string }[];
  pupils: { id: string; cohortYear: number; female: boolean }[];
  /** Results of every subject for these pupils. */
  results: HeldResult[];
  scales: Map<number, ScaleRow>;
  otherSubjectIds: number[];
  /** Pupils in other targeted or specialist groups of the subject, and when. */
  otherSupport: { pupilId: string; from: string; to: string | null }[];
  characteristics: { pupilId: string; kind: string; value: string; from: string; to: string | null }[];
  dose: { planned: number; received: number };
  /** Whether most pupils were placed while a flag said that they had fallen. */
  chosenBecauseOfFall: boolean;
}

/** Rules that describe a recent fall: a pupil chosen for one starts from an unlucky result more often than not. */
const changeRules = ['slower-than-peers', 'slower-than-own-rate', 'gap-widening'];

interface GroupRow {
  id: string;
  subject_id: number;
  starts_on: string;
  review_on: string;
  ends_on: string;
}

/** Groups that have been filled and started, oldest first. */
export async function startedGroupIds(tx: Transaction, today: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT g.id FROM intervention_group g JOIN programme p ON p.school_id = g.school_id AND p.id = g.programme_id
     WHERE g.starts_on <= $1 AND g.subject_id IS NOT NULL AND p.tier <> 'universal'
       AND EXISTS (SELECT 1 FROM placement pl WHERE pl.school_id = g.school_id AND pl.group_id = g.id AND pl.undone_at IS NULL)
     ORDER BY g.starts_on, g.id`,
    [today],
  );
  return rows.map((row) => row.id);
}

/** Reads everything about one group in set reads; null when nobody was ever in it. */
export async function readGroupRecords(tx: Transaction, groupId: string, today: string): Promise<GroupRecords | null> {
  const [group] = await tx.query<GroupRow[]>(
    `SELECT id, subject_id, starts_on::text, review_on::text, ends_on::text FROM intervention_group
     WHERE id = $1 AND subject_id IS NOT NULL`,
    [groupId],
  );
  const placements = await tx.query<{ pupil_id: string; placed_on: string; left_on: string | null }[]>(
    `SELECT pupil_id, min(starts_on)::text AS placed_on,
            CASE WHEN bool_or(ends_on IS NULL) THEN NULL ELSE max(ends_on)::text END AS left_on
     FROM placement WHERE group_id = $1 AND undone_at IS NULL AND starts_on <= $2 GROUP BY pupil_id ORDER BY pupil_id`,
    [groupId, today],
  );
  if (!group || placements.length === 0) return null;
  const participants = new Map(
    placements.map((row) => [row.pupil_id, { placedOn: row.placed_on, leftOn: row.left_on }]),
  );
  const pupils = await tx.query<{ id: string; cohort_year: number; female: boolean }[]>(
    `SELECT id, cohort_year, sex = 'F' AS female FROM pupil
     WHERE cohort_year IN (SELECT cohort_year FROM pupil WHERE id = ANY($1)) ORDER BY id`,
    [[...participants.keys()]],
  );
  const pupilIds = pupils.map((pupil) => pupil.id);
  return {
    groupId,
    subjectId: group.subject_id,
    startsOn: [...participants.values()].map(({ placedOn }) => placedOn).sort()[0] ?? group.starts_on,
    reviewedOn: lastReview(group, [...participants.values()], today),
    participants,
    pupils: pupils.map((row) => ({ id: row.id, cohortYear: row.cohort_year, female: row.female })),
    ...(await readMarks(tx, group.subject_id, pupilIds)),
    ...(await readCircumstances(tx, group, pupilIds)),
    dose: await readDose(tx, groupId, today),
    chosenBecauseOfFall: await mostHadFallen(tx, groupId, group.subject_id),
  };
}

/** The day by which everyone had left; while somebody is still in the group, the review (or end) that is due. */
function lastReview(group: GroupRow, spans: { leftOn: string | null }[], today: string): string {
  const days = spans.map(({ leftOn }) => leftOn ?? (group.review_on <= today ? group.review_on : group.ends_on));
  return days.sort().at(-1) ?? group.ends_on;
}

async function readMarks(
  tx: Transaction,
  subjectId: number,
  pupilIds: string[],
): Promise<Pick<GroupRecords, 'windows' | 'results' | 'scales' | 'otherSubjectIds'>> {
  const results = await tx.query<HeldResult[]>(
    `SELECT r.pupil_id AS "pupilId", r.subject_id AS "subjectId", r.window_id AS "windowId", r.scale_id AS "scaleId",
            r.value, r.standard_error AS "standardError"
     FROM result r JOIN subject s ON s.school_id = r.school_id AND s.id = r.subject_id
     WHERE r.pupil_id = ANY($1) AND r.value IS NOT NULL AND (s.strand_of IS NULL OR s.id = $2)
     ORDER BY r.pupil_id, r.subject_id, r.window_id`,
    [pupilIds, subjectId],
  );
  const windows = await tx.query<{ window: number; on: string }[]>(
    'SELECT id AS "window", due_on::text AS "on" FROM assessment_window WHERE id = ANY($1) ORDER BY id',
    [collected(results.filter((result) => result.subjectId === subjectId))],
  );
  const scales = await tx.query<ScaleRow[]>('SELECT * FROM scale WHERE id = ANY($1)', [
    [...new Set(results.map((result) => result.scaleId))],
  ]);
  const otherSubjectIds = [...new Set(results.map((result) => result.subjectId))].filter((id) => id !== subjectId);
  return { windows, results, scales: new Map(scales.map((scale) => [scale.id, scale])), otherSubjectIds };
}

/**
 * Windows in which at least half as many pupils have a mark as in the fullest. A short check asks only pupils who are
 * behind: as a starting point it would leave nobody to compare them with.
 */
export function collected(results: readonly HeldResult[]): number[] {
  const counts = new Map<number, number>();
  for (const { windowId } of results) counts.set(windowId, (counts.get(windowId) ?? 0) + 1);
  const fullest = Math.max(0, ...counts.values());
  return [...counts].filter(([, count]) => count * 2 >= fullest).map(([windowId]) => windowId);
}

async function readCircumstances(
  tx: Transaction,
  group: GroupRow,
  pupilIds: string[],
): Promise<Pick<GroupRecords, 'otherSupport' | 'characteristics'>> {
  const otherSupport = await tx.query<GroupRecords['otherSupport']>(
    `SELECT pl.pupil_id AS "pupilId", pl.starts_on::text AS "from", pl.ends_on::text AS "to"
     FROM placement pl JOIN intervention_group g ON g.school_id = pl.school_id AND g.id = pl.group_id
     JOIN programme p ON p.school_id = g.school_id AND p.id = g.programme_id
     WHERE pl.pupil_id = ANY($1) AND g.id <> $2 AND g.subject_id = $3 AND pl.undone_at IS NULL
       AND p.tier IN ('targeted', 'specialist') ORDER BY 1, 2`,
    [pupilIds, group.id, group.subject_id],
  );
  const characteristics = await tx.query<GroupRecords['characteristics']>(
    `SELECT pupil_id AS "pupilId", kind, value, starts_on::text AS "from", ends_on::text AS "to"
     FROM characteristic WHERE pupil_id = ANY($1) AND kind IN ('pupil-premium', 'sen', 'eal') ORDER BY 1, 2, 3, 4`,
    [pupilIds],
  );
  return { otherSupport, characteristics };
}

/** Sessions that should have been by now while each pupil was in the group, and those the pupil had. */
async function readDose(tx: Transaction, groupId: string, today: string): Promise<GroupRecords['dose']> {
  const [row] = await tx.query<GroupRecords['dose'][]>(
    `SELECT count(*)::int AS planned,
            count(*) FILTER (WHERE s.status = 'held' AND m.mark IN ('present', 'late'))::int AS received
     FROM placement pl
     JOIN group_session s ON s.school_id = pl.school_id AND s.group_id = pl.group_id
       AND s.held_on >= pl.starts_on AND (pl.ends_on IS NULL OR s.held_on <= pl.ends_on)
       AND (s.held_on < $2 OR s.status <> 'planned')
     LEFT JOIN register_mark m ON m.school_id = s.school_id AND m.session_id = s.id AND m.pupil_id = pl.pupil_id
     WHERE pl.group_id = $1 AND pl.undone_at IS NULL`,
    [groupId, today],
  );
  return row ?? { planned: 0, received: 0 };
}

async function mostHadFallen(tx: Transaction, groupId: string, subjectId: number): Promise<boolean> {
  const [row] = await tx.query<{ placed: number; fallen: number }[]>(
    `SELECT count(*)::int AS placed, count(*) FILTER (WHERE EXISTS (
       SELECT 1 FROM flag f, jsonb_array_elements(f.reasons) fired
       WHERE f.school_id = pl.school_id AND f.pupil_id = pl.pupil_id AND f.subject_id = $2
         AND f.opened_on <= pl.starts_on AND (f.resolved_at IS NULL OR f.resolved_at::date >= pl.starts_on)
         AND fired->>'rule' = ANY($3)))::int AS fallen
     FROM placement pl WHERE pl.group_id = $1 AND pl.undone_at IS NULL`,
    [groupId, subjectId, changeRules],
  );
  return row !== undefined && row.fallen * 2 > row.placed;
}
