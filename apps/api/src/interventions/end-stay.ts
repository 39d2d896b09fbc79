import { addDays, type IsoDate } from '@headway/domain';
import type { Transaction } from '../core/database/database';
import { lastMarkedDay, type PlacementRow } from './placement-facts';

export interface StayEnd {
  placement: PlacementRow;
  /** The first day the pupil is no longer expected. */
  from: IsoDate;
  exitReason: string;
  at: Date;
}

/**
 * Ends a stay the day before `from`, or on the last day the pupil was marked in the register when that is later. One
 * that would end before it began never took place: it is kept and marked so.
 * @returns the last day, or null when the stay never took place.
 */
export async function endStay(tx: Transaction, { placement, from, exitReason, at }: StayEnd): Promise<IsoDate | null> {
  const marked = await lastMarkedDay(tx, placement);
  const before = addDays(from, -1);
  const lastDay = marked && marked > before ? marked : before;
  const tookPlace = lastDay >= placement.startsOn;
  await tx.query(
    `UPDATE placement SET ends_on = $2, undone_at = $3, exit_reason = $4, version = version + 1 WHERE id = $1`,
    [placement.id, tookPlace ? lastDay : null, tookPlace ? null : at, exitReason],
  );
  return tookPlace ? lastDay : null;
}
