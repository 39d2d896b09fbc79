/**
 * The middle of repeated measurements, and how far they lay apart.
 * @typedef {{ median: number, least: number, greatest: number }} Spread
 */

/**
 * @param {number[]} values
 * @param {number} share 0.5: the median; 0.95: what 95 of 100 stay below
 * @returns {number} interpolated between the two nearest values
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)];
  const above = sorted[Math.ceil(place)];
  if (below === undefined || above === undefined) throw new Error('There is no quantile of nothing.');
  return below + (above - below) * (place - Math.floor(place));
}

/**
 * @param {number[]} values
 * @returns {Spread}
 */
export function spreadOf(values) {
  return { median: quantile(values, 0.5), least: Math.min(...values), greatest: Math.max(...values) };
}

/**
 * How much longer one took than the other, repetition by repetition: both of a pair met the machine in the same state.
 * @param {number[]} product
 * @param {number[]} floor
 * @returns {Spread}
 */
export function ratios(product, floor) {
  if (product.length !== floor.length) throw new Error('A ratio needs as many floors as measurements.');
  return spreadOf(product.map((value, i) => value / (floor[i] ?? Number.NaN)));
}
