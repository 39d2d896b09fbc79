import { ChangeDetectionStrategy, Component, type Injector, inject } from '@angular/core';
import { MatDialog, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

/** A field to paste a block in, for whoever does not use the keys. */
@Component({
  selector: 'hw-paste-box',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="moves pastep" (submit)="send($event, block.value)">
      <h2>Paste a block</h2>
      <p>
        Copy cells in Excel or Sheets and paste them here, or straight into the grid with <kbd>Ctrl V</kbd>. Copy the
        names as well: then each mark finds its pupil, in whatever order they stand. Without names the first mark goes
        into the cell that is chosen in the grid.
      </p>
      <label class="fld"
        ><span>Cells from a spreadsheet</span>
        <textarea #block rows="8" spellcheck="false"></textarea>
      </label>
      <div class="bar">
        <button class="btn fill" type="submit">Paste into the grid</button>
        <button class="btn" type="button" (click)="dialog.close()">Don’t paste</button>
      </div>
    </form>
  `,
})
export class PasteBox {
  protected readonly dialog = inject<MatDialogRef<PasteBox, string>>(MatDialogRef);

  protected send(event: Event, block: string): void {
    event.preventDefault();
    this.dialog.close(block);
  }
}

export function askForBlock(injector: Injector): Promise<string | undefined> {
  const opened = injector.get(MatDialog).open<PasteBox, undefined, string>(PasteBox, {
    ariaLabel: 'Paste a block',
    width: 'min(560px, 100vw)',
    maxWidth: '100vw',
    panelClass: 'sheet-pane',
    closeOnNavigation: true,
  });
  return firstValueFrom(opened.afterClosed());
}
