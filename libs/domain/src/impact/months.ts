/** Additional months of progress, as the EEF Toolkit words an effect. */
export interface Months {
  /** −12 … 12 */
  months: number;
  /** The effect is beyond the table's end: "12 or more". */
  orMore: boolean;
}

/** The least effect, in hundredths of an SD, of each number of months 1 … 12. */
const FROM_HUNDREDTHS = [2, 10, 19, 27, 36, 45, 53, 62, 70, 79, 88, 96] as const;
const LAST_HUNDREDTH = 100;

/**
 * Months of an effect in SD, rounded to two decimals first; negative effects are symmetric.
 * Source: EEF Teaching and Learning Toolkit, "How are the impact estimates calculated". Never for a naive gain.
 * Throws a RangeError when the effect is not finite.
 */
export function monthsOf(effect: number): Months {
  if (!Number.isFinite(effect)) throw new RangeError(`Not an effect: ${effect}`);
  // 1e-9 lets an edge such as .095 (held as .09500000000000000111 or a hair less) round up as it does on paper.
  const hundredths = Math.floor(Math.abs(effect) * 100 + 0.5 + 1e-9);
  const months = FROM_HUNDREDTHS.filter((from) => from <= hundredths).length;
  return { months: effect < 0 && months > 0 ? -months : months, orMore: hundredths > LAST_HUNDREDTH };
}

/** The least effect that rounds to at least this many months (1 … 12): .095 for 2. Undefined beyond the table. */
export function leastEffectForMonths(months: number): number | undefined {
  const from = FROM_HUNDREDTHS[months - 1];
  return from === undefined ? undefined : (from - 0.5) / 100;
}
