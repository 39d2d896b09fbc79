import { Cost, Pence, requirePence } from './pence';

/**
 * Shares an amount by weight so that the shares are whole pence and sum to the amount exactly (largest remainder,
 * Hamilton's method); of equal remainders the earlier one gets the penny.
 * Throws a RangeError for an amount that is not whole pence, a negative or infinite weight, or weights that sum to 0.
 * @param weights whole numbers, e.g. 1 for each pupil, or minutes present
 */
export function shareByLargestRemainder(amount: Pence, weights: readonly number[]): Pence[] {
  requirePence('The amount to share', amount);
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0))
    throw new RangeError('Weights are whole numbers, 0 or more');
  const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  if (whole === 0n) throw new RangeError('There is nobody to share the amount among');
  const exact = weights.map((weight) => BigInt(amount) * BigInt(weight));
  const shares = exact.map((product) => Number(product / whole));
  const left = amount - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = exact
    .map((product, index) => ({ index, remainder: product % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const extra = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return shares.map((share, index) => (extra.has(index) ? share + 1 : share));
}

/**
 * Shares the cost of one session equally among the pupils enrolled that day, whether present or not: the place was paid for.
 * The shares of additional spending and of full cost each sum to the penny. The odd pennies move on from pupil to pupil
 * with the `turn` (the session's number), so that no pupil always pays them.
 * @param pupilIds pupils enrolled that day, without repeats; an empty list gives an empty map
 */
export function shareAmongPupils(cost: Cost, pupilIds: readonly string[], turn = 0): Map<string, Cost> {
  const sorted = [...new Set(pupilIds)].sort();
  if (sorted.length === 0) return new Map();
  const first = ((turn % sorted.length) + sorted.length) % sorted.length;
  const order = [...sorted.slice(first), ...sorted.slice(0, first)];
  const equally = order.map(() => 1);
  const additional = shareByLargestRemainder(cost.additional, equally);
  const existing = shareByLargestRemainder(cost.full - cost.additional, equally);
  return new Map(
    order.map((id, index) => {
      const share = additional[index] ?? 0;
      return [id, { additional: share, full: share + (existing[index] ?? 0) }];
    }),
  );
}
