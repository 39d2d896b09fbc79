import { Pence, requirePence } from './pence';

/** Training, a licence or kit, paid once for all pupils of a period. */
export interface OneOffCost {
  pence: Pence;
  /** Pupils the school says it will serve in its period, 1 or more. */
  servesPupils: number;
  /** Pupils of earlier groups who have borne their part already. */
  pupilsBefore: number;
}

/**
 * The part of a one-off cost that falls on the next `pupils` pupils. Parts are taken off a running total, so that
 * those of all groups sum to the cost exactly; pupils beyond the number served bear nothing.
 * Throws a RangeError for counts that are not whole numbers.
 */
export function oneOffPart({ pence, servesPupils, pupilsBefore }: OneOffCost, pupils: number): Pence {
  requirePence('A one-off cost', pence);
  const counts = [servesPupils, pupilsBefore, pupils];
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0) || servesPupils === 0) {
    throw new RangeError('Numbers of pupils are whole, and a one-off cost serves at least one');
  }
  const borneBy = (count: number): Pence =>
    Number((BigInt(pence) * BigInt(Math.min(count, servesPupils))) / BigInt(servesPupils));
  return borneBy(pupilsBefore + pupils) - borneBy(pupilsBefore);
}
