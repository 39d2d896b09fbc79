import { CdkConnectedOverlay } from '@angular/cdk/overlay';
import {
  ApplicationRef,
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  ElementRef,
  afterNextRender,
  computed,
  effect,
  inject,
  input,
  output,
  untracked,
  viewChild,
} from '@angular/core';
import { LiveAnnouncer } from '@angular/cdk/a11y';
import { CellTrouble } from './cell-trouble';
import type { GridCell, GridColumn } from './grid-cell';
import { GridClipboard } from './grid-clipboard';
import { GridCursor } from './grid-cursor';
import { GridHands } from './grid-hands';
import { type Wish, wishOf } from './grid-keys';
import { GridPointer } from './grid-pointer';
import { GridSource } from './grid-source';
import { MarkBook } from './mark-book';
import { MarkEntry } from './mark-entry';
import { MarkRow } from './mark-row';
import { MarkRows } from './mark-rows';
import { elementAt, placeOf } from './place-of';
import { wishWhileTyping } from './typing-keys';

/** The marks of a class as a table that is typed in like a spreadsheet. */
@Component({
  selector: 'hw-mark-grid',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkConnectedOverlay, CellTrouble, GridClipboard, GridPointer, MarkRow],
  host: { '(keydown)': 'key($event)', '(focusin)': 'arrive($event)', '(focusout)': 'leave($event)' },
  templateUrl: './mark-grid.html',
})
export class MarkGrid {
  readonly label = input.required<string>();
  /** Whether the last mark stands before each mark, and what is expected after it. */
  readonly before = input(true);
  readonly after = input(true);
  /** Comment and history of the active cell are wanted. */
  readonly about = output<GridCell>();
  readonly keys = output();

  private readonly app = inject(ApplicationRef);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly cursor = inject(GridCursor);
  private readonly hands = inject(GridHands);
  private readonly entry = inject(MarkEntry);
  private readonly scroller = viewChild.required<ElementRef<HTMLElement>>('scroller');
  private readonly trouble = viewChild(CellTrouble);
  private readonly beside = viewChild(CdkConnectedOverlay);
  private readonly destroyed = inject(DestroyRef);
  /** Escape was pressed: the next Tab leaves the grid. */
  private leaving = false;
  /** Typing began over the old mark, so arrow keys go on to other cells; otherwise they move in the text. */
  private over = false;

  protected readonly source = inject(GridSource);
  protected readonly book = inject(MarkBook);
  protected readonly rows = inject(MarkRows);
  protected readonly positions: CdkConnectedOverlay['positions'] = [
    { originX: 'end', originY: 'center', overlayX: 'start', overlayY: 'center', offsetX: 8 },
    { originX: 'start', originY: 'center', overlayX: 'end', overlayY: 'center', offsetX: -8 },
    { originX: 'start', originY: 'bottom', overlayX: 'start', overlayY: 'top', offsetY: 6 },
  ];
  /** The active cell, where its mark was not taken. */
  protected readonly troubled = computed(() => {
    const cell = this.cursor.cell();
    if (!cell?.hold().active || cell.hold().typing !== null || cell.view().message === null) return null;
    const element = elementAt(this.cursor.place(), this.scroller().nativeElement);
    return element ? { cell, element } : null;
  });

  constructor() {
    effect(() => {
      this.rows.shown();
      untracked(() => this.cursor.ready());
    });
    afterNextRender(() => this.followCells());
  }

