import type { CellView } from './cell-view';

export interface Totals {
  readonly asked: number;
  readonly done: number;
  readonly missing: number;
  readonly belowExpected: number;
}

/** Counts a column, or a whole grid: codes are done, a mark that was not taken is missing. */
export function totalsOf(views: readonly CellView[]): Totals {
  let missing = 0;
  let belowExpected = 0;
  for (const view of views) {
    if (view.missing) missing += 1;
    if (view.belowExpected) belowExpected += 1;
  }
  return { asked: views.length, done: views.length - missing, missing, belowExpected };
}
