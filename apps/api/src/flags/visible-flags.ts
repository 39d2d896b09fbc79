import { academicYearOf } from '@headway/domain';
import { reachedSql, type SubjectReach } from '../core/access/subject-reach';
import type { FlagsQuery, PupilGroup } from './flags.dto';

/** Pupils with what the list shows of them, as flags see them today. $1 school, $2 today, $4 the academic year's start. */
const pupilColumns = `
  f.pupil_id, coalesce(p.preferred_forename, p.legal_forename) AS forename,
  coalesce(p.preferred_surname, p.legal_surname) AS surname, p.sex, $4::int - p.cohort_year AS year_group,
  c.id AS class_id, c.name AS class_name, k.pupil_premium, k.sen, k.eal`;

/**
 * The flags a person may see: $5 to $7 the reach, $8 the person. Live ones, and those resolved since the
 * half term began. The view says where each stands.
 */
export const visibleFlagsSql = `
  SELECT f.id, f.version, f.state, f.subject_id, s.name AS subject_name, s.position AS subject_position, f.reasons,
         f.need, f.need_parts, f.window_id, f.opened_on, f.acknowledged_by, f.dismiss_reason,
         f.resolved_at, f.clock_from, a.in_class, ${pupilColumns}, g.id AS group_id, g.name AS group_name, g.starts_on AS group_starts_on,
         CASE WHEN f.state IN ('resolved', 'dismissed') THEN f.state WHEN g.id IS NOT NULL OR a.in_class IS NOT NULL THEN 'in-support'
              WHEN f.state = 'acknowledged' THEN 'seen'
              WHEN NOT EXISTS (SELECT 1 FROM jsonb_array_elements(f.reasons) r
                               WHERE r->>'rule' <> 'attendance' OR r->'numbers'->>'kind' = 'severe') THEN 'attendance'
              ELSE 'no-help' END AS view
  FROM flag f
  JOIN pupil p ON p.school_id = f.school_id AND p.id = f.pupil_id
  LEFT JOIN subject s ON s.school_id = f.school_id AND s.id = f.subject_id
  LEFT JOIN LATERAL (
    SELECT c.id, c.name FROM class_pupil cp JOIN class c ON c.school_id = cp.school_id AND c.id = cp.class_id
    WHERE cp.school_id = f.school_id AND cp.pupil_id = f.pupil_id AND cp.starts_on <= $2
      AND (cp.ends_on IS NULL OR cp.ends_on >= $2)
    ORDER BY c.kind, c.name LIMIT 1) c ON true
  LEFT JOIN LATERAL (
    SELECT coalesce(bool_or(kind = 'pupil-premium'), false) AS pupil_premium,
           coalesce(bool_or(kind = 'eal'), false) AS eal,
           max(value) FILTER (WHERE kind = 'sen') AS sen
    FROM characteristic WHERE school_id = f.school_id AND pupil_id = f.pupil_id
      AND kind IN ('pupil-premium', 'eal', 'sen') AND value <> 'N'
      AND starts_on <= $2 AND (ends_on IS NULL OR ends_on >= $2)) k ON true
  LEFT JOIN LATERAL (
    SELECT g.id, g.name, pl.starts_on FROM placement pl
    JOIN intervention_group g ON g.school_id = pl.school_id AND g.id = pl.group_id
    WHERE pl.school_id = f.school_id AND pl.pupil_id = f.pupil_id AND pl.undone_at IS NULL
      AND (pl.ends_on IS NULL OR pl.ends_on >= $2) AND g.closed_at IS NULL AND g.subject_id = f.subject_id
    ORDER BY pl.starts_on LIMIT 1) g ON true
  LEFT JOIN LATERAL (
    SELECT jsonb_build_object('id', ca.id, 'version', ca.version, 'what', ca.what, 'startsOn', ca.starts_on,
             'reviewOn', ca.review_on, 'by', trim(coalesce(t.title, '') || ' ' || t.surname),
             'own', ca.staff_id = $8::uuid) AS in_class
    FROM class_answer ca JOIN staff t ON t.school_id = ca.school_id AND t.id = ca.staff_id
    WHERE ca.school_id = f.school_id AND ca.pupil_id = f.pupil_id
      AND ca.subject_id IS NOT DISTINCT FROM f.subject_id AND ca.ends_on IS NULL AND ca.undone_at IS NULL
    ORDER BY ca.made_at DESC LIMIT 1) a ON true
  WHERE f.school_id = $1 AND ${reachedSql('f.pupil_id', 'f.subject_id', 5)}
    AND (f.state <> 'resolved' OR f.resolved_at >= $3)`;

export interface FlagScope {
  schoolId: number;
  today: string;
  reach: SubjectReach;
  /** Who looks. */
  staffId: string;
  /** Flags resolved before are history. */
  resolvedSince: string;
}

/** The first eight parameters, in the order the SQL names them. */
export const scopeParameters = (scope: FlagScope): unknown[] => [
  scope.schoolId,
  scope.today,
  scope.resolvedSince,
  academicYearOf(scope.today),
  ...scope.reach.parameters(),
  scope.staffId,
];

const groupSql: Record<PupilGroup, string> = {
  'pupil-premium': 'v.pupil_premium',
  sen: 'v.sen IS NOT NULL',
  eal: 'v.eal',
  girls: `v.sex = 'F'`,
  boys: `v.sex = 'M'`,
};

/** Narrows visible flags (as `v`) to what a person asked for. @param add puts a value into the statement's parameters */
export function filterSql(query: Partial<FlagsQuery>, add: (value: unknown) => string): string {
  const conditions = ['true'];
  if (query.year !== undefined) conditions.push(`v.year_group = ${add(query.year)}::int`);
  if (query.subjectId !== undefined) conditions.push(`v.subject_id = ${add(query.subjectId)}::int`);
  if (query.reason !== undefined) {
    conditions.push(`v.reasons @> jsonb_build_array(jsonb_build_object('rule', ${add(query.reason)}::text))`);
  }
  if (query.classId !== undefined) {
    conditions.push(`EXISTS (SELECT 1 FROM class_pupil cp WHERE cp.school_id = $1 AND cp.pupil_id = v.pupil_id
      AND cp.class_id = ${add(query.classId)}::uuid AND cp.starts_on <= $2
      AND (cp.ends_on IS NULL OR cp.ends_on >= $2))`);
  }
  if (query.pupils !== undefined) conditions.push(groupSql[query.pupils]);
  return conditions.join(' AND ');
}
