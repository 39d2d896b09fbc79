import { ChangeDetectionStrategy, Component, type Injector, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { counted } from '../../shared/words/numbers';
import type { MarkTakenBackDto } from '@headway/api-client';
import type { MarkSheetDto } from '../../core/offline/mark-types';
import { fullName } from './sheet';

/** A mark of the last hour, with what it goes back to. */
export interface RecentMark {
  readonly name: string;
  readonly subject: string;
  /** What stands there; empty: nothing. */
  readonly now: string;
  readonly back: string;
}

/** What would be taken back on the open sheet, pupil by pupil as they stand there. */
export function recentMarks(sheet: MarkSheetDto, outcomes: readonly MarkTakenBackDto[]): RecentMark[] {
  const order = new Map(sheet.pupils.map(({ pupilId }, at) => [pupilId, at]));
  const place = ({ pupilId }: MarkTakenBackDto): number => order.get(pupilId) ?? sheet.pupils.length;
  return outcomes
    .filter(({ state }) => state === 'saved')
    .sort((one, other) => place(one) - place(other))
    .flatMap(({ pupilId, subjectId, now, back }) => {
      const pupil = sheet.pupils.find((each) => each.pupilId === pupilId);
      const column = sheet.columns.find((each) => each.subjectId === subjectId);
      return pupil && column
        ? [{ name: fullName(pupil), subject: column.name, now: now?.text ?? '', back: back ?? '' }]
        : [];
    });
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
          You changed no mark here in the last hour that still stands as you left it.
        } @else {
          {{ count }} of yours {{ marks.length === 1 ? 'goes' : 'go' }} back to what stood there an hour ago. What
          somebody else has changed since stays as it is.
        }
      </p>
      @if (marks.length > 0) {
        <div class="scroll" tabindex="0" role="region" aria-label="Marks of the last hour">
          <table>
            <thead>
              <tr>
                <th scope="col">Pupil</th>
                <th scope="col">Subject</th>
                <th scope="col" class="num">Now</th>
                <th scope="col" class="num">Goes back to</th>
              </tr>
            </thead>
            <tbody>
              @for (mark of marks; track $index) {
                <tr>
                  <td>{{ mark.name }}</td>
                  <td>{{ mark.subject }}</td>
                  <td class="num">{{ mark.now || 'nothing' }}</td>
                  <td class="num">
                    <b>{{ mark.back || 'nothing' }}</b>
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
      <div class="bar">
        @if (marks.length > 0) {
          <button class="btn fill" type="button" (click)="dialog.close(true)">Undo the last hour</button>
        }
        <button class="btn" type="button" (click)="dialog.close(false)">
          {{ marks.length > 0 ? 'Leave them' : 'Close' }}
        </button>
      </div>
    </div>
  `,
})
export class LastHour {
  protected readonly marks = inject<readonly RecentMark[]>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<LastHour, boolean>>(MatDialogRef);
  protected readonly count = counted(this.marks.length, 'mark');
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
