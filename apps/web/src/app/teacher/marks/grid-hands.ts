import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Injectable, inject } from '@angular/core';
import { type Place, inReadingOrder, nextDown } from './block';
import type { GridCell } from './grid-cell';
import { GridCursor } from './grid-cursor';
import type { Wish } from './grid-keys';
import { GridSource } from './grid-source';
import { MarkEntry } from './mark-entry';
import { MarkRows } from './mark-rows';

/** Rows that a page key passes over where nobody knows how many are in sight. */
const PAGE = 10;

/** Does what keys and buttons ask for in the grid; gives the cell that has to get the focus, or null to leave it. */
@Injectable()
export class GridHands {
  private readonly cursor = inject(GridCursor);
  private readonly entry = inject(MarkEntry);
  private readonly rows = inject(MarkRows);
  private readonly source = inject(GridSource);
  private readonly announcer = inject(LiveAnnouncer);

  /** Null: the key has left the grid, or opens something. */
  move(wish: Wish, rowsInSight = PAGE): GridCell | null {
    const { row, column } = this.cursor.place();
    const size = this.cursor.size();
    switch (wish.do) {
      case 'move':
        return this.cursor.go({ row: row + wish.rows, column: column + wish.columns }, wish.extend);
      case 'enter':
        return this.cursor.go({ row: row + 1, column });
      case 'page':
        return this.cursor.go({ row: row + (wish.down ? rowsInSight : -rowsInSight), column }, wish.extend);
      case 'end': {
        const end = wish.last ? { row: size.rows - 1, column: size.columns - 1 } : { row: 0, column: 0 };
        return this.cursor.go({ row: wish.whole ? end.row : row, column: end.column }, wish.extend);
      }
      case 'along': {
        const next = inReadingOrder({ row, column }, wish.by, size);
        return next && this.cursor.go(next);
      }
      case 'next-empty':
        return this.nextEmpty();
      case 'undo':
        return this.backTo(this.entry.takeBack(), 'Nothing more to take back.');
      case 'redo':
        return this.backTo(this.entry.redo(), 'Nothing to do again.');
      case 'clear':
        this.clear();
        return null;
      case 'fill-down':
        this.fillDown();
        return null;
      case 'select-all':
        this.cursor.selectAll();
        return null;
      default:
        return null;
    }
  }

  nextEmptyPlace(): Place | null {
    const fits = (place: Place) => {
      const cell = this.cursor.at(place);
      return cell !== null && this.rows.isMissing(cell);
    };
    return nextDown(this.cursor.place(), this.cursor.size(), fits);
  }

  nextEmpty(): GridCell | null {
    const place = this.nextEmptyPlace();
    if (!place) void this.announcer.announce(`No ${this.source.thing} is missing here.`);
    return place && this.cursor.go(place);
  }

  /** The selected block as text, row after row. */
  texts(): string[][] {
    const { top, bottom, left, right } = this.cursor.block();
    const columns = Array.from({ length: right - left + 1 }, (_, at) => left + at);
    return Array.from({ length: bottom - top + 1 }, (_, at) =>
      columns.map((column) => this.cursor.at({ row: top + at, column })?.view().text ?? ''),
    );
  }

  clear(): void {
    this.writeAll(() => '', 'taken away');
  }

  /** The first row of the block goes into all others; of one cell, the one above it goes in. */
  private fillDown(): void {
    const { top, bottom } = this.cursor.block();
    const from = top === bottom ? top - 1 : top;
    this.writeAll((place) => {
      const above = this.cursor.at({ row: from, column: place.column });
      return place.row === from ? null : (above?.view().text ?? null);
    }, 'filled down');
  }

  private writeAll(text: (place: Place) => string | null, words: string): void {
    const { top, left, right } = this.cursor.block();
    const wide = right - left + 1;
    const cells = this.cursor.selected().flatMap((cell, at) => {
      const after = text({ row: top + Math.floor(at / wide), column: left + (at % wide) });
      return after === null ? [] : [{ key: cell.key, text: after }];
    });
    if (cells.length === 1) this.entry.write(cells);
    else this.entry.writeBlock(cells, (marks) => `${marks} ${words}`);
  }

  private backTo(cell: GridCell | null, none: string): GridCell | null {
    if (!cell) {
      void this.announcer.announce(none);
      return null;
    }
    const place = this.cursor.placeOf(cell.key);
    return place ? this.cursor.go(place) : null;
  }
}
