import { addDays, daysBetween, type IsoDate } from '@headway/domain';
import type { Transaction } from '../core/database/database';
import { badInput, notFound } from '../core/http/problem.exception';

/** A group runs for a school year at most. */
const longestDays = 366;
/** A group is reviewed at least every ten weeks, however long it runs. */
export const longestToReview = 10 * 7;

/** What writes need to know of a group. */
export interface LockedGroup {
  id: string;
  name: string;
  startsOn: IsoDate;
  endsOn: IsoDate;
  reviewOn: IsoDate;
  capacity: number;
  closed: boolean;
  version: number;
}

/** Reads groups and keeps others from changing them or who is in them until the transaction ends. */
export async function lockGroups(tx: Transaction, ids: readonly string[]): Promise<Map<string, LockedGroup>> {
  // In the order of ids, so that two transactions never wait for each other.
  const groups = await tx.query<LockedGroup[]>(
    `SELECT id, name, starts_on::text AS "startsOn", ends_on::text AS "endsOn", review_on::text AS "reviewOn",
       capacity, closed_at IS NOT NULL AS closed, version
     FROM intervention_group WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE`,
    [ids],
  );
  return new Map(groups.map((group) => [group.id, group]));
}

/** @throws 404 when there is no such group. */
export async function lockGroup(tx: Transaction, id: string): Promise<LockedGroup> {
  const group = (await lockGroups(tx, [id])).get(id);
  if (!group) throw notFound('group');
  return group;
}

/** @throws badInput for dates in the wrong order, or a review too far off. */
export function requireGroupDates(dates: { startsOn: IsoDate; endsOn: IsoDate; reviewOn: IsoDate }): void {
  const { startsOn, endsOn, reviewOn } = dates;
  if (endsOn < startsOn) throw badInput('endsOn', 'A group cannot end before it starts.');
  if (daysBetween(startsOn, endsOn) > longestDays) throw badInput('endsOn', 'A group runs for a year at most.');
  if (reviewOn < startsOn) throw badInput('reviewOn', 'A group cannot be reviewed before it starts.');
  if (reviewOn > addDays(startsOn, longestToReview) && reviewOn > endsOn) {
    throw badInput('reviewOn', 'The review is on the last day at the latest.');
  }
}

/** @throws badInput for a subject the school does not have. */
export async function requireSubject(tx: Transaction, subjectId: number | null): Promise<void> {
  if (subjectId === null) return;
  const subjects = await tx.query<object[]>('SELECT 1 FROM subject WHERE id = $1', [subjectId]);
  if (subjects.length === 0) throw badInput('subjectId', 'The school has no such subject.');
}

/** @throws badInput for somebody who does not work here. */
export async function requireLeader(tx: Transaction, leaderId: string | null): Promise<void> {
  if (leaderId === null) return;
  const staff = await tx.query<object[]>('SELECT 1 FROM staff WHERE id = $1', [leaderId]);
  if (staff.length === 0) throw badInput('leaderId', 'Nobody of that name works here.');
}
