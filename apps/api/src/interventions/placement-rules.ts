import type { IsoDate } from '@headway/domain';
import type { Transaction } from '../core/database/database';
import { badInput, conflict, ProblemException } from '../core/http/problem.exception';
import { dayWords } from './day-words';
import type { LockedGroup } from './group-rules';
import type { PupilOnRoll } from './placement-facts';
import { mostAtOnce, shareADay, type Stay } from './placement-roster';

/** A stay that somebody wants to begin, or to open again. */
export interface WantedStay {
  group: LockedGroup;
  pupil: PupilOnRoll;
  startsOn: IsoDate;
  /** The day from which a place is needed and times must not clash. */
  from: IsoDate;
  /** Placements that end or vanish in the same act. */
  leaving: readonly string[];
  overrideReason: string | null;
  knownGroupIds: readonly string[] | null;
  today: IsoDate;
}

interface StayRow extends Stay {
  id: string;
  groupId: string;
  groupName: string;
  pupilId: string;
  placedBy: string | null;
  placedOn: IsoDate;
}

const staysSql = `
  SELECT p.id, p.group_id AS "groupId", g.name AS "groupName", p.pupil_id AS "pupilId", p.starts_on::text AS "startsOn",
    p.ends_on::text AS "endsOn", trim(s.title || ' ' || s.surname) AS "placedBy", p.placed_at::date::text AS "placedOn"
  FROM placement p JOIN intervention_group g ON g.school_id = p.school_id AND g.id = p.group_id
  LEFT JOIN staff s ON s.school_id = p.school_id AND s.id = p.placed_by
  WHERE p.undone_at IS NULL AND NOT p.id = ANY($2)`;

/**
 * Whether a pupil can be in a group from a day on. Pupil and group are locked by the caller, so that the answer holds
 * until the transaction ends.
 * @throws 422 for what was asked wrongly, 409 for what stands against it, with the names of who and where.
 */
export async function requireFit(tx: Transaction, wanted: WantedStay): Promise<void> {
  requireDates(wanted);
  const ofPupil = await tx.query<StayRow[]>(`${staysSql} AND p.pupil_id = $1 ORDER BY p.placed_at DESC`, [
    wanted.pupil.id,
    wanted.leaving,
  ]);
  requireNotTwice(wanted, ofPupil);
  requireKnown(wanted, ofPupil);
  requirePlace(wanted, await tx.query<StayRow[]>(`${staysSql} AND p.group_id = $1`, [wanted.group.id, wanted.leaving]));
  await requireNoClash(tx, wanted);
}

function requireDates({ group, pupil, startsOn, from }: WantedStay): void {
  if (group.closed) throw conflict(`${group.name} is closed`, 'Nothing was changed. Choose a group that is running.');
  if (startsOn < group.startsOn || startsOn > group.endsOn) {
    throw badInput(
      'startsOn',
      `${group.name} runs from ${dayWords(group.startsOn)} to ${dayWords(group.endsOn)}: ${dayWords(startsOn)} is outside that.`,
    );
  }
  const onRoll = (day: IsoDate): boolean =>
    (pupil.entryDate === null || pupil.entryDate <= day) && (pupil.leavingDate === null || pupil.leavingDate >= day);
  const missing = [startsOn, from].find((day) => !onRoll(day));
  if (missing) throw badInput('startsOn', `${pupil.name} is not on the roll on ${dayWords(missing)}.`);
}

function requireNotTwice({ group, pupil, startsOn }: WantedStay, stays: readonly StayRow[]): void {
  const again = stays.find((stay) => stay.groupId === group.id && shareADay(stay, { startsOn, endsOn: null }));
  if (!again) return;
  const until = again.endsOn ? ` until ${dayWords(again.endsOn)}` : '';
  throw conflict(
    `${pupil.name} is already in ${group.name}${until}`,
    `${again.placedBy ?? 'Somebody'} placed ${pupil.name} there on ${dayWords(again.placedOn)}. Nothing was changed.`,
  );
}

function requireKnown({ pupil, knownGroupIds, today }: WantedStay, stays: readonly StayRow[]): void {
  if (knownGroupIds === null) return;
  const unknown = stays.find(
    ({ groupId, endsOn }) => (endsOn === null || endsOn >= today) && !knownGroupIds.includes(groupId),
  );
  if (!unknown) return;
  throw conflict(
    `${unknown.placedBy ?? 'Somebody'} has just placed ${pupil.name} in ${unknown.groupName}`,
    'Your move was not made. Look at the grid as it is now and decide again.',
  );
}

function requirePlace({ group, from }: WantedStay, stays: readonly StayRow[]): void {
  if (mostAtOnce(stays, from) < group.capacity) return;
  const places = group.capacity === 1 ? 'The one place is taken' : `All ${group.capacity} places are taken`;
  throw conflict(`${group.name} is full`, `${places}. Nothing was changed.`);
}

async function requireNoClash(tx: Transaction, wanted: WantedStay): Promise<void> {
  if (wanted.overrideReason) return;
  const [clash] = await tx.query<{ heldOn: string; startsAt: string; groupName: string }[]>(
    `SELECT s.held_on::text AS "heldOn", to_char(other.starts_at, 'HH24:MI') AS "startsAt", g.name AS "groupName"
     FROM group_session s
     JOIN placement p ON p.school_id = s.school_id AND p.pupil_id = $2 AND p.group_id <> s.group_id
       AND p.undone_at IS NULL AND NOT p.id = ANY($4)
       AND p.starts_on <= s.held_on AND (p.ends_on IS NULL OR p.ends_on >= s.held_on)
     JOIN group_session other ON other.school_id = s.school_id AND other.group_id = p.group_id
       AND other.held_on = s.held_on AND other.status <> 'cancelled'
     JOIN intervention_group g ON g.school_id = s.school_id AND g.id = p.group_id
     WHERE s.group_id = $1 AND s.held_on >= $3 AND s.status <> 'cancelled'
       AND s.starts_at < other.starts_at + other.minutes * interval '1 minute'
       AND other.starts_at < s.starts_at + s.minutes * interval '1 minute'
     ORDER BY s.held_on, other.starts_at LIMIT 1`,
    [wanted.group.id, wanted.pupil.id, wanted.from, wanted.leaving],
  );
  if (!clash) return;
  const when = `${dayWords(clash.heldOn)} at ${clash.startsAt}`;
  throw new ProblemException(409, {
    title: `${wanted.group.name} clashes with ${clash.groupName}`,
    detail: `${wanted.pupil.name} is in ${clash.groupName} on ${when}. Nothing was changed. Say why both are right to place the pupil anyway.`,
    errors: [{ field: 'overrideReason', message: `Also in ${clash.groupName} on ${when}.` }],
  });
}
