import { ChangeDetectionStrategy, Component, type Injector, computed, inject } from '@angular/core';
import { MatDialog, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { SendMarks } from '../core/offline/send-marks';
import { UnsentMarks } from '../core/offline/unsent-marks';
import { counted } from '../shared/words/numbers';

/** Signing out takes everything off this device: what is not saved would be lost. */
@Component({
  selector: 'hw-leave-unsaved',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="moves">
      <h2>{{ heading() }}</h2>
      <p>Signing out takes everything off this device, so that the next person sees nothing of it.</p>
      <ul>
        @for (each of unsent.classes(); track each.classId) {
          <li>{{ each.name }}: {{ marks(each.marks) }}</li>
        }
      </ul>
      <div class="bar">
        <button class="btn fill" type="button" (click)="stay()">Stay and save</button>
        <button class="btn" type="button" (click)="dialog.close(true)">Sign out and lose them</button>
      </div>
    </div>
  `,
})
export class LeaveUnsaved {
  private readonly sending = inject(SendMarks);
  protected readonly unsent = inject(UnsentMarks);
  protected readonly dialog = inject<MatDialogRef<LeaveUnsaved, boolean>>(MatDialogRef);
  protected readonly heading = computed(() => {
    const count = this.unsent.marks().length;
    return `${counted(count, 'mark')} ${count === 1 ? 'is' : 'are'} not saved yet`;
  });

  protected marks(count: number): string {
    return counted(count, 'mark');
  }

  protected stay(): void {
    this.sending.send();
    this.dialog.close(false);
  }
}

/** Whether to sign out all the same. */
export async function askLeaveUnsaved(injector: Injector): Promise<boolean> {
  const opened = injector.get(MatDialog).open<LeaveUnsaved, undefined, boolean>(LeaveUnsaved, {
    ariaLabel: 'Marks that are not saved',
    role: 'alertdialog',
    width: 'min(440px, 100vw)',
    maxWidth: '100vw',
    panelClass: 'sheet-pane',
    closeOnNavigation: true,
  });
  return (await firstValueFrom(opened.afterClosed())) ?? false;
}
