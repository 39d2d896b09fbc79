import { ChangeDetectionStrategy, Component, type Injector, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import type { NavPage } from '../navigation';
import { SideBar } from './side-bar';

/** The side bar over the page, for phones. */
@Component({
  selector: 'hw-drawer',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [SideBar],
  template: `<div class="drawer"><hw-side-bar [pages]="pages" (went)="dialog.close()" /></div>`,
})
export class Drawer {
  protected readonly pages = inject<readonly NavPage[]>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<Drawer>>(MatDialogRef);
}

export function openDrawer(injector: Injector, pages: readonly NavPage[]): void {
  injector.get(MatDialog).open(Drawer, {
    data: pages,
    ariaLabel: 'Menu',
    position: { left: '0', top: '0' },
    panelClass: 'drawer-pane',
    width: 'min(280px, 86vw)',
    maxWidth: '86vw',
    closeOnNavigation: true,
  });
}
