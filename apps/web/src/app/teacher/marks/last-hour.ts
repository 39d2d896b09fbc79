import { ChangeDetectionStrategy, Component, type Injector, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { clockTime } from '../../shared/words/dates';
import { counted } from '../../shared/words/numbers';
import type { MarkSheetDto } from '../../core/offline/mark-types';
import { fullName } from './sheet';

const HOUR_MS = 3_600_000;
const LISTED = 40;

/** A mark that somebody gave in the last hour. */
export interface RecentMark {
  readonly name: string;
  readonly subject: string;
  readonly text: string;
  readonly at: string;
}

/** This person's marks of the last hour on the open sheet, newest first. */
export function recentMarks(sheet: MarkSheetDto, by: string, now: Date): RecentMark[] {
  const since = new Date(now.getTime() - HOUR_MS).toISOString();
  const pupils = new Map(sheet.pupils.map((pupil) => [pupil.pupilId, pupil]));
  const subjects = new Map(sheet.columns.map(({ subjectId, name }) => [subjectId, name]));
  return sheet.cells
    .flatMap(({ pupilId, subjectId, mark }) => {
      const pupil = pupils.get(pupilId);
      if (!pupil || !mark || mark.by !== by || mark.at < since) return [];
      return [{ name: fullName(pupil), subject: subjects.get(subjectId) ?? '', text: mark.text, at: mark.at }];
    })
    .sort((one, other) => (one.at > other.at ? -1 : 1));
}

/** Says what undoing the last hour would take back, before it is done. */
@Component({
  selector: 'hw-last-hour',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="moves pastep">
      <h2>Undo the last hour?</h2>
      <p>
        @if (marks.length === 0) {
          No mark that stands here now is from you and the last hour. Marks you took away in that time come back.
        } @else {
          {{ count }} of yours would go back to what stood there an hour ago. Marks you took away in that time come
          back. What somebody else has changed since stays as it is.
        }
      </p>
      @if (marks.length > 0) {
        <div class="scroll" tabindex="0" role="region" aria-label="Marks of the last hour">
          <table>
            <thead>
              <tr>
                <th scope="col">Pupil</th>
                <th scope="col">Subject</th>
                <th scope="col" class="num">Mark</th>
                <th scope="col" class="num">At</th>
              </tr>
            </thead>
            <tbody>
              @for (mark of listed; track $index) {
                <tr>
                  <td>{{ mark.name }}</td>
                  <td>{{ mark.subject }}</td>
                  <td class="num">
                    <b>{{ mark.text }}</b>
                  </td>
                  <td class="num">{{ time(mark.at) }}</td>
                </tr>
              }
            </tbody>
          </table>
          @if (marks.length > listed.length) {
            <p class="muted">and {{ marks.length - listed.length }} more</p>
          }
        </div>
      }
      <div class="bar">
        <button class="btn fill" type="button" (click)="dialog.close(true)">Undo the last hour</button>
        <button class="btn" type="button" (click)="dialog.close(false)">Leave them</button>
      </div>
    </div>
  `,
})
export class LastHour {
  protected readonly marks = inject<readonly RecentMark[]>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<LastHour, boolean>>(MatDialogRef);
  protected readonly listed = this.marks.slice(0, LISTED);
  protected readonly count = counted(this.marks.length, 'mark');
  protected readonly time = clockTime;
}

export async function askLastHour(injector: Injector, marks: readonly RecentMark[]): Promise<boolean> {
  const opened = injector.get(MatDialog).open<LastHour, readonly RecentMark[], boolean>(LastHour, {
    data: marks,
    ariaLabel: 'Undo the last hour',
    width: 'min(560px, 100vw)',
    maxWidth: '100vw',
    panelClass: 'sheet-pane',
    closeOnNavigation: true,
  });
  return (await firstValueFrom(opened.afterClosed())) ?? false;
}
