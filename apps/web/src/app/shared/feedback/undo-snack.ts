import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MAT_SNACK_BAR_DATA } from '@angular/material/snack-bar';

/** What was done, in the past tense, and the way back. */
export interface UndoOffer {
  readonly message: string;
  readonly undo: () => void;
  /** Somebody is reading or reaching for the button: time stands still. */
  readonly hold: () => void;
  readonly release: () => void;
}

@Component({
  selector: 'hw-undo-snack',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    class: 'snack',
    '(mouseenter)': 'offer.hold()',
    '(mouseleave)': 'offer.release()',
    '(focusin)': 'offer.hold()',
    '(focusout)': 'offer.release()',
  },
  template: `
    <span>{{ offer.message }}</span>
    <button class="btn sm" type="button" (click)="offer.undo()">Undo</button>
  `,
})
export class UndoSnack {
  protected readonly offer = inject<UndoOffer>(MAT_SNACK_BAR_DATA);
}
