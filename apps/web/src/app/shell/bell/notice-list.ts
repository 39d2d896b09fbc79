import { ChangeDetectionStrategy, Component, type Injector, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { Api, chooseNoticesByMail, type NoticePageDto, readNotices } from '@headway/api-client';
import { Session } from '../../core/session/session';
import { Icon } from '../../shared/icon/icon';
import { shortDate } from '../../shared/words/dates';
import { noticeLine } from './notice-words';

/** What waits for this person, newest first. Opening the list counts as reading it. */
@Component({
  selector: 'hw-notice-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, RouterLink],
  template: `
    <div class="notices">
      <div class="sect-h">
        <h2>Notices</h2>
        <button class="btn text icon more" type="button" aria-label="Close" (click)="dialog.close()">
          <hw-icon name="x" />
        </button>
      </div>
      @if (lines.length === 0) {
        <p class="muted">Nothing waits for you. Reminders and finished imports are kept here.</p>
      } @else {
        <ul>
          @for (line of lines; track line.id) {
            <li [class.new]="line.isNew">
              <p>
                @if (line.isNew) {
                  <b>New: </b>
                }
                @if (line.link; as link) {
                  <a [routerLink]="link">{{ line.text }}</a>
                } @else {
                  {{ line.text }}
                }
              </p>
              <p class="small muted">{{ day(line.madeAt) }}</p>
            </li>
          }
        </ul>
      }
      @if (byMail() !== null) {
        <label class="bymail">
          <input type="checkbox" [checked]="byMail()" (change)="choose($event)" /> Also by e-mail
        </label>
        <p class="small muted" role="status">{{ said() }}</p>
      }
    </div>
  `,
})
export class NoticeList {
  private readonly api = inject(Api);
  private readonly schoolId = inject(Session).schoolId();
  private readonly page = inject<NoticePageDto>(MAT_DIALOG_DATA);
  protected readonly lines = this.page.items.map(noticeLine);
  /** Null where Headway sends no e-mail. */
  protected readonly byMail = signal(this.page.byMail);
  protected readonly said = signal('');
  protected readonly dialog = inject<MatDialogRef<NoticeList>>(MatDialogRef);
  protected readonly day = shortDate;

  protected async choose({ target }: Event): Promise<void> {
    if (!(target instanceof HTMLInputElement)) return;
    const byMail = target.checked;
    try {
      await this.api.invoke(chooseNoticesByMail, { schoolId: this.schoolId, body: { byMail } });
      this.byMail.set(byMail);
      this.said.set(byMail ? 'Notices come by e-mail too from now on.' : 'Notices come to the bell only.');
    } catch {
      target.checked = !byMail;
      this.said.set('That was not kept. Try it again.');
    }
  }
}

export function openNotices(injector: Injector, page: NoticePageDto): void {
  injector.get(MatDialog).open(NoticeList, {
    data: page,
    ariaLabel: 'Notices',
    position: { right: '12px', top: '56px' },
    width: 'min(420px, calc(100vw - 24px))',
    maxWidth: 'calc(100vw - 24px)',
    closeOnNavigation: true,
  });
  if (!page.items.some(({ readAt }) => readAt === null)) return;
  const schoolId = injector.get(Session).schoolId();
  // What could not be marked as read is new again next time: nothing is lost.
  void injector
    .get(Api)
    .invoke(readNotices, { schoolId })
    .catch(() => undefined);
}
