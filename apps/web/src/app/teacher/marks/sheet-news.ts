import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { Connection } from '../../core/device/connection';
import { SendMarks } from '../../core/offline/send-marks';
import { UnsentMarks } from '../../core/offline/unsent-marks';
import { Icon } from '../../shared/icon/icon';
import { counted } from '../../shared/words/numbers';
import { shortDate } from '../../shared/words/dates';
import { subjectInSentence } from '../../shared/words/school-words';
import { MarkBook } from './mark-book';
import { MarkRows } from './mark-rows';
import { MarkSheetStore } from './mark-sheet-store';
import { fullName } from './sheet';

/** At most so many marks are named; the others are found one after the other. */
const NAMED = 3;

/** What somebody has to know before they type on: offline, marks that were not taken, a locked window, a short check. */
@Component({
  selector: 'hw-sheet-news',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <div role="status">
      @if (kept(); as words) {
        <div class="banner">
          <hw-icon name="cloudoff" />
          <p><b>Headway cannot be reached just now.</b> {{ words }} Keep typing, nothing is lost.</p>
          <button class="btn text sm" type="button" (click)="sender.send()">Try now</button>
        </div>
      }
      @if (store.fromDevice()) {
        <div class="banner">
          <hw-icon name="cloudoff" />
          <p><b>This is the sheet this device kept.</b> Marks that others have given since are not in it.</p>
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
      @if (lockedWhy(); as why) {
        <div class="banner info">
          <hw-icon name="lock" />
          <p>{{ why }}</p>
        </div>
      }
      @if (short(); as words) {
        <div class="banner info">
          <hw-icon name="filter" />
          <p>{{ words }}</p>
          <button class="btn text sm" type="button" [attr.aria-pressed]="rows.opened()" (click)="toggle()">
            {{ rows.opened() ? 'Fold them away' : 'Show them' }}
          </button>
        </div>
      }
    </div>
  `,
})
export class SheetNews {
  protected readonly store = inject(MarkSheetStore);
  protected readonly rows = inject(MarkRows);
  protected readonly unsent = inject(UnsentMarks);
  protected readonly sender = inject(SendMarks);
  private readonly connection = inject(Connection);
  private readonly book = inject(MarkBook);
  /** Somebody wants to see this cell. */
  readonly go = output<string>();

  /** Without a network the line under the page's name says it already. */
  protected readonly kept = computed(() => {
    const waiting = [...this.book.marks().values()].filter(({ refused }) => !refused).length;
    if (waiting === 0 || !this.book.waits() || !this.connection.online()) return null;
    const [are, they] = waiting === 1 ? ['is', 'It'] : ['are', 'They'];
    const where = this.unsent.storedOnDevice() ? 'on this device' : 'on this page only';
    return `${counted(waiting, 'mark')} ${are} kept ${where}. ${they} will be sent as soon as Headway answers.`;
  });
  protected readonly refused = computed(() => {
    this.book.rows();
    return [...this.book.marks()].flatMap(([key, { refused }]) => {
      const cell = refused ? this.book.cell(key) : null;
      if (!cell || !refused) return [];
      const why = refused.state === 'conflict' ? ' (two marks)' : '';
      return [{ key, words: `${fullName(cell.pupil)}, ${subjectInSentence(cell.column.name)}${why}` }];
    });
  });
  protected readonly named = computed(() => this.refused().slice(0, NAMED));
  protected readonly refusedWords = computed(() =>
    this.refused().length === 1 ? '1 mark was not saved:' : `${this.refused().length} marks were not saved:`,
  );
  protected readonly lockedWhy = computed(() => {
    const sheet = this.store.sheet();
    if (!sheet || (!sheet.locked && sheet.canWrite)) return null;
    return sheet.lockedWhy ?? `You can read these marks, not change them. They lock on ${shortDate(sheet.locksOn)}.`;
  });
  protected readonly short = computed(() => {
    const words = this.rows.foldedWords();
    if (words === '') return null;
    return this.store.sheet()?.windowKind === 'short'
      ? `A short check asks for flagged, supported and new pupils: ${words}.`
      : `Folded away: ${words}.`;
  });

  protected toggle(): void {
    this.rows.opened.update((opened) => !opened);
  }
}
