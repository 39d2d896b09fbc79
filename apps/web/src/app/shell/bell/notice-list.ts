import { ChangeDetectionStrategy, Component, type Injector, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { Api, type NoticeDto, readNotices } from '@headway/api-client';
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
    </div>
  `,
})
export class NoticeList {
  protected readonly lines = inject<readonly NoticeDto[]>(MAT_DIALOG_DATA).map(noticeLine);
  protected readonly dialog = inject<MatDialogRef<NoticeList>>(MatDialogRef);
  protected readonly day = shortDate;
}

export function openNotices(injector: Injector, notices: readonly NoticeDto[]): void {
  injector.get(MatDialog).open(NoticeList, {
    data: notices,
    ariaLabel: 'Notices',
    position: { right: '12px', top: '56px' },
    width: 'min(420px, calc(100vw - 24px))',
    maxWidth: 'calc(100vw - 24px)',
    closeOnNavigation: true,
  });
  if (!notices.some(({ readAt }) => readAt === null)) return;
  const schoolId = injector.get(Session).schoolId();
  // What could not be marked as read is new again next time: nothing is lost.
  void injector
    .get(Api)
    .invoke(readNotices, { schoolId })
    .catch(() => undefined);
}
