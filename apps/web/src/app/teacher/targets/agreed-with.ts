import { ChangeDetectionStrategy, Component, computed, inject, output } from '@angular/core';
import { Session } from '../../core/session/session';
import { counted } from '../../shared/words/numbers';
import { GridCursor } from '../marks/grid-cursor';
import { MarkBook } from '../marks/mark-book';
import { NOT_AGREED } from './target-sheet';
import { TargetSource } from './target-source';

/** With whom and when: said once, and borne by every target that is typed from then on. */
@Component({
  selector: 'hw-agreed-with',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="bar tgb" role="group" aria-label="Who agreed the targets you type">
      <label class="pick">
        <span>Agreed with</span>
        <input
          #who
          type="text"
          maxlength="200"
          autocomplete="off"
          placeholder="nobody yet"
          list="agreed-with"
          [value]="source.agreement().agreedWith ?? ''"
          (change)="agreeWith(who.value.trim())"
        />
      </label>
      <datalist id="agreed-with">
        @for (one of usual; track one) {
          <option [value]="one"></option>
        }
      </datalist>
      @if (source.agreement().agreedWith !== null) {
        <label class="pick">
          <span>on</span>
          <input
            #day
            type="date"
            [value]="source.agreement().agreedOn ?? ''"
            (change)="source.agreement.set({ agreedWith: who.value.trim(), agreedOn: day.value || null })"
          />
        </label>
      }
      @if (chosen(); as cells) {
        <button class="btn text" type="button" (click)="agree.emit()">Say so of the {{ cells }} chosen</button>
      }
      <span class="muted small">{{ hint() }}</span>
    </div>
  `,
})
export class AgreedWith {
  private readonly cursor = inject(GridCursor);
  private readonly book = inject(MarkBook);
  private readonly today = inject(Session).school()?.today ?? null;
  protected readonly source = inject(TargetSource);
  /** The chosen targets were agreed so as well. */
  readonly agree = output();

  protected readonly usual = ['the pupil', 'the parents', 'the pupil and parents', 'everyone at the meeting'];
  protected readonly hint = computed(() =>
    this.source.agreement().agreedWith === null
      ? 'Targets you type are kept as agreed with nobody yet.'
      : 'Every target you type from now on says so.',
  );
  /** "3 targets", where a block is chosen in which some stand and there is something to say of them. */
  protected readonly chosen = computed(() => {
    this.book.version();
    const cells = this.cursor.selected();
    const stand = cells.filter((cell) => cell.view().text !== '' && cell.source().canWrite).length;
    if (this.source.agreement().agreedWith === null || cells.length < 2 || stand === 0) return null;
    return counted(stand, 'target');
  });

  protected agreeWith(who: string): void {
    this.source.agreement.update(({ agreedOn }) =>
      who === '' ? NOT_AGREED : { agreedWith: who, agreedOn: agreedOn ?? this.today },
    );
  }
}
