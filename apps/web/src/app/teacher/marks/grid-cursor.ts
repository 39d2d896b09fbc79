import { Injectable, computed, inject, signal } from '@angular/core';
import type { MarkValue } from '../../core/offline/mark-types';
import { type Block, type Place, type Size, blockOf, placesIn, within } from './block';
import { type GridCell, type Hold, NOT_HELD } from './grid-cell';
import { MarkBook } from './mark-book';
import { MarkRows } from './mark-rows';

const START: Place = { row: 0, column: 0 };

/** Where the hand is in the grid: the active cell, the block that is selected, and the cell that is typed in. */
@Injectable()
export class GridCursor {
  private readonly book = inject(MarkBook);
  private readonly rows = inject(MarkRows);
  /** By cell, so that a pupil who moves to another row is still the one in hand. */
  private readonly activeKey = signal<string | null>(null);
  /** The two corners of the block. */
  private readonly fromKey = signal<string | null>(null);
  private readonly toKey = signal<string | null>(null);
  private held = new Set<string>();
  /** What stood in the cell when typing began: whoever changes it in the meantime is not overwritten unseen. */
  private seen: MarkValue | null = null;

  readonly size = computed<Size>(() => ({ rows: this.rows.shown().length, columns: this.book.columns().length }));
  private readonly places = computed(() => {
    const places = new Map<string, Place>();
    this.rows.shown().forEach(({ cells }, row) => cells.forEach(({ key }, column) => places.set(key, { row, column })));
    return places;
  });
  readonly place = computed<Place>(() => this.places().get(this.activeKey() ?? '') ?? START);
  readonly block = computed<Block>(() => {
    const place = this.place();
    const corner = (key: string | null) => this.places().get(key ?? '') ?? place;
    return blockOf(corner(this.fromKey()), corner(this.toKey()));
  });
  readonly cell = computed<GridCell | null>(() => this.at(this.place()));

  placeOf(key: string): Place | null {
    return this.places().get(key) ?? null;
  }

  at({ row, column }: Place): GridCell | null {
    return this.rows.shown()[row]?.cells[column] ?? null;
  }

  selected(): GridCell[] {
    return placesIn(this.block()).flatMap((place) => this.at(place) ?? []);
  }

  /** Makes a cell the active one. With `extend` the block grows from where it began. */
  go(to: Place, extend = false): GridCell | null {
    const cell = this.at(within(to, this.size()));
    if (!cell) return null;
    if (extend && this.fromKey() === null) this.fromKey.set(this.cell()?.key ?? null);
    this.activeKey.set(cell.key);
    this.toKey.set(cell.key);
    if (!extend) this.fromKey.set(cell.key);
    this.draw(null);
    return cell;
  }

  /** Selects a block; the active cell stays where it is. */
  select(block: Block): void {
    const first = this.at(within({ row: block.top, column: block.left }, this.size()));
    const last = this.at(within({ row: block.bottom, column: block.right }, this.size()));
    this.fromKey.set(first?.key ?? null);
    this.toKey.set(last?.key ?? null);
    this.draw(null);
  }

  selectAll(): void {
    const { rows, columns } = this.size();
    this.select({ top: 0, left: 0, bottom: rows - 1, right: columns - 1 });
  }

  type(text: string): void {
    const source = this.cell()?.source();
    this.seen = source?.mark ? { value: source.mark.value, code: source.mark.code } : { value: null, code: null };
    this.fromKey.set(this.cell()?.key ?? null);
    this.toKey.set(this.cell()?.key ?? null);
    this.draw(text);
  }

  /** Ends typing; what stood in the cell when it began. */
  stopTyping(): MarkValue | null {
    const seen = this.seen;
    this.seen = null;
    this.draw(null);
    return seen;
  }

  /** One cell can be reached with Tab, as soon as there is one. */
  ready(): void {
    this.draw(this.cell()?.hold().typing ?? null);
  }

  private draw(typing: string | null): void {
    const active = this.cell();
    const many = this.selected();
    const now = new Map<string, Hold>(
      many.map(({ key }) => [key, { active: false, selected: many.length > 1, typing: null }]),
    );
    if (active) now.set(active.key, { active: true, selected: many.length > 1, typing });
    for (const key of this.held) if (!now.has(key)) this.book.cell(key)?.hold.set(NOT_HELD);
    for (const [key, hold] of now) this.book.cell(key)?.hold.set(hold);
    this.held = new Set(now.keys());
  }
}
