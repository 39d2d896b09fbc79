import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, input, output } from '@angular/core';
import { clockTime } from '../../shared/words/dates';
import { possessive, subjectInSentence } from '../../shared/words/school-words';
import type { GridCell } from './grid-cell';
import { MarkBook } from './mark-book';
import { MarkEntry } from './mark-entry';

/** Why a mark was not taken, and what can be done: one of two marks is kept, or a mark is put right or given up. */
@Component({
  selector: 'hw-cell-trouble',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown.escape)': 'done.emit()' },
  template: `
    @if (view().state === 'conflict') {
      <div class="pop conf" role="group" [attr.aria-label]="'Two marks for ' + cell().pupil.forename">
        <h3>Two marks for {{ whose() }}</h3>
        <p>
          You typed <b>{{ mine() }}</b>{{ at(typedAt()) }}. {{ view().theirs?.by ?? 'Somebody else' }}
          @if (view().theirs?.text; as text) {
            typed <b>{{ text }}</b>{{ at(view().theirs?.at) }}.
          } @else {
            took the mark away.
          }
        </p>
        <div class="bar">
          <button class="btn fill sm" type="button" (click)="keep()">Keep {{ mine() }}</button>
          <button class="btn sm" type="button" (click)="take()">Take {{ view().theirs?.text || 'nothing' }}</button>
        </div>
      </div>
    } @else {
      <div class="inv">
        <p><b>Kept here, not saved.</b> {{ view().message }}</p>
        <button class="btn text sm" type="button" (click)="take()">
          {{ before() ? 'Put back ' + before() : 'Leave it empty' }}
        </button>
      </div>
    }
  `,
})
export class CellTrouble {
  private readonly entry = inject(MarkEntry);
  private readonly book = inject(MarkBook);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly cell = input.required<GridCell>();
  /** Decided, or left: the focus goes back to the cell. */
  readonly done = output();

  protected readonly view = computed(() => this.cell().view());
  protected readonly mine = computed(() => this.view().text || 'nothing');
  protected readonly before = computed(() => this.cell().source().mark?.text ?? '');
  protected readonly typedAt = computed(() => this.book.marks().get(this.cell().key)?.typedAt);
  protected readonly whose = computed(() => {
    const { pupil, column } = this.cell();
    return `${possessive(pupil.forename)} ${subjectInSentence(column.name)}`;
  });

  focus(): void {
    this.element.nativeElement.querySelector('button')?.focus();
  }

  protected at(time: string | undefined): string {
    return time ? ` at ${clockTime(time)}` : '';
  }

  protected keep(): void {
    this.entry.keepMine(this.cell());
    this.done.emit();
  }

  protected take(): void {
    this.entry.takeTheirs(this.cell());
    this.done.emit();
  }
}
