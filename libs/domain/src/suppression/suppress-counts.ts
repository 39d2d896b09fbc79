/** A count for a reader who must not learn anything about one child: a number, or why there is none. */
export type ShownCount =
  | { readonly shown: true; readonly value: number }
  | {
      readonly shown: false;
      /** `too-small`: it would point to a child. `gives-away`: it would let another hidden number be worked out. */
      readonly because: 'too-small' | 'gives-away';
    };

/** How many of how many. */
export interface CountOf {
  readonly count: number;
  readonly of: number;
}

/** Groups below this show nothing. */
export const LEAST_GROUP = 6;
/** In a group up to this size "none" and "all" say something of every child. */
const SMALL_GROUP = 20;

/**
 * Counts of groups that add up to a total the reader also sees. A count is hidden when its group is below 6, when the
 * count or its complement is 1 or 2, or when it says something of everyone in a small group. Where hiding one alone
 * would let it be worked out from the total, the smallest other one is hidden with it.
 * Source: suppression rules of the product (docs/glossary).
 * @param counts whole numbers, 0 ≤ count ≤ of
 * @returns one per count, in order
 * @throws RangeError when a count is negative, not whole or larger than its group
 */
export function suppressCounts(counts: readonly CountOf[]): ShownCount[] {
  const shown = counts.map(suppressCount);
  const hidden = shown.filter((one) => !one.shown).length;
  if (hidden !== 1) return shown;
  let smallest = -1;
  shown.forEach((one, i) => {
    const best = shown[smallest];
    if (one.shown && (!best?.shown || one.value < best.value)) smallest = i;
  });
  return shown.map((one, i) => (i === smallest ? { shown: false, because: 'gives-away' } : one));
}

/** One count that stands alone, such as a total. See suppressCounts. */
export function suppressCount({ count, of }: CountOf): ShownCount {
  if (!Number.isInteger(count) || !Number.isInteger(of) || count < 0 || count > of) {
    throw new RangeError(`Not a count of a group: ${count} of ${of}`);
  }
  const rest = of - count;
  const few = (n: number): boolean => n === 1 || n === 2;
  const ofEveryone = of <= SMALL_GROUP && (count === 0 || rest === 0);
  const hide = of < LEAST_GROUP || few(count) || few(rest) || ofEveryone;
  return hide ? { shown: false, because: 'too-small' } : { shown: true, value: count };
}
