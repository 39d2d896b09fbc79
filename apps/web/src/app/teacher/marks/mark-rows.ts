import { Injectable, computed, inject, signal, untracked } from '@angular/core';
import { Session } from '../../core/session/session';
import type { GridCell, GridRow } from './grid-cell';
import { MarkBook } from './mark-book';
import { FILTERS, type Filter, type Order, type PupilRow, fitsFilter, inOrder } from './pupil-order';
import { type Totals, totalsOf } from './totals';

export interface ColumnTotals extends Totals {
  readonly subjectId: number;
  readonly name: string;
}

/** Their counts go down to nothing while marks are typed: the buttons must not move under the hand. */
const ALWAYS: ReadonlySet<Filter> = new Set<Filter>(['all', 'missing', 'below', 'flagged']);

/**
 * Which pupils are shown, in which order, and what is left to do. A row stays where it is while marks are typed: who
 * no longer fits the filter goes when the filter is chosen again.
 */
@Injectable()
export class MarkRows {
  private readonly book = inject(MarkBook);
  private readonly today = inject(Session).school()?.today ?? '';
  private readonly chosenFilter = signal<{ filter: Filter }>({ filter: 'all' });
  private readonly chosenOrder = signal<{ order: Order }>({ order: { by: 'name' } });

  readonly filter = computed(() => this.chosenFilter().filter);
  readonly order = computed(() => this.chosenOrder().order);
  /** Pupils whom nobody asks for a mark, and who has left, are folded away until they are wanted. */
  readonly opened = signal(false);

  private readonly asked = computed(() => this.book.rows().filter((row) => !this.isFolded(row)));
  private readonly folded = computed(() => this.book.rows().filter((row) => this.isFolded(row)));
  readonly foldedWords = computed(() => {
    const left = this.folded().filter(({ pupil }) => this.hasLeft(pupil.leftOn)).length;
    const notAsked = this.folded().length - left;
    const words = [notAsked > 0 ? `${notAsked} not asked for a mark` : '', left > 0 ? `${left} left the class` : ''];
    return words.filter((each) => each !== '').join(', ');
  });

  readonly shown = computed<readonly GridRow[]>(() => {
    const [{ filter }, { order }] = [this.chosenFilter(), this.chosenOrder()];
    const rows = this.opened() ? this.book.rows() : this.asked();
    return untracked(() => {
      const fitting = rows.map(withViews).filter((row) => fitsFilter(row, filter));
      return inOrder(fitting, order).map(({ row }) => row);
    });
  });
  /** What the cells of each row show: when a mark changes, only its row is looked at again. */
  private readonly views = computed(() => this.asked().map((row) => computed(() => withViews(row))));
  readonly filters = computed(() => {
    const views = this.views().map((row) => row());
    return FILTERS.map(({ value, label }) => ({
      value,
      label,
      count: views.filter((row) => fitsFilter(row, value)).length,
    })).filter(({ value, count }) => count > 0 || ALWAYS.has(value) || value === this.filter());
  });
  readonly totals = computed<readonly ColumnTotals[]>(() => {
    const rows = this.views().map((row) => row());
    return this.book.columns().map(({ subjectId, name }, at) => {
      const views = rows.flatMap(({ cells }) => (cells[at]?.source.asked ? [cells[at].view] : []));
      return { subjectId, name, ...totalsOf(views) };
    });
  });
  readonly left = computed(() => this.totals().reduce((sum, { missing }) => sum + missing, 0));

  choose(filter: Filter): void {
    this.chosenFilter.set({ filter });
  }

  showAll(): void {
    this.choose('all');
    this.opened.set(true);
  }

  sort(order: Order): void {
    this.chosenOrder.set({ order });
  }

  /** A cell that waits for a mark. */
  isMissing(cell: GridCell): boolean {
    const { asked, canWrite } = cell.source();
    return asked && canWrite && cell.view().missing;
  }

  private isFolded({ pupil }: GridRow): boolean {
    return !pupil.asked || this.hasLeft(pupil.leftOn);
  }

  private hasLeft(leftOn: string | null): boolean {
    return leftOn !== null && leftOn < this.today;
  }
}

function withViews(row: GridRow): PupilRow & { readonly row: GridRow } {
  const cells = row.cells.map((cell) => ({ source: cell.source(), scale: cell.scale, view: cell.view() }));
  return { row, pupil: row.pupil, cells };
}
