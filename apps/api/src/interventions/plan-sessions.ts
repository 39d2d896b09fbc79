import type { IsoDate } from '@headway/domain';
import type { Transaction } from '../core/database/database';
import { badInput } from '../core/http/problem.exception';
import { newId } from '../core/time/new-id';
import { openTimes, overlaps, sessionDates, type Slot } from './school-days';

export interface SessionPlan {
  schoolId: number;
  groupId: string;
  slots: readonly Slot[];
  startsOn: IsoDate;
  endsOn: IsoDate;
  /** Planned sessions before this day stay as they are. */
  from: IsoDate;
}

/** @throws badInput when two weekly times overlap. */
export function requireDistinct(slots: readonly Slot[]): void {
  for (const [index, slot] of slots.entries()) {
    if (slots.slice(0, index).some((other) => other.weekday === slot.weekday && overlaps(slot, other))) {
      throw badInput(`slots.${index}.startsAt`, `Two times of the group overlap at ${slot.startsAt}.`);
    }
  }
}

/** Writes a group's weekly times, taking away those it had. */
export async function writeSlots(
  tx: Transaction,
  schoolId: number,
  groupId: string,
  slots: readonly Slot[],
): Promise<void> {
  await tx.query('DELETE FROM group_slot WHERE group_id = $1', [groupId]);
  await tx.query(
    `INSERT INTO group_slot (school_id, group_id, weekday, starts_at, minutes)
     SELECT $1, $2, * FROM unnest($3::smallint[], $4::time[], $5::smallint[])`,
    [
      schoolId,
      groupId,
      slots.map(({ weekday }) => weekday),
      slots.map(({ startsAt }) => startsAt),
      slots.map(({ minutes }) => minutes),
    ],
  );
}

/**
 * Brings the planned sessions in line with weekly times and dates, on school days only. Sessions that took place or
 * were lost are left alone, and so is a planned one that is still right.
 * @throws badInput when the dates hold no school day with a session.
 */
export async function planSessions(tx: Transaction, plan: SessionPlan): Promise<void> {
  const { schoolId, groupId, slots, startsOn, endsOn } = plan;
  const wanted = sessionDates(slots, startsOn, endsOn, await openTimes(tx, startsOn, endsOn));
  if (wanted.length === 0) {
    throw badInput('endsOn', 'There is no school day with a session between these dates.');
  }
  const ahead = wanted.filter(({ heldOn }) => heldOn >= plan.from);
  const columns = [
    ahead.map(({ heldOn }) => heldOn),
    ahead.map(({ startsAt }) => startsAt),
    ahead.map(({ minutes }) => minutes),
  ];
  await tx.query(
    `DELETE FROM group_session s WHERE group_id = $1 AND status = 'planned'
       AND (held_on >= $5 OR held_on < $6 OR held_on > $7)
       AND NOT EXISTS (
         SELECT 1 FROM unnest($2::date[], $3::time[], $4::smallint[]) AS wanted (held_on, starts_at, minutes)
         WHERE wanted.held_on = s.held_on AND wanted.starts_at = s.starts_at AND wanted.minutes = s.minutes)`,
    [groupId, ...columns, plan.from, startsOn, endsOn],
  );
  await tx.query(
    `INSERT INTO group_session (school_id, id, group_id, held_on, starts_at, minutes, status, version)
     SELECT $1, id, $2, held_on, starts_at, minutes, 'planned', 1
     FROM unnest($3::uuid[], $4::date[], $5::time[], $6::smallint[]) AS wanted (id, held_on, starts_at, minutes)
     ON CONFLICT (school_id, group_id, held_on, starts_at) DO NOTHING`,
    [schoolId, groupId, ahead.map(() => newId()), ...columns],
  );
}
