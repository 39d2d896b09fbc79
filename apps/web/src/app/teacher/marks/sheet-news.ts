import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Icon } from '../../shared/icon/icon';
import { shortDate } from '../../shared/words/dates';
import { MarkRows } from './mark-rows';
import { MarkSheetStore } from './mark-sheet-store';

/** What somebody has to know before they type: a sheet from this device, a locked window, a short check. */
@Component({
  selector: 'hw-sheet-news',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <div role="status">
      @if (store.fromDevice()) {
        <div class="banner">
          <hw-icon name="cloudoff" />
          <p><b>This is the sheet this device kept.</b> Marks that others have given since are not in it.</p>
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
