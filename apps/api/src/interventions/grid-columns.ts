import type { IsoDate } from '@headway/domain';
import type { Transaction } from '../core/database/database';
import type { GridColumnDto } from './grid.dto';

/** A running group, without its cards and cost. */
export type ColumnRow = Omit<GridColumnDto, 'cards' | 'cost' | 'rateMissing'>;

/** Those of the groups that run or are still to start, and those past their last day with pupils in them. */
export function readColumns(tx: Transaction, groupIds: readonly string[], today: IsoDate): Promise<ColumnRow[]> {
  return tx.query<ColumnRow[]>(
    `SELECT g.id, g.name, g.subject_id AS "subjectId", s.name AS subject, p.year_groups AS "yearGroups",
       trim(l.title || ' ' || l.surname) AS leader, g.room, g.starts_on::text AS "startsOn",
       g.ends_on::text AS "endsOn", g.review_on::text AS "reviewOn", g.capacity,
       coalesce(stay.taken, 0) AS taken, coalesce(slot.list, '[]') AS slots
     FROM intervention_group g JOIN programme p ON p.school_id = g.school_id AND p.id = g.programme_id
     LEFT JOIN subject s ON s.school_id = g.school_id AND s.id = g.subject_id
     LEFT JOIN staff l ON l.school_id = g.school_id AND l.id = g.leader_id
     LEFT JOIN LATERAL (
       SELECT count(*) FILTER (WHERE ends_on IS NULL OR ends_on > $2)::int AS taken,
         bool_or(ends_on IS NULL) AS open
       FROM placement WHERE school_id = g.school_id AND group_id = g.id AND undone_at IS NULL) stay ON true
     LEFT JOIN LATERAL (
       SELECT json_agg(json_build_object('weekday', weekday, 'startsAt', to_char(starts_at, 'HH24:MI'),
         'minutes', minutes) ORDER BY weekday, starts_at) AS list
       FROM group_slot WHERE school_id = g.school_id AND group_id = g.id) slot ON true
     WHERE g.id = ANY($1) AND g.closed_at IS NULL AND (g.ends_on >= $2 OR stay.open)
     ORDER BY s.position, g.name, g.id`,
    [groupIds, today],
  );
}
