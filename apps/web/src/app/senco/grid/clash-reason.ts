import { ChangeDetectionStrategy, Component, type Injector, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

export interface Clash {
  readonly name: string;
  readonly group: string;
  readonly words: string;
}

/** Sessions at the same time are refused unless somebody says why both are right. */
@Component({
  selector: 'hw-clash-reason',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="moves" (submit)="send($event)">
      <h2>{{ clash.name }} cannot be in two places</h2>
      <p>{{ clash.group }} is at the same time as another group. {{ clash.words }}. Nothing has been changed.</p>
      <label class="fld">
        <span>Why are both right?</span>
        <input #why type="text" maxlength="300" autocomplete="off" [value]="typed()" (input)="typed.set(why.value)" />
      </label>
      <div class="bar">
        <button class="btn fill" type="submit" [disabled]="typed().trim() === ''">Place anyway</button>
        <button class="btn text" type="button" (click)="dialog.close()">Leave it</button>
      </div>
    </form>
  `,
})
export class ClashReason {
  protected readonly clash = inject<Clash>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<ClashReason, string>>(MatDialogRef);
  protected readonly typed = signal('');

  protected send(event: Event): void {
    event.preventDefault();
    this.dialog.close(this.typed().trim());
  }
}

export function askWhyBoth(injector: Injector, clash: Clash): Promise<string | undefined> {
  const opened = injector.get(MatDialog).open<ClashReason, Clash, string>(ClashReason, {
    data: clash,
    ariaLabel: 'Two sessions at the same time',
    width: 'min(480px, 100vw)',
    maxWidth: '100vw',
    panelClass: 'sheet-pane',
    closeOnNavigation: true,
  });
  return firstValueFrom(opened.afterClosed());
}
