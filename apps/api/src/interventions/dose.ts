import type { IsoDate } from '@headway/domain';
import type { Transaction } from '../core/database/database';

/** How much help a pupil had of a group. */
export interface Dose {
  /** Sessions the pupil was at, late or not. */
  had: number;
  /** Sessions that should have been by now while the pupil was in the group. */
  due: number;
  /** Sessions of the whole plan for which the pupil is in the group. */
  planned: number;
  minutesHad: number;
}

export const doseKey = (groupId: string, pupilId: string): string => `${groupId} ${pupilId}`;

/** The dose of every pupil in these groups, by `doseKey`: one read. A session counts as due from the day after, or once its register is taken. */
export async function dosesOf(
  tx: Transaction,
  groupIds: readonly string[],
  today: IsoDate,
): Promise<Map<string, Dose>> {
  const rows = await tx.query<({ groupId: string; pupilId: string } & Dose)[]>(
    `SELECT p.group_id AS "groupId", p.pupil_id AS "pupilId", count(DISTINCT s.id)::int AS planned,
       (count(DISTINCT s.id) FILTER (WHERE s.held_on < $2 OR s.status <> 'planned'))::int AS due,
       (count(m.pupil_id) FILTER (WHERE m.mark IN ('present', 'late')))::int AS had,
       coalesce(sum(coalesce(s.held_minutes, s.minutes)) FILTER (WHERE m.mark IN ('present', 'late')), 0)::int
         AS "minutesHad"
     FROM placement p
     JOIN group_session s ON s.school_id = p.school_id AND s.group_id = p.group_id
       AND s.held_on >= p.starts_on AND (p.ends_on IS NULL OR s.held_on <= p.ends_on)
     LEFT JOIN register_mark m ON m.school_id = s.school_id AND m.session_id = s.id AND m.pupil_id = p.pupil_id
       AND s.status = 'held'
     WHERE p.group_id = ANY($1) AND p.undone_at IS NULL
     GROUP BY p.group_id, p.pupil_id`,
    [groupIds, today],
  );
  return new Map(rows.map(({ groupId, pupilId, ...dose }) => [doseKey(groupId, pupilId), dose]));
}
