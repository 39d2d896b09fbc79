import { ChangeDetectionStrategy, Component, computed, inject, input, output, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { counted } from '../../shared/words/numbers';
import { subjectInSentence, possessive } from '../../shared/words/school-words';
import { GridCursor } from './grid-cursor';
import { GridHands } from './grid-hands';
import { GridSource } from './grid-source';
import { MarkBook } from './mark-book';
import { MarkRows } from './mark-rows';

/** How far each subject is, what is left until when, and the way to the next empty cell. */
@Component({
  selector: 'hw-grid-foot',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  template: `
    <footer class="mgfoot">
      <div class="pbs">
        @for (column of asked(); track column.subjectId) {
          <div class="pb">
            <span>{{ column.name }}</span><b
              >{{ column.done }} of {{ column.asked }}
              @if (column.belowExpected > 0) {
                <em><i class="dn open"></i>{{ column.belowExpected }}<span class="sr"> below expected</span></em>
              }
            </b>
            <div class="prog">
              <i [class.good]="column.missing === 0" [style.width.%]="percent(column)"></i>
            </div>
          </div>
        }
      </div>
      <div class="dues">
        <span
          ><b>{{ left() }}</b> · {{ due() }}</span
        >
        @for (part of partsLeft(); track part.subjectId) {
          <a [routerLink]="page()" [queryParams]="{ windowId: windowId(), subjectId: part.subjectId }"
            >{{ part.left }} more in the parts of {{ part.words }}</a
          >
        }
        @if (next(); as cell) {
          <button class="btn fill" type="button" (click)="nextEmpty.emit()">Next empty: {{ cell }}</button>
        }
      </div>
    </footer>
  `,
})
export class GridFoot {
  protected readonly rows = inject(MarkRows);
  private readonly book = inject(MarkBook);
  private readonly cursor = inject(GridCursor);
  private readonly hands = inject(GridHands);
  private readonly source = inject(GridSource);
  /** Until when. */
  readonly due = input.required<string>();
  readonly nextEmpty = output();

  /** Subjects in which somebody is asked for a mark. */
  protected readonly asked = computed(() => this.rows.totals().filter(({ asked }) => asked > 0));
  /** What is asked for in parts of subjects that have no column on the sheet of all. */
  protected readonly partsLeft = computed(() =>
    (this.source.sheet()?.partsLeft ?? []).map((part) => ({ ...part, words: subjectInSentence(part.name) })),
  );
  protected readonly page = computed(() => ['/classes', this.source.sheet()?.classId ?? '', 'marks']);
  protected readonly windowId = computed(() => this.source.sheet()?.windowId ?? null);
  protected readonly left = computed(() => {
    const left = this.rows.left();
    const { thing } = this.source;
    if (left > 0) return `${counted(left, thing)} left`;
    return this.partsLeft().length > 0 ? `All ${thing}s here are in` : `All ${thing}s are in`;
  });
  protected readonly next = computed(() => {
    this.book.version();
    this.cursor.place();
    if (this.rows.left() === 0) return null;
    // Every cell is looked at, and none of them has to know: the version says when one has changed.
    const place = untracked(() => this.hands.nextEmptyPlace());
    const cell = place && this.cursor.at(place);
    return cell ? `${possessive(cell.pupil.forename)} ${subjectInSentence(cell.column.name)}` : null;
  });

  protected percent({ asked, done }: { asked: number; done: number }): number {
    return asked === 0 ? 0 : (done / asked) * 100;
  }
}
