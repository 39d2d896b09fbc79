/** A count for a reader who must not learn anything about one child: a number, or why there is none. */
export type ShownCount =
  | { readonly shown: true; readonly value: number }
  | {
      readonly shown: false;
      /** `too-small`: it would point to a child. `gives-away`: it would let another hidden number be worked out. */
      readonly because: 'too-small' | 'gives-away';
    };

/** Groups below this show nothing. */
const LEAST_GROUP = 6;

/** A number of pupils, and of how many where the reader sees that too. */
export interface PupilCount {
  readonly count: number;
  readonly of: number | null;
}

/** Fewer than six pupils are never shown, neither as the count nor, by taking away, as those left over. */
export function suppressPupils({ count, of }: PupilCount): ShownCount {
  const few = count < LEAST_GROUP || (of !== null && of - count < LEAST_GROUP);
  return few ? { shown: false, because: 'too-small' } : { shown: true, value: count };
}

/**
 * Counts that add up to a total the reader may see. The smallest shown ones are hidden as well until those hidden are
 * at least two and together at least six, so that the total gives none of them away.
 */
export function suppressColumn(counts: readonly PupilCount[]): ShownCount[] {
  const cells = counts.map(suppressPupils);
  const bySize = counts.map((_, i) => i).sort((a, b) => (counts[a]?.count ?? 0) - (counts[b]?.count ?? 0));
  for (const i of bySize) {
    const hidden = counts.filter((_, at) => cells[at]?.shown === false);
    const together = hidden.reduce((sum, { count }) => sum + count, 0);
    if (hidden.length === 0 || (hidden.length > 1 && together >= LEAST_GROUP)) break;
    if (cells[i]?.shown) cells[i] = { shown: false, because: 'gives-away' };
  }
  return cells;
}
