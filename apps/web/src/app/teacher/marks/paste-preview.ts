import { ChangeDetectionStrategy, Component, type Injector, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { counted } from '../../shared/words/numbers';
import type { PastePlan } from './paste-plan';

/** As many as are listed; the others are counted. */
const LISTED = 50;

/** What of a pasted block does not fit, before anything is written. */
@Component({
  selector: 'hw-paste-preview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="moves pastep">
      <h2>{{ misfits }} not fit</h2>
      <p class="muted">Nothing has been pasted yet. Blank cells of the block leave what stands here.</p>
      <div class="scroll" tabindex="0" role="region" aria-label="What does not fit">
        <table>
          <thead>
            <tr>
              <th scope="col">For</th>
              <th scope="col">Pasted</th>
              <th scope="col">Why it does not fit</th>
            </tr>
          </thead>
          <tbody>
            @for (misfit of listed; track $index) {
              <tr>
                <td>{{ misfit.where }}</td>
                <td>
                  <b>{{ misfit.text }}</b>
                </td>
                <td>{{ misfit.because }}</td>
              </tr>
            }
          </tbody>
        </table>
        @if (others > 0) {
          <p class="muted">and {{ others }} more</p>
        }
      </div>
      <div class="bar">
        @if (plan.fits.length > 0) {
          <button class="btn fill" type="button" (click)="dialog.close(true)">
            Paste the {{ plan.fits.length }} that {{ plan.fits.length === 1 ? 'fits' : 'fit' }}
          </button>
        }
        <button class="btn" type="button" (click)="dialog.close(false)">Don’t paste</button>
      </div>
    </div>
  `,
})
export class PastePreview {
  protected readonly plan = inject<PastePlan>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<PastePreview, boolean>>(MatDialogRef);
  protected readonly listed = this.plan.misfits.slice(0, LISTED);
  protected readonly others = this.plan.misfits.length - this.listed.length;
  protected readonly misfits =
    this.plan.misfits.length === 1
      ? '1 cell of the block does'
      : `${counted(this.plan.misfits.length, 'cell')} of the block do`;
}

/** True: paste what fits. */
export async function askAboutMisfits(injector: Injector, plan: PastePlan): Promise<boolean> {
  const opened = injector.get(MatDialog).open<PastePreview, PastePlan, boolean>(PastePreview, {
    data: plan,
    ariaLabel: 'What of the block does not fit',
    width: 'min(640px, 100vw)',
    maxWidth: '100vw',
    panelClass: 'sheet-pane',
    closeOnNavigation: true,
  });
  return (await firstValueFrom(opened.afterClosed())) ?? false;
}
