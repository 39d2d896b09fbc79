/** An amount of money in pence: always a whole number, never pounds with a fraction. */
export type Pence = number;

/** Two costs that are always told apart. */
export interface Cost {
  /** What the school spends on top of what it spends anyway: outside tutors, overtime, cover, materials, licences. */
  additional: Pence;
  /** Additional spending and the time of staff the school employs anyway. */
  full: Pence;
}

export const NO_COST: Cost = { additional: 0, full: 0 };

export function addCosts(...costs: readonly Cost[]): Cost {
  return costs.reduce(
    (sum, cost) => ({ additional: sum.additional + cost.additional, full: sum.full + cost.full }),
    NO_COST,
  );
}

/** Throws a RangeError unless the amount is a whole number of pence, 0 or more. */
export function requirePence(what: string, amount: Pence): void {
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw new RangeError(`${what} must be whole pence, 0 or more, not ${amount}`);
}

/** `amount` × `part` ÷ `whole`, rounded half up to the penny, without leaving whole numbers. */
export function proportion(amount: Pence, part: number, whole: number): Pence {
  const product = BigInt(amount) * BigInt(part);
  return Number((2n * product + BigInt(whole)) / (2n * BigInt(whole)));
}
