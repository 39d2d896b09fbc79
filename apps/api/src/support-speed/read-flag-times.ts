import type { FlagTimes } from '@headway/domain';
import type { Transaction } from '../core/database/database';

/**
 * What happened about flags, by day, as SQL over `flag f`. What was done in class or in a group of the flag's subject
 * already when the clock started counts from that day; sessions after the flag ended were not for it.
 */
export const flagTimesSql = `
  SELECT f.id, f.clock_from::text AS "clockFrom", f.opened_on::text AS "flaggedOn",
         CASE WHEN a.starts_on < f.clock_from THEN f.clock_from ELSE a.starts_on END::text AS "inClassFrom", s.held_on::text AS "firstSessionOn",
         CASE f.state WHEN 'resolved' THEN f.resolved_at WHEN 'dismissed' THEN f.changed_at END::date::text AS "endedOn",
         CASE WHEN f.state IN ('resolved', 'dismissed') THEN f.state END AS "endedAs"
  FROM flag f
  CROSS JOIN LATERAL (
    SELECT min(ca.starts_on) AS starts_on FROM class_answer ca
    WHERE ca.school_id = f.school_id AND ca.pupil_id = f.pupil_id AND ca.undone_at IS NULL
      AND ca.subject_id IS NOT DISTINCT FROM f.subject_id
      AND (ca.ends_on IS NULL OR ca.ends_on >= f.clock_from)
      AND (f.resolved_at IS NULL OR ca.starts_on <= f.resolved_at::date)) a
  CROSS JOIN LATERAL (
    SELECT min(gs.held_on) AS held_on
    FROM register_mark rm
    JOIN group_session gs ON gs.school_id = rm.school_id AND gs.id = rm.session_id AND gs.status = 'held'
    JOIN intervention_group g ON g.school_id = gs.school_id AND g.id = gs.group_id
    JOIN programme pr ON pr.school_id = g.school_id AND pr.id = g.programme_id
    WHERE rm.school_id = f.school_id AND rm.pupil_id = f.pupil_id AND rm.mark IN ('present', 'late')
      AND gs.held_on >= f.clock_from AND (f.resolved_at IS NULL OR gs.held_on <= f.resolved_at::date)
      AND (f.subject_id IS NULL AND pr.kind <> 'enrichment' OR g.subject_id = f.subject_id)) s`;

interface FlagTimesRow extends Omit<FlagTimes, 'ended'> {
  id: string;
  endedOn: string | null;
  endedAs: 'resolved' | 'dismissed' | null;
}

export function asFlagTimes({ id: _, endedOn, endedAs, ...times }: FlagTimesRow): FlagTimes {
  return { ...times, ended: endedOn === null || endedAs === null ? null : { on: endedOn, as: endedAs } };
}

/** Of some flags, by id; a flag without a clock has none. */
export async function readFlagTimes(
  tx: Transaction,
  schoolId: number,
  flagIds: readonly string[],
): Promise<Map<string, FlagTimes>> {
  const rows = await tx.query<FlagTimesRow[]>(
    `${flagTimesSql} WHERE f.school_id = $1 AND f.id = ANY($2) AND f.clock_from IS NOT NULL`,
    [schoolId, flagIds],
  );
  return new Map(rows.map((row) => [row.id, asFlagTimes(row)]));
}
