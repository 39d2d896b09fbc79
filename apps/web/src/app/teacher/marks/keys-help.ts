import { ChangeDetectionStrategy, Component, type Injector, inject } from '@angular/core';
import { MatDialog, MatDialogRef } from '@angular/material/dialog';

const KEYS: readonly (readonly [string, string])[] = [
  ['Type', 'write over the mark'],
  ['Enter, Shift Enter', 'down, up'],
  ['Tab, Shift Tab', 'right, left'],
  ['Arrow keys', 'to the next cell; with Shift select several'],
  ['Home, End', 'first, last subject; with Ctrl first, last pupil too'],
  ['Page Up, Page Down', 'a screen of pupils'],
  ['Ctrl ↓', 'next empty cell'],
  ['F2', 'change the mark that is there'],
  ['Esc', 'drop what was typed; then Tab leaves the grid'],
  ['Delete', 'clear the marks'],
  ['Ctrl Z, Ctrl Y', 'undo, redo'],
  ['Ctrl D', 'fill down'],
  ['Ctrl C, Ctrl X, Ctrl V', 'copy, cut, paste a block'],
  ['Shift F2', 'comment and history'],
  ['A, N, B', 'absent, not assessed, below the scale'],
];

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
  protected readonly keys = KEYS;
}

export function openKeys(injector: Injector): void {
  injector.get(MatDialog).open(KeysHelp, {
    ariaLabel: 'Keys of the mark grid',
    width: 'min(520px, 100vw)',
    maxWidth: '100vw',
    panelClass: 'sheet-pane',
    closeOnNavigation: true,
  });
}
