import { ChangeDetectionStrategy, Component, type Injector, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import type { GridSource } from './grid-source';

const KEYS: readonly (readonly [string, string])[] = [
  ['Type', 'write over what is there'],
  ['Enter, Shift Enter', 'down, up'],
  ['Tab, Shift Tab', 'right, left'],
  ['Arrow keys', 'to the next cell; with Shift select several'],
  ['Home, End', 'first, last subject; with Ctrl first, last pupil too'],
  ['Page Up, Page Down', 'a screen of pupils'],
  ['Ctrl ↓', 'next empty cell'],
  ['F2', 'change what is there'],
  ['Esc', 'drop what was typed; then Tab leaves the grid'],
  ['Delete', 'clear what is there'],
  ['Ctrl Z, Ctrl Y', 'undo, redo'],
  ['Ctrl D', 'fill down'],
  ['Ctrl C, Ctrl X, Ctrl V', 'copy, cut, paste a block'],
];

const OWN_KEYS: Readonly<Record<GridSource['thing'], typeof KEYS>> = {
  mark: [
    ['Shift F2', 'comment and history'],
    ['A, N, B', 'absent, not assessed, below the scale'],
  ],
  target: [['Shift F2', 'the pupil’s targets: who agreed, and what they were before']],
};

/** All keys of the grid. */
@Component({
  selector: 'hw-keys-help',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="moves keyhelp">
      <h2>Keys</h2>
      <dl>
        @for (key of keys; track key[0]) {
          <div>
            <dt>
              <kbd>{{ key[0] }}</kbd>
            </dt>
            <dd>{{ key[1] }}</dd>
          </div>
        }
      </dl>
      <button class="btn" type="button" (click)="dialog.close()">Close</button>
    </div>
  `,
})
export class KeysHelp {
  protected readonly dialog = inject<MatDialogRef<KeysHelp>>(MatDialogRef);
  protected readonly keys = [...KEYS, ...OWN_KEYS[inject<GridSource['thing']>(MAT_DIALOG_DATA)]];
}

export function openKeys(injector: Injector, thing: GridSource['thing']): void {
  injector.get(MatDialog).open(KeysHelp, {
    data: thing,
    ariaLabel: `Keys of the ${thing} grid`,
    width: 'min(520px, 100vw)',
    maxWidth: '100vw',
    panelClass: 'sheet-pane',
    closeOnNavigation: true,
  });
}
