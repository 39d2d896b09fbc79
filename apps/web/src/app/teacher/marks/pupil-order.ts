import { type Scale, towardsGood } from '@headway/domain';
import type { CellView } from './cell-view';
import type { SheetCell, SheetPupil } from '../../core/offline/mark-types';

export type Filter = 'all' | 'missing' | 'below' | 'flagged' | 'supported' | 'premium' | 'sen' | 'eal';

/** A pupil's row: one cell for each column of the sheet. */
export interface PupilRow {
  readonly pupil: SheetPupil;
  readonly cells: readonly { readonly source: SheetCell; readonly scale: Scale | null; readonly view: CellView }[];
}

export const FILTERS: readonly { readonly value: Filter; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'missing', label: 'Still empty' },
  { value: 'below', label: 'Below expected' },
  { value: 'flagged', label: 'Flagged' },
  { value: 'supported', label: 'Supported' },
  { value: 'premium', label: 'Pupil premium' },
  { value: 'sen', label: 'SEN' },
  { value: 'eal', label: 'EAL' },
];

const FITS: Readonly<Record<Filter, (row: PupilRow) => boolean>> = {
  all: () => true,
  missing: ({ cells }) => cells.some(({ view }) => view.missing),
  below: ({ cells }) => cells.some(({ view }) => view.belowExpected),
  flagged: ({ pupil }) => pupil.flagged,
  supported: ({ pupil }) => pupil.supported,
  premium: ({ pupil }) => pupil.disadvantaged,
  sen: ({ pupil }) => pupil.sen === 'K' || pupil.sen === 'E',
  eal: ({ pupil }) => pupil.eal,
};

export function fitsFilter(row: PupilRow, filter: Filter): boolean {
  return FITS[filter](row);
}

/** By name, or by one column: the previous mark, the mark now, or how far it is from what is expected. */
export type Order = { readonly by: 'name' } | { readonly by: 'previous' | 'now' | 'gap'; readonly subjectId: number };

/** Rows in order: who has least comes first, who has nothing last, and equals by name. */
export function inOrder<R extends PupilRow>(rows: readonly R[], order: Order): R[] {
  return rows
    .map((row) => ({ row, place: placeOf(row, order) }))
    .sort((one, other) => compare(one.place, other.place) || byName(one.row.pupil, other.row.pupil))
    .map(({ row }) => row);
}

function placeOf({ cells }: PupilRow, order: Order): number | null {
  if (order.by === 'name') return 0;
  const cell = cells.find(({ source }) => source.subjectId === order.subjectId);
  if (!cell) return null;
  const now = cell.view.value;
  const good = (value: number | null | undefined) =>
    value == null || !cell.scale ? null : towardsGood(value, cell.scale);
  if (order.by === 'previous') return good(cell.source.previous?.value);
  if (order.by === 'now') return good(now);
  const expected = good(cell.source.expected?.value);
  const mark = good(now);
  return mark === null || expected === null ? null : mark - expected;
}

function compare(one: number | null, other: number | null): number {
  if (one === null || other === null) return (one === null ? 1 : 0) - (other === null ? 1 : 0);
  return one - other;
}

const NAMES = new Intl.Collator('en-GB', { sensitivity: 'accent' });

function byName(one: SheetPupil, other: SheetPupil): number {
  return (
    NAMES.compare(one.surname, other.surname) ||
    NAMES.compare(one.forename, other.forename) ||
    (one.pupilId < other.pupilId ? -1 : 1)
  );
}
