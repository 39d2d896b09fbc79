import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { Connection } from '../../core/device/connection';
import { Icon } from '../../shared/icon/icon';
import { counted } from '../../shared/words/numbers';
import { subjectInSentence } from '../../shared/words/school-words';
import { GridSource } from './grid-source';
import { MarkBook } from './mark-book';
import { fullName } from './sheet';

/** At most so many marks are named; the others are found one after the other. */
const NAMED = 3;

/**
 * Marks, or targets, that wait or were not taken. It comes and goes while somebody types, so it stands under the grid: no row moves
 * under their eyes.
 */
@Component({
  selector: 'hw-unsent-news',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <div role="status">
      @if (kept(); as words) {
        <div class="banner">
          <hw-icon name="cloudoff" />
          <p><b>Headway cannot be reached just now.</b> {{ words }} Keep typing, nothing is lost.</p>
          <button class="btn text sm" type="button" (click)="source.send()">Try now</button>
        </div>
      }
      @if (refused().length > 0) {
        <div class="banner act">
          <hw-icon name="warn" />
          <p>
            <b>{{ refusedWords() }}</b>
            @for (cell of named(); track cell.key) {
              <button class="btn text sm" type="button" (click)="go.emit(cell.key)">{{ cell.words }}</button>
            }
            @if (refused().length > named().length) {
              and {{ refused().length - named().length }} more
            }
          </p>
        </div>
      }
    </div>
  `,
})
export class UnsentNews {
  protected readonly source = inject(GridSource);
  private readonly connection = inject(Connection);
  private readonly book = inject(MarkBook);
  /** Somebody wants to see this cell. */
  readonly go = output<string>();

  /** Without a network the line under the page's name says it already. */
  protected readonly kept = computed(() => {
    const waiting = [...this.book.marks().values()].filter(({ refused }) => !refused).length;
    if (waiting === 0 || !this.book.waits() || !this.connection.online()) return null;
    const [are, they] = waiting === 1 ? ['is', 'It'] : ['are', 'They'];
    return `${counted(waiting, this.source.thing)} ${are} kept ${this.source.keptWhere()}. ${they} will be sent as soon as Headway answers.`;
  });
  /** In the order in which they stand in the class list. */
  protected readonly refused = computed(() => {
    const marks = this.book.marks();
    const cells = marks.size === 0 ? [] : this.book.rows().flatMap((row) => row.cells);
    return cells.flatMap(({ key, pupil, column }) => {
      const refused = marks.get(key)?.refused;
      if (!refused) return [];
      const why = refused.state === 'conflict' ? ' (two marks)' : '';
      return [{ key, words: `${fullName(pupil)}, ${subjectInSentence(column.name)}${why}` }];
    });
  });
  protected readonly named = computed(() => this.refused().slice(0, NAMED));
  protected readonly refusedWords = computed(() =>
    this.refused().length === 1
      ? `1 ${this.source.thing} was not saved:`
      : `${this.refused().length} ${this.source.thing}s were not saved:`,
  );
}
