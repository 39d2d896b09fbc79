import { Directive, inject, output } from '@angular/core';
import type { GridCell } from './grid-cell';
import { GridCursor } from './grid-cursor';
import { placeOf } from './place-of';

/** Mouse and finger in the grid: a press chooses, a drag or Shift selects, a double press or a finger starts typing. */
@Directive({
  selector: 'table[hwGridPointer]',
  host: {
    '(mousedown)': 'press($event)',
    '(mouseover)': 'drag($event)',
    '(dblclick)': 'open($event)',
    '(pointerdown)': 'touched($event)',
    '(click)': 'tap($event)',
  },
})
export class GridPointer {
  private readonly cursor = inject(GridCursor);
  private byTouch = false;
  readonly chosen = output<GridCell>();
  /** Typing is to begin in the active cell. */
  readonly typing = output();

  protected touched({ pointerType }: PointerEvent): void {
    this.byTouch = pointerType === 'touch';
  }

  protected press(event: MouseEvent): void {
    const place = placeOf(event.target);
    if (!place || event.button !== 0 || event.target instanceof HTMLInputElement) return;
    // The browser would select text, and with Shift move the focus away from where the block began.
    event.preventDefault();
    this.choose(place, event.shiftKey);
  }

  protected drag(event: MouseEvent): void {
    const place = placeOf(event.target);
    if (!place || event.buttons !== 1 || this.byTouch || this.isTyping()) return;
    const active = this.cursor.place();
    if (place.row !== active.row || place.column !== active.column) this.choose(place, true);
  }

  protected open(event: MouseEvent): void {
    if (placeOf(event.target) && !this.isTyping()) this.typing.emit();
  }

  /** A finger has no keys to start typing with. */
  protected tap(event: MouseEvent): void {
    if (this.byTouch && placeOf(event.target) && !this.isTyping()) this.typing.emit();
  }

  private choose(place: { row: number; column: number }, extend: boolean): void {
    const cell = this.cursor.at(place);
    if (!cell) return;
    // What is being typed elsewhere is written when its field loses the focus, which must come first.
    this.chosen.emit(cell);
    this.cursor.go(place, extend);
  }

  private isTyping(): boolean {
    return this.cursor.cell()?.hold().typing != null;
  }
}
