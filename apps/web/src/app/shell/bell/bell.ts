import { ChangeDetectionStrategy, Component, Injector, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Api, type NoticePageDto, listNotices } from '@headway/api-client';
import { LiveEvents } from '../../core/live/live-events';
import { Session } from '../../core/session/session';
import { Icon } from '../../shared/icon/icon';
import { bellLabel } from './notice-words';

/** What waits for this person; the list opens when it is pressed. */
@Component({
  selector: 'hw-bell',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <button class="btn text icon bell" type="button" [attr.aria-label]="label()" (click)="open()">
      <hw-icon name="bell" />
      @if (unread() > 0) {
        <em aria-hidden="true">{{ unread() > 9 ? '9+' : unread() }}</em>
      }
    </button>
  `,
})
export class Bell {
  private readonly injector = inject(Injector);
  private readonly page = signal<NoticePageDto>({ items: [], unread: 0, byMail: null });
  protected readonly unread = computed(() => this.page().unread);
  protected readonly label = computed(() => bellLabel(this.unread()));

  constructor() {
    const api = inject(Api);
    const schoolId = inject(Session).schoolId();
    inject(LiveEvents)
      .follow({ topics: ['notices'], everyMs: 60_000, read: () => api.invoke(listNotices, { schoolId }) })
      .pipe(takeUntilDestroyed())
      // A bell that cannot be read stays silent: the page below says what is wrong.
      .subscribe({ next: (page) => this.page.set(page), error: () => undefined });
  }

  protected async open(): Promise<void> {
    (await import('./notice-list')).openNotices(this.injector, this.page());
  }
}
