import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Connection } from '../core/device/connection';
import { NewVersion } from '../core/offline/new-version';
import { UnsentMarks } from '../core/offline/unsent-marks';
import { Session } from '../core/session/session';
import { Icon } from '../shared/icon/icon';
import { counted } from '../shared/words/numbers';

/** Under the top line: no network and what that means, a browser that keeps nothing, a new version. */
@Component({
  selector: 'hw-device-notices',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <div role="status">
      @if (offline(); as words) {
        <p class="offline"><hw-icon name="cloudoff" small />{{ words }}</p>
      }
      @if (keepsNothing()) {
        <p class="offline">
          <hw-icon name="warn" small />This browser keeps nothing. Leave this tab open until your marks are saved.
        </p>
      }
      @if (version.ready()) {
        <p class="offline">
          <hw-icon name="cloud" small />A new version is ready.
          <button class="btn text sm" type="button" (click)="version.reload()">Reload</button>
        </p>
      }
    </div>
  `,
  host: { '(window:beforeunload)': 'leaving($event)' },
})
export class DeviceNotices {
  private readonly unsent = inject(UnsentMarks);
  private readonly connection = inject(Connection);
  private readonly session = inject(Session);
  protected readonly version = inject(NewVersion);

  protected readonly offline = computed(() => {
    if (this.connection.online() && !this.session.fromDevice()) return null;
    // A mark that was refused is not sent again: it waits for somebody to put it right.
    const marks = this.unsent.marks().filter(({ refused }) => !refused).length;
    if (marks === 0 || !this.unsent.storedOnDevice()) return 'You’re offline. What you see may be out of date.';
    const [are, them] = marks === 1 ? ['is', 'It'] : ['are', 'They'];
    return `You’re offline. ${counted(marks, 'mark')} ${are} kept on this device. ${them} will be sent when the connection is back.`;
  });
  protected readonly keepsNothing = computed(() => !this.unsent.storedOnDevice() && this.unsent.marks().length > 0);

  /** The browser asks in its own words whether to leave. */
  protected leaving(event: Event): void {
    if (this.keepsNothing()) event.preventDefault();
  }
}
