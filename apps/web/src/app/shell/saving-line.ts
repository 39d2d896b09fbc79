import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Connection } from '../core/device/connection';
import { SendMarks } from '../core/offline/send-marks';
import { UnsentMarks } from '../core/offline/unsent-marks';
import { type PageState, PageStateLine } from '../core/page/page-state';
import { Icon } from '../shared/icon/icon';
import { counted } from '../shared/words/numbers';

/** The top line's word on what is saved: of marks that wait on this device on every page, otherwise what the page says. */
@Component({
  selector: 'hw-saving-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    @if (state(); as state) {
      <span class="sync" [class.off]="state.waiting" role="status">
        <hw-icon [name]="state.waiting ? 'cloudoff' : 'cloud'" small />{{ state.text }}
      </span>
    }
  `,
})
export class SavingLine {
  private readonly unsent = inject(UnsentMarks);
  private readonly sending = inject(SendMarks);
  private readonly connection = inject(Connection);
  private readonly page = inject(PageStateLine);

  protected readonly state = computed<PageState | null>(() => {
    const marks = this.unsent.marks();
    const refused = marks.filter((mark) => mark.refused).length;
    const waiting = marks.length - refused;
    const where = this.unsent.storedOnDevice() ? 'kept on this device' : 'not saved yet';
    if (waiting > 0 && (this.sending.state() === 'offline' || !this.connection.online())) {
      return { text: `${counted(waiting, 'mark')} ${where}`, waiting: true };
    }
    if (waiting > 0 && this.sending.state() === 'failed') {
      return { text: `${counted(waiting, 'mark')} ${where}: trying again`, waiting: true };
    }
    if (refused > 0) return { text: `${counted(refused, 'mark')} not saved: look at the cell`, waiting: true };
    if (waiting > 0) return { text: `Saving ${counted(waiting, 'mark')}`, waiting: false };
    if (!this.connection.online()) return { text: 'Offline', waiting: true };
    return this.page.state();
  });
}