  /** Makes sure that a cell is in sight and has the focus. */
  focus(cell: GridCell | null): void {
    const place = cell && this.cursor.placeOf(cell.key);
    const element = place && elementAt(place, this.scroller().nativeElement);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** Goes on at the next cell without a mark. */
  nextEmpty(): void {
    this.focus(this.hands.nextEmpty());
  }

  goTo(key: string): void {
    const place = this.cursor.placeOf(key);
    if (place) this.focus(this.cursor.go(place));
  }

  /** Nothing stands beside the marks of this column. */
  protected isAlone({ previousName, expectedName }: GridColumn): boolean {
    return !(this.before() && previousName) && !(this.after() && expectedName);
  }

  protected key(event: KeyboardEvent): void {
    if (event.isComposing || !placeOf(event.target)) return;
    const wish = this.isTyping() ? this.keyWhileTyping(event) : this.keyInGrid(event);
    if (!wish) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Starts typing in the active cell: over what stands there, or in it. */
  protected type(first: string | null): void {
    const cell = this.cursor.cell();
    if (!cell) return;
    const locked = this.entry.lockedWhy(cell);
    if (locked) return void this.announcer.announce(locked, 'assertive');
    this.over = first !== null;
    this.cursor.type(first ?? cell.view().text);
    // The key's own character is in the cell before the next one comes.
    this.app.tick();
    const input = this.input();
    input?.focus({ preventScroll: true });
    input?.setSelectionRange(input.value.length, input.value.length);
  }

  protected arrive(event: FocusEvent): void {
    const place = placeOf(event.target);
    if (!place || this.cursor.at(place)?.hold().active) return;
    this.cursor.go(place);
  }

  /** Whatever was typed is written, wherever the focus goes; a window in front of this one is no move. */
  protected leave(event: FocusEvent): void {
    if (this.isTyping() && event.target === this.input() && document.hasFocus()) this.commit();
  }

  private keyInGrid(event: KeyboardEvent): boolean {
    const wish = wishOf(event);
    const leaves = this.leaving && wish?.do === 'along';
    this.leaving = event.key === 'Escape';
    if (!wish || leaves) return false;
    if (wish.do === 'type') this.type(wish.first);
    else if (wish.do === 'open' || wish.do === 'enter') this.enter(wish);
    else if (wish.do === 'about') this.ask();
    else if (wish.do === 'keys') this.keys.emit();
    else {
      const cell = this.hands.move(wish, this.rowsInSight());
      // Past the last cell Tab goes on to what comes after the grid.
      if (wish.do === 'along' && !cell) return false;
      if (cell) this.focus(cell);
    }
    return true;
  }

  /** What stands beside a cell moves with it when the page around the grid takes or gives up room. */
  private followCells(): void {
    if (typeof ResizeObserver === 'undefined') return; // Without layout, as in jsdom, nothing is ever resized.
    const observer = new ResizeObserver(() => this.beside()?.overlayRef?.updatePosition());
    observer.observe(this.scroller().nativeElement);
    this.destroyed.onDestroy(() => observer.disconnect());
  }

  private enter(wish: Wish): void {
    if (this.troubled()) this.trouble()?.focus();
    else if (wish.do === 'open') this.type(null);
    else this.focus(this.hands.move(wish));
  }

  private ask(): void {
    const cell = this.cursor.cell();
    if (cell) this.about.emit(cell);
  }

  private keyWhileTyping(event: KeyboardEvent): boolean {
    if (event.key === 'F2' && event.shiftKey) {
      this.commit();
      this.focus(this.cursor.cell());
      this.ask();
      return true;
    }
    if (event.key === 'F2') {
      this.over = !this.over;
      return true;
    }
    const wish = wishWhileTyping(event, this.over);
    if (!wish) return false;
    if (wish === 'give-up') this.cursor.stopTyping();
    else this.commit();
    const here = this.cursor.cell();
    this.focus((wish === 'give-up' ? null : this.hands.move(wish)) ?? here);
    return true;
  }

  private commit(): void {
    const [cell, input] = [this.cursor.cell(), this.input()];
    const seen = this.cursor.stopTyping();
    if (cell && input) this.entry.write([{ key: cell.key, text: input.value, seen }]);
  }

  private isTyping(): boolean {
    return this.cursor.cell()?.hold().typing != null;
  }

  private input(): HTMLInputElement | null {
    return this.scroller().nativeElement.querySelector<HTMLInputElement>('input.mg-type');
  }

  private rowsInSight(): number {
    const wrap = this.scroller().nativeElement;
    const row = wrap.querySelector('tbody tr')?.clientHeight ?? 0;
    return row === 0 ? 1 : Math.max(1, Math.floor(wrap.clientHeight / row) - 3);
  }
}
