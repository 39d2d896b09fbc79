import { ChangeDetectionStrategy, Component, computed, inject, input, model, output } from '@angular/core';
import { Icon } from '../../shared/icon/icon';
import { GridSort } from './grid-sort';
import { MarkSheetStore } from './mark-sheet-store';

/** What stands beside each mark. */
export type Beside = 'both' | 'last' | 'expected' | 'nothing';

/** In which order pupils stand, what stands beside their marks, and what can be done with a block. */
@Component({
  selector: 'hw-grid-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [GridSort, Icon],
  template: `
    <div class="bar mg-bar">
      @if (!narrow()) {
        <span class="muted small mg-hint"
          >Type, then <kbd>Enter</kbd> goes down · <kbd>Ctrl ↓</kbd> next empty · <kbd>F2</kbd> changes ·
          <button class="link" type="button" (click)="keys.emit()"><kbd>?</kbd> all keys</button></span
        >
      }
      <hw-grid-sort />
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
      <ng-content />
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
  private readonly store = inject(MarkSheetStore);
  readonly beside = model<Beside>('both');
  /** One pupil at a time: no grid to show keys and blocks for. */
  readonly narrow = input(false);
  readonly keys = output();
  readonly undoHour = output();
  readonly pasteBlock = output();
  readonly about = output();

  protected readonly canWrite = computed(() => this.store.sheet()?.canWrite === true);
  protected show(value: string): void {
    this.beside.set(value === 'last' || value === 'expected' || value === 'nothing' ? value : 'both');
  }
}
