import { ChangeDetectionStrategy, Component, computed, inject, input, model, output } from '@angular/core';
import { Icon } from '../../shared/icon/icon';
import { MarkBook } from './mark-book';
import { MarkRows } from './mark-rows';
import { MarkSheetStore } from './mark-sheet-store';
import type { Order } from './pupil-order';

/** What stands beside each mark. */
export type Beside = 'both' | 'last' | 'expected' | 'nothing';

/** In which order pupils stand, what stands beside their marks, and what can be done with a block. */
@Component({
  selector: 'hw-grid-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <div class="bar mg-bar">
      @if (!narrow()) {
        <span class="muted small mg-hint"
          >Type, then <kbd>Enter</kbd> goes down · <kbd>Ctrl ↓</kbd> next empty · <kbd>F2</kbd> changes ·
          <button class="link" type="button" (click)="keys.emit()"><kbd>?</kbd> all keys</button></span
        >
      }
      <label class="pick"
        ><span>Sort</span>
        <select #sort [value]="sorted()" (change)="choose(sort.value)">
          <option value="name">A to Z</option>
          @for (column of book.columns(); track column.subjectId) {
            <optgroup [label]="column.name">
              @if (column.previousName) {
                <option [value]="'previous ' + column.subjectId">{{ column.name }}: last, lowest first</option>
              }
              <option [value]="'now ' + column.subjectId">{{ column.name }}: now, lowest first</option>
              @if (column.expectedName) {
                <option [value]="'gap ' + column.subjectId">{{ column.name }}: furthest below expected</option>
              }
            </optgroup>
          }
        </select>
      </label>
      @if (!narrow()) {
        <label class="pick"
          ><span>Beside</span>
          <select class="fits" #which [value]="beside()" (change)="show(which.value)">
            <option value="both">last and expected</option>
            <option value="last">last</option>
            <option value="expected">expected</option>
            <option value="nothing">nothing</option>
          </select>
        </label>
      }
      @if (canWrite()) {
        <button class="btn text" type="button" (click)="undoHour.emit()">
          <hw-icon name="undo" small />Undo last hour
        </button>
      }
      @if (!narrow()) {
        <button class="btn text" type="button" (click)="about.emit()"><hw-icon name="note" small />Comment</button>
        @if (canWrite()) {
          <button class="btn" type="button" (click)="pasteBlock.emit()">Paste a block</button>
        }
      }
    </div>
  `,
})
export class GridBar {
  protected readonly book = inject(MarkBook);
  protected readonly rows = inject(MarkRows);
  private readonly store = inject(MarkSheetStore);
  readonly beside = model<Beside>('both');
  /** One pupil at a time: no grid to show keys and blocks for. */
  readonly narrow = input(false);
  readonly keys = output();
  readonly undoHour = output();
  readonly pasteBlock = output();
  readonly about = output();

  protected readonly canWrite = computed(() => this.store.sheet()?.canWrite === true);
  protected readonly sorted = computed(() => {
    const order = this.rows.order();
    return order.by === 'name' ? 'name' : `${order.by} ${order.subjectId}`;
  });

  protected choose(value: string): void {
    this.rows.sort(orderOf(value));
  }

  protected show(value: string): void {
    this.beside.set(value === 'last' || value === 'expected' || value === 'nothing' ? value : 'both');
  }
}

function orderOf(value: string): Order {
  const [by, subjectId] = value.split(' ');
  return by === 'previous' || by === 'now' || by === 'gap' ? { by, subjectId: Number(subjectId) } : { by: 'name' };
}
