import type { PartWork } from '../../part-work';
import type { StayWrites } from './settle-stays';

/** Of a stay: the first session of its group that is at the same time as one of another group of the pupil. */
export interface Clash {
  id: string;
  heldOn: string;
  startsAt: string;
  groupName: string;
}

/** New stays whose sessions to come are at the same time as others of the pupil, among all stays stored and new. */
export async function clashingStays({ tx, schoolId, today }: PartWork, added: StayWrites['added']): Promise<Clash[]> {
  return tx.query<Clash[]>(
    `WITH given AS (
       SELECT * FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::date[], $7::date[])
         AS given(id, group_id, pupil_id, starts_on, ends_on)),
     stay AS (
       SELECT id, group_id, pupil_id, starts_on, ends_on FROM placement WHERE school_id = $1 AND undone_at IS NULL
       UNION ALL SELECT * FROM given)
     SELECT DISTINCT ON (given.id) given.id, s.held_on::text AS "heldOn", to_char(other.starts_at, 'HH24:MI') AS "startsAt",
            g.name AS "groupName"
     FROM given
     JOIN group_session s ON s.school_id = $1 AND s.group_id = given.group_id AND s.status <> 'cancelled'
       AND s.held_on >= greatest($2::date, given.starts_on) AND (given.ends_on IS NULL OR s.held_on <= given.ends_on)
     JOIN stay ON stay.pupil_id = given.pupil_id AND stay.group_id <> given.group_id
       AND stay.starts_on <= s.held_on AND (stay.ends_on IS NULL OR stay.ends_on >= s.held_on)
     JOIN group_session other ON other.school_id = $1 AND other.group_id = stay.group_id
       AND other.held_on = s.held_on AND other.status <> 'cancelled'
     JOIN intervention_group g ON g.school_id = $1 AND g.id = stay.group_id
     WHERE s.starts_at < other.starts_at + other.minutes * interval '1 minute'
       AND other.starts_at < s.starts_at + s.minutes * interval '1 minute'
     ORDER BY given.id, s.held_on, other.starts_at`,
    [
      schoolId,
      today,
      added.map(({ id }) => id),
      added.map(({ groupId }) => groupId),
      added.map(({ pupilId }) => pupilId),
      added.map(({ startsOn }) => startsOn),
      added.map(({ endsOn }) => endsOn),
    ],
  );
}
